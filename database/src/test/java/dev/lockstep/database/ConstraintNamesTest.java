package dev.lockstep.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class ConstraintNamesTest {

    @Test
    void followsTheRuleOfDirectus() {
        var names = new ConstraintNames(64);
        assertThat(names.unique("Article", "my-Title.x", _ -> false)).isEqualTo("article_my_title_x_unique");
        assertThat(names.index("a", "b", _ -> false)).isEqualTo("a_b_index");
        assertThat(names.foreign("a", "b", _ -> false)).isEqualTo("a_b_foreign");
    }

    @Test
    void cutsLongNamesAlwaysTheSameWay() {
        var names = new ConstraintNames(63);
        String name = names.foreign("t".repeat(50), "c".repeat(50), _ -> false);
        assertThat(name).hasSize(63).startsWith("t".repeat(40)).endsWith("_foreign");
        assertThat(names.foreign("t".repeat(50), "c".repeat(50), _ -> false)).isEqualTo(name);
        assertThat(names.foreign("t".repeat(50), "c".repeat(51), _ -> false))
                .isNotEqualTo(name)
                .hasSize(63);
        assertThat(new ConstraintNames(Integer.MAX_VALUE).index("t".repeat(90), "c", _ -> false))
                .hasSize(98);
    }

    @Test
    void avoidsNamesThatAreTaken() {
        var names = new ConstraintNames(20);
        assertThat(names.index("a", "b", Set.of("a_b_index", "a_b_index_2")::contains))
                .isEqualTo("a_b_index_3");
        String cut = names.index("a".repeat(30), "b", _ -> false);
        assertThat(names.index("a".repeat(30), "b", cut::equals))
                .isNotEqualTo(cut)
                .hasSizeLessThanOrEqualTo(20);
    }
}
