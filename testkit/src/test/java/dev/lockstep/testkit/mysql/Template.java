package dev.lockstep.testkit.mysql;

import dev.lockstep.testkit.ScratchDatabase;
import dev.lockstep.testkit.ScratchProject;
import dev.lockstep.testkit.TestVendor;
import dev.lockstep.testkit.kill.Plans;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/** A project with tables and rows, of which copies are made for changes that end in the middle. */
final class Template implements AutoCloseable {

    private static final String KILLED = "/dev/lockstep/testkit/kill/";
    private static final String OWN = "/dev/lockstep/testkit/mysql/";

    private final ScratchProject project;
    private final List<String> tables = new ArrayList<>();
    private final List<String> triggers = new ArrayList<>();
    private final String name;

    private Template(ScratchProject project) throws SQLException {
        this.project = project;
        try (var connection = project.connect()) {
            name = connection.getCatalog();
        }
    }

    /** The plans, and what is wanted by each. */
    static List<Path> plans() {
        return List.of(
                resource(OWN + "everything-at-once.json"),
                resource(KILLED + "creates-tables.json"),
                resource(KILLED + "drops-rows-and-values.json"),
                resource(KILLED + "changes-types.json"),
                resource(KILLED + "adds-relations.json"),
                resource(KILLED + "removes-relations.json"),
                resource(OWN + "mends-rows.json"));
    }

    static Path resource(String name) {
        return Path.of(
                Objects.requireNonNull(Template.class.getResource(name), name).getPath());
    }

    static Template make(Plans.Start start) throws SQLException, IOException {
        return make(start, TestVendor.MARIADB::empty);
    }

    /** @param databases makes an empty one */
    static Template make(Plans.Start start, Supplier<ScratchDatabase> databases) throws SQLException, IOException {
        var database = databases.get();
        ScratchProject.bootstrap(database);
        var project = ScratchProject.in(database);
        Plans.prepare(project, Plans.Start.ROWS);
        try (var connection = project.connect();
                var statement = connection.createStatement()) {
            for (var sql : Files.readAllLines(resource(OWN + "odd-parts.sql"))) {
                statement.execute(sql);
            }
        }
        if (start == Plans.Start.TAKEN_AWAY) {
            Plans.takeAway(project);
        }
        var template = new Template(project);
        try (var connection = project.connect();
                var statement = connection.createStatement()) {
            // with the quotes that the copies are made with
            statement.execute("SET sql_mode = ''");
            template.read(statement);
        }
        return template;
    }

    private void read(Statement statement) throws SQLException {
        var names = texts(
                statement,
                "SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE()"
                        + " AND TABLE_TYPE = 'BASE TABLE'",
                1);
        for (var table : names) {
            tables.addAll(texts(statement, "SHOW CREATE TABLE `" + table + "`", 2));
            tables.add("INSERT INTO `" + table + "` SELECT * FROM `" + name + "`.`" + table + "`");
        }
        for (var trigger : texts(
                statement,
                "SELECT TRIGGER_NAME FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = DATABASE()",
                1)) {
            // a server without users has no name to put there
            texts(statement, "SHOW CREATE TRIGGER `" + trigger + "`", 3)
                    .forEach(text -> triggers.add(text.replaceFirst(" DEFINER=\\S+", "")));
        }
    }

    private static List<String> texts(Statement statement, String sql, int column) throws SQLException {
        var texts = new ArrayList<String>();
        try (var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(column));
            }
        }
        return texts;
    }

    /** A database of its own with the same content. */
    ScratchDatabase copy() throws SQLException {
        return copy(TestVendor.MARIADB::empty);
    }

    /** @param databases makes an empty one, on the server of the template */
    ScratchDatabase copy(Supplier<ScratchDatabase> databases) throws SQLException {
        var copy = databases.get();
        try (var connection = copy.connect()) {
            fill(connection);
        }
        return copy;
    }

    private void fill(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("SET foreign_key_checks = 0, sql_mode = 'NO_AUTO_VALUE_ON_ZERO'");
            for (var sql : tables) {
                statement.execute(sql);
            }
            for (var sql : triggers) {
                statement.execute(sql);
            }
        }
    }

    @Override
    public void close() {
        project.close();
    }
}
