package dev.lockstep.testkit.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.document.yaml.YamlReader;
import dev.lockstep.testkit.ScratchProject;
import dev.lockstep.testkit.TestVendor;
import dev.lockstep.testkit.plain.PlainDatabase;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The check itself: it must see each kind of thing that could be lost, else its silence means nothing. */
class ContentCheckTest {

    private static final String SNAPSHOT = """
            version: 1
            directus: 12.4.0
            collections:
              - {collection: a, meta: {note: n, hidden: true, translations: [{language: de-DE, translation: A}]}, schema: {name: a}}
            fields:
              - {collection: a, field: id, type: integer, meta: {}, schema: {data_type: integer, is_primary_key: true, has_auto_increment: true, is_nullable: false}}
              - {collection: a, field: t, type: string, meta: {special: [x, y], sort: 2}, schema: {data_type: varchar, max_length: 20, default_value: d, is_unique: true}}
              - {collection: a, field: p, type: integer, meta: {}, schema: {data_type: integer, is_indexed: true}}
            relations:
              - {collection: a, field: p, related_collection: a, meta: {one_field: c}, schema: {foreign_key_table: a, foreign_key_column: id, on_delete: CASCADE}}
            """;

    @ParameterizedTest(name = "{1} of {0}")
    @CsvSource(delimiter = '|', textBlock = """
            collections/a | meta.note | UPDATE directus_collections SET note = 'm'
            collections/a | meta.hidden | UPDATE directus_collections SET hidden = 0
            collections/a | meta.translations | UPDATE directus_collections SET translations = '[]'
            collections/a | row | DELETE FROM directus_collections
            collections/b | row | INSERT INTO directus_collections (collection) VALUES ('b')
            collections/b | table | CREATE TABLE b (id integer)
            collections/directus_users | table | DROP INDEX directus_users_email_unique; ALTER TABLE directus_users RENAME TO u; CREATE TABLE directus_users (id)
            fields/a.t | meta.special | UPDATE directus_fields SET special = 'y,x' WHERE field = 't'
            fields/a.t | meta.sort | UPDATE directus_fields SET sort = 3 WHERE field = 't'
            fields/a.t | row | DELETE FROM directus_fields WHERE field = 't'
            fields/a.t | column.unique | DROP INDEX a_t_unique
            fields/a.p | column.indexed | DROP INDEX a_p_index
            fields/a.t+p | index | CREATE INDEX more ON a (t, p)
            fields/a.more | column | ALTER TABLE a ADD COLUMN more integer
            fields/a.t | column.type | PRAGMA writable_schema = 1; UPDATE sqlite_master SET sql = replace(sql, 'varchar(20)', 'varchar(21)')
            fields/a.t | column.default | PRAGMA writable_schema = 1; UPDATE sqlite_master SET sql = replace(sql, '''d''', '''e''')
            fields/a.id | column.counts | PRAGMA writable_schema = 1; UPDATE sqlite_master SET sql = replace(lower(sql), ' autoincrement', '') WHERE name = 'a'
            fields/a.id | column.required | PRAGMA writable_schema = 1; UPDATE sqlite_master SET sql = replace(lower(sql), ' not null', '') WHERE name = 'a'
            relations/a.p | meta.one_field | UPDATE directus_relations SET one_field = NULL
            relations/a.p | row | DELETE FROM directus_relations
            relations/a.p | foreign_key.on_delete | PRAGMA writable_schema = 1; UPDATE sqlite_master SET sql = replace(sql, 'CASCADE', 'RESTRICT') WHERE name = 'a'
            """)
    void seesLossOnSqlite(String entry, String property, String damage) throws SQLException {
        seesLoss(TestVendor.SQLITE, entry, property, damage);
    }

    @ParameterizedTest(name = "{1} of {0}")
    @CsvSource(delimiter = '|', textBlock = """
            collections/a | meta.note | UPDATE directus_collections SET note = 'm'
            collections/a | meta.hidden | UPDATE directus_collections SET hidden = false
            collections/a | meta.translations | UPDATE directus_collections SET translations = '[]'
            collections/a | row | DELETE FROM directus_collections
            collections/b | table | CREATE TABLE b (id integer)
            collections/directus_users | table | ALTER TABLE directus_users DROP CONSTRAINT directus_users_email_unique
            fields/a.t | meta.special | UPDATE directus_fields SET special = 'y,x' WHERE field = 't'
            fields/a.t | column.unique | ALTER TABLE a DROP CONSTRAINT a_t_unique
            fields/a.p | column.indexed | DROP INDEX a_p_index
            fields/a.t+p | index | CREATE INDEX more ON a (t, p)
            fields/a.lower(t::text) | index | CREATE INDEX more ON a (lower(t))
            fields/a.p where (p > 0) | index | CREATE INDEX more ON a (p) WHERE p > 0
            fields/a.more | column | ALTER TABLE a ADD COLUMN more integer
            fields/a.t | column | ALTER TABLE a DROP COLUMN t
            fields/a.t | column.type | ALTER TABLE a ALTER COLUMN t TYPE character varying(21)
            fields/a.t | column.default | ALTER TABLE a ALTER COLUMN t SET DEFAULT 'e'
            fields/a.p | column.required | ALTER TABLE a ALTER COLUMN p SET NOT NULL
            fields/a.id | column.counts | ALTER TABLE a ALTER COLUMN id DROP DEFAULT
            fields/a.id | column.key | ALTER TABLE a DROP CONSTRAINT a_pkey CASCADE
            relations/a.p | foreign_key | ALTER TABLE a DROP CONSTRAINT a_p_foreign
            relations/a.p | foreign_key.on_delete | ALTER TABLE a DROP CONSTRAINT a_p_foreign; ALTER TABLE a ADD FOREIGN KEY (p) REFERENCES a
            relations/a.t | foreign_key | ALTER TABLE a ADD FOREIGN KEY (t) REFERENCES a (t)
            """)
    void seesLossOnPostgres(String entry, String property, String damage) throws SQLException {
        seesLoss(TestVendor.POSTGRES, entry, property, damage);
    }

    private static void seesLoss(TestVendor vendor, String entry, String property, String damage) throws SQLException {
        var document = YamlReader.read(SNAPSHOT);
        try (var project = ScratchProject.create(vendor);
                var database = PlainDatabase.open(project.url())) {
            var before = database.tables();
            project.migrate(document);
            assertThat(new ContentCheck(vendor, database, before, document).run())
                    .isEmpty();
            for (var statement : damage.split(";", -1)) {
                database.run(statement);
            }
            // another connection, since this one may still hold the declarations as they were
            try (var again = PlainDatabase.open(project.url())) {
                assertThat(new ContentCheck(vendor, again, before, document).run())
                        .anyMatch(finding -> finding.entry().equals(entry)
                                && finding.property().equals(property));
            }
        }
    }
}
