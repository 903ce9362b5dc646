package dev.lockstep.testkit.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.database.ConstraintViolationException;
import dev.lockstep.database.server.Transactions;
import dev.lockstep.document.yaml.YamlReader;
import dev.lockstep.migrate.apply.InvalidModelException;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.model.resolve.Problem;
import dev.lockstep.testkit.ScratchProject;
import dev.lockstep.testkit.TestVendor;
import dev.lockstep.testkit.plain.DatabaseState;
import dev.lockstep.testkit.plain.PlainDatabase;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables with as many columns as a row has room for, and with more. */
class RowWidthTest {

    private static final int MOST_COLUMNS = 1_000;
    /** So many that any other columns soon are too much. */
    private static final int TEXTS = 370;

    private ScratchProject project;
    private PlainDatabase database;

    @BeforeEach
    void make() throws SQLException {
        project = ScratchProject.create(TestVendor.MARIADB);
        database = PlainDatabase.open(project.url());
    }

    @AfterEach
    void drop() throws SQLException {
        database.close();
        project.close();
    }

    /** A collection with texts, so many fields of another kind, and perhaps one more. */
    private static JsonValue model(int texts, int others, String kind, String... more) {
        var fields = new StringBuilder();
        for (int i = 0; i < texts + others; i++) {
            fields.append("  - {collection: wide, field: f%d, meta: {}, %s}%n"
                    .formatted(i, i < texts ? "type: text, schema: {}" : kind));
        }
        for (var each : more) {
            fields.append("  - {collection: wide, field: one_more, meta: {}, %s}%n".formatted(each));
        }
        return YamlReader.read("""
                version: 1
                directus: 12.4.0
                vendor: mysql
                collections: [{collection: wide, meta: {}, schema: {}}]
                relations: []
                fields:
                  - {collection: wide, field: id, type: integer, meta: {}, schema: {is_primary_key: true, has_auto_increment: true}}
                %s""".formatted(fields));
    }

    /** How many columns of a type the server itself puts beside some texts. */
    private int mostThatTheServerTakes(int texts, String type) throws SQLException {
        int taken = 0;
        int refused = MOST_COLUMNS - texts;
        while (refused - taken > 1) {
            int tried = (taken + refused) / 2;
            if (takes(texts, tried, type)) {
                taken = tried;
            } else {
                refused = tried;
            }
        }
        return taken;
    }

    private boolean takes(int texts, int others, String type) throws SQLException {
        var columns = new StringBuilder();
        for (int i = 0; i < texts + others; i++) {
            columns.append(", f").append(i).append(i < texts ? " text" : " " + type);
        }
        try {
            database.run("CREATE TABLE tried (id int unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY" + columns + ")");
        } catch (SQLException refused) {
            assertThat(refused.getErrorCode()).isEqualTo(1118);
            return false;
        }
        database.run("DROP TABLE tried");
        return true;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "type: text, schema: {}                              | text",
                "type: string, schema: {max_length: 64}              | varchar(64)",
                "type: integer, schema: {}                           | int",
                "type: boolean, schema: {}                           | boolean",
                "type: json, schema: {}                              | json"
            })
    void takesWhatTheServerTakesAndRefusesTheRest(String kind, String type) throws SQLException {
        int most = mostThatTheServerTakes(TEXTS, type);
        project.migrate(model(TEXTS, most, kind));
        assertThat(project.diff(model(TEXTS, most, kind)).changes().all()).isEmpty();
        var before = DatabaseState.of(database);
        isRefused(model(TEXTS, most + 1, kind));
        assertThat(DatabaseState.of(database)).isEqualTo(before);
        project.migrate(model(0, 0, kind));
        isRefused(model(TEXTS, most + 1, kind));
    }

    private void isRefused(JsonValue model) {
        assertThatThrownBy(() -> project.migrate(model))
                .isInstanceOfSatisfying(
                        InvalidModelException.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Problem::code)
                                .containsExactly(Problem.Code.ROW_TOO_WIDE));
    }

    /** What a short text takes is in the page; a long one leaves less there. */
    @Test
    void makesShortTextsLongOnesWhereThatHelps() throws SQLException {
        var kind = "type: string, schema: {max_length: 50}";
        int most = mostThatTheServerTakes(150, "varchar(50)");
        assertThat(project.diff(model(150, most, kind)).warnings()).isEmpty();
        project.migrate(model(150, most, kind));
        var wider = model(150, most + 1, kind);
        assertThat(project.diff(wider).warnings()).hasSize(1);
        project.migrate(wider);
        assertThat(project.diff(wider).changes().all()).isEmpty();
        assertThat(types()).containsExactlyInAnyOrder("int unsigned", "text", "varchar(50)");
    }

    /** As many letters take less room in another character set. */
    @Test
    void leavesATableAsItIsThatTheServerHasRoomFor() throws SQLException {
        var columns = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            columns.append(", f").append(i).append(" varchar(50)");
        }
        database.run("CREATE TABLE wide (id int unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY" + columns
                + ") CHARACTER SET latin1");
        var model = model(0, 61, "type: string, schema: {max_length: 50}");
        assertThat(project.diff(model).warnings()).isEmpty();
        project.migrate(model);
        assertThat(types()).containsExactlyInAnyOrder("int unsigned", "varchar(50)");
    }

    /** A column that becomes another is filled beside the old one, and a row may have no room for both. */
    @Test
    void isTakenBackWhereARowHasNoRoomOnTheWay() throws SQLException {
        int texts = 196;
        var kind = "type: text, schema: {}";
        project.migrate(model(texts, 0, kind, "type: string, schema: {max_length: 40}"));
        database.run("INSERT INTO wide SET one_more = '1b4e28ba-2fa1-11d2-883f-0016d3cca427'" + values(texts));
        var before = state();
        isRefused(model(texts, 0, kind, "type: uuid, schema: {}"));
        assertThat(state()).isEqualTo(before);
    }

    /** Values that are short enough to stay in the page take more of it than the server counted. */
    @Test
    void tellsOfARowThatHasNoRoomThatItsValuesAreTooLong() {
        int texts = 250;
        project.migrate(model(texts, 0, "type: text, schema: {}"));
        assertThatThrownBy(() -> project.database().write(connection -> {
                    Transactions.execute(connection, "INSERT INTO wide SET id = 1" + values(texts));
                    return null;
                }))
                .isInstanceOfSatisfying(
                        ConstraintViolationException.class,
                        refused -> assertThat(refused.kind()).isEqualTo(ConstraintViolationException.Kind.TOO_LONG));
    }

    /** As long as they may be to be kept in the page. */
    private static String values(int texts) {
        var values = new StringBuilder();
        for (int i = 0; i < texts; i++) {
            values.append(", f").append(i).append(" = repeat('x', 40)");
        }
        return values.toString();
    }

    private MariaDbState state() throws SQLException {
        try (var connection = project.connect()) {
            return MariaDbState.of(connection);
        }
    }

    private Set<String> types() throws SQLException {
        return Objects.requireNonNull(database.tables().get("wide")).columns().stream()
                .map(column -> column.declared())
                .collect(Collectors.toSet());
    }
}
