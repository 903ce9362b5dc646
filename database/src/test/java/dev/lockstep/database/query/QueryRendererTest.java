package dev.lockstep.database.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.database.query.Filter.Operator;
import dev.lockstep.database.query.Filter.Place;
import dev.lockstep.database.query.Query.Count;
import dev.lockstep.database.query.Query.Delete;
import dev.lockstep.database.query.Query.Insert;
import dev.lockstep.database.query.Query.Select;
import dev.lockstep.database.query.Query.Update;
import dev.lockstep.database.sqlite.SqliteVendor;
import dev.lockstep.model.schema.Column;
import dev.lockstep.model.schema.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class QueryRendererTest {

    private static final Table TABLE = Table.of(
            "t`x",
            List.of(Column.of("id", "integer", false, null), Column.of("a\"b", "text", true, null)),
            Optional.empty());

    private final SqliteVendor vendor = new SqliteVendor();
    private final QueryRenderer renderer = QueryRenderer.of(vendor);

    static Stream<Arguments> conditions() {
        return Stream.of(
                Arguments.of(Filter.equal("id", 1L), "{id} = ?", List.of(1L)),
                Arguments.of(new Filter.Compare("id", Operator.NOT_EQUAL, 1L), "{id} <> ?", List.of(1L)),
                Arguments.of(new Filter.Compare("id", Operator.LESS_OR_EQUAL, 1L), "{id} <= ?", List.of(1L)),
                Arguments.of(new Filter.In("id", List.of(1L, 2L), false), "{id} IN (?, ?)", List.of(1L, 2L)),
                Arguments.of(new Filter.In("id", List.of(1L), true), "{id} NOT IN (?)", List.of(1L)),
                Arguments.of(new Filter.In("id", List.of(), false), "1 = 0", List.of()),
                Arguments.of(new Filter.In("id", List.of(), true), "1 = 1", List.of()),
                Arguments.of(new Filter.Between("id", 1L, 2L, false), "{id} BETWEEN ? AND ?", List.of(1L, 2L)),
                Arguments.of(new Filter.Between("id", 1L, 2L, true), "{id} NOT BETWEEN ? AND ?", List.of(1L, 2L)),
                Arguments.of(new Filter.Null("id", false), "{id} IS NULL", List.of()),
                Arguments.of(new Filter.Null("id", true), "{id} IS NOT NULL", List.of()),
                Arguments.of(new Filter.Empty("id", false), "({id} IS NULL OR {id} = '')", List.of()),
                Arguments.of(new Filter.Empty("id", true), "({id} IS NOT NULL AND {id} <> '')", List.of()),
                Arguments.of(new Filter.SameText("id", "X"), "LOWER({id}) = LOWER(?)", List.of("X")),
                Arguments.of(
                        new Filter.Match("id", Place.ANYWHERE, "5%_!", false, false),
                        "{id} LIKE ? ESCAPE '!'",
                        List.of("%5!%!_!!%")),
                Arguments.of(
                        new Filter.Match("id", Place.START, "a", true, true),
                        "{id} NOT LIKE ? ESCAPE '!'",
                        List.of("a%")),
                Arguments.of(
                        new Filter.Match("id", Place.END, "a", false, false), "{id} LIKE ? ESCAPE '!'", List.of("%a")),
                Arguments.of(
                        Filter.equal("id", 1L)
                                .and(new Filter.Or(List.of(Filter.equal("id", 2L), new Filter.Null("id", false)))),
                        "({id} = ? AND ({id} = ? OR {id} IS NULL))",
                        List.of(1L, 2L)),
                Arguments.of(new Filter.Or(List.of()), "1 = 0", List.of()));
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void rendersConditionsWithEveryValueBound(Filter filter, String condition, List<Object> values) {
        var sql = renderer.render(new Count(TABLE, filter));

        assertThat(sql.text())
                .isEqualTo("SELECT COUNT(*) FROM " + name("t`x") + " WHERE " + condition.replace("{id}", name("id")));
        assertThat(sql.parameters()).isEqualTo(values);
    }

    @Test
    void rendersSelections() {
        var select = new Select(
                TABLE,
                List.of("a\"b", "id"),
                Filter.all(),
                List.of(new Sort("a\"b", true), Sort.ascending("id")),
                10L,
                5);

        assertThat(renderer.render(select).text())
                .isEqualTo("SELECT " + name("a\"b") + ", " + name("id") + " FROM " + name("t`x") + " ORDER BY "
                        + name("a\"b") + " DESC, " + name("id") + " LIMIT ? OFFSET ?");
        assertThat(renderer.render(select).parameters()).containsExactly(10L, 5L);
        var unlimited = new Select(TABLE, List.of("id"), Filter.all(), List.of(), null, 5);
        assertThat(renderer.render(unlimited).text()).endsWith(" LIMIT -1 OFFSET ?");
    }

    @Test
    void rendersChanges() {
        SequencedMap<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("id", 1L);
        values.put("a\"b", null);

        var insert = renderer.render(Insert.one(TABLE, values, "id"));
        assertThat(insert.text())
                .isEqualTo("INSERT INTO " + name("t`x") + " (" + name("id") + ", " + name("a\"b")
                        + ") VALUES (?, ?) RETURNING " + name("id"));
        assertThat(insert.parameters()).containsExactly(1L, null);
        var several = new Insert(TABLE, List.of("id"), List.of(List.of(1L), List.of(2L)), null);
        assertThat(renderer.render(several).text()).endsWith(" VALUES (?), (?)");
        var defaults = Insert.one(TABLE, new LinkedHashMap<String, @Nullable Object>(), null);
        assertThat(renderer.render(defaults).text()).isEqualTo("INSERT INTO " + name("t`x") + " DEFAULT VALUES");
        assertThat(renderer.render(new Update(TABLE, values, Filter.equal("id", 2L)))
                        .text())
                .isEqualTo("UPDATE " + name("t`x") + " SET " + name("id") + " = ?, " + name("a\"b") + " = ? WHERE "
                        + name("id") + " = ?");
        assertThat(renderer.render(new Delete(TABLE, Filter.all())).text()).isEqualTo("DELETE FROM " + name("t`x"));
    }

    @Test
    void refusesColumnsThatTheTableDoesNotHave() {
        var query = new Count(TABLE, new Filter.Null("id\" OR 1 = 1 --", false));

        assertThatThrownBy(() -> renderer.render(query)).isInstanceOf(IllegalArgumentException.class);
    }

    private String name(String name) {
        return vendor.quote(name);
    }
}
