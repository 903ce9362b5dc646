package dev.lockstep.database.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTextTest {

    private static final String TABLE = """
            CREATE TABLE `book` (
              `id` int(11) NOT NULL AUTO_INCREMENT,
              `author` int(11) DEFAULT NULL,
              `editor` int(11) DEFAULT NULL,
              PRIMARY KEY (`id`),
              KEY `a` (`author`),
              KEY `e` (`editor`)
            ) ENGINE=InnoDB AUTO_INCREMENT=7 DEFAULT CHARSET=utf8mb4""";

    private static boolean same(String other) {
        return TableText.parse(TABLE).saysTheSameAs(TableText.parse(other));
    }

    @Test
    void theOrderOfIndexesAndTheCounterMeanNothing() {
        assertThat(same(TABLE)).isTrue();
        assertThat(same(TABLE.replace("AUTO_INCREMENT=7", "AUTO_INCREMENT=9"))).isTrue();
        assertThat(same(TABLE.replace("KEY `a` (`author`)", "KEY `x`")
                        .replace("KEY `e` (`editor`)", "KEY `a` (`author`)")
                        .replace("KEY `x`", "KEY `e` (`editor`)")))
                .isTrue();
    }

    @Test
    void everythingElseDoes() {
        assertThat(same(TABLE.replace("KEY `a` (`author`)", "KEY `a` (`editor`)")))
                .isFalse();
        assertThat(same(TABLE.replace("`author` int(11)", "`author` bigint(20)")))
                .isFalse();
        assertThat(same(TABLE.replace("ENGINE=InnoDB", "ENGINE=MyISAM"))).isFalse();
        var author = "  `author` int(11) DEFAULT NULL,\n";
        var editor = "  `editor` int(11) DEFAULT NULL,\n";
        assertThat(same(TABLE.replace(author + editor, editor + author))).isFalse();
    }
}
