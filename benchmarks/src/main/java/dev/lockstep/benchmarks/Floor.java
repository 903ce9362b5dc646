package dev.lockstep.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** The plain SQL that makes a {@link GeneratedModel} on a product, independently of the planner. */
final class Floor {

    private static final int ROWS_IN_A_STATEMENT = 100;
    private static final List<String> FIELDS =
            List.of("id", "title", "code", "body", "active", "amount", "stock", "options", "created", "parent");

    private final String vendor;
    private final String quote;

    /** @param vendor the product as Directus names it */
    Floor(String vendor) {
        this.vendor = vendor;
        this.quote = vendor.equals("mysql") ? "`" : "\"";
    }

    /** The statements that make everything. */
    List<String> everything(int collections) {
        var statements = new ArrayList<String>();
        var collectionRows = new ArrayList<String>();
        var fieldRows = new ArrayList<String>();
        var relationRows = new ArrayList<String>();
        for (int i = 0; i < collections; i++) {
            var name = GeneratedModel.name(i);
            var parent = GeneratedModel.name(i / 2);
            create(name, parent, statements);
            collectionRows.add("('" + name + "', 'box', 'Number " + i + "')");
            int sort = 1;
            for (var field : FIELDS) {
                var special = field.equals("options") ? "'cast-json'" : "null";
                fieldRows.add("('" + name + "', '" + field + "', " + special + ", 'input', 'half', " + sort + ")");
                sort++;
            }
            relationRows.add("('" + name + "', 'parent', '" + parent + "')");
        }
        insert("directus_collections (collection, icon, note)", collectionRows, statements);
        insert("directus_fields (collection, field, special, interface, width, sort)", fieldRows, statements);
        insert("directus_relations (many_collection, many_field, one_collection)", relationRows, statements);
        return statements;
    }

    private void create(String name, String parent, List<String> statements) {
        var columns = switch (vendor) {
            case "sqlite" ->
                List.of(
                        "integer not null primary key autoincrement",
                        "varchar(255)",
                        "varchar(255)",
                        "text",
                        "boolean",
                        "decimal(10,5)",
                        "integer",
                        "json",
                        "timestamp",
                        "integer");
            case "postgres" ->
                List.of(
                        "serial primary key",
                        "varchar(255)",
                        "varchar(255)",
                        "text",
                        "boolean",
                        "decimal(10,5)",
                        "integer",
                        "json",
                        "timestamptz",
                        "integer");
            case "mysql" ->
                List.of(
                        "int unsigned not null auto_increment primary key",
                        "varchar(255)",
                        "varchar(255)",
                        "text",
                        "boolean",
                        "decimal(10,5)",
                        "int",
                        "json",
                        "timestamp null",
                        "int unsigned");
            default -> throw new IllegalArgumentException(vendor);
        };
        var parts = new ArrayList<String>();
        for (int i = 0; i < FIELDS.size(); i++) {
            parts.add(quoted(FIELDS.get(i)) + " " + columns.get(i));
        }
        parts.add("constraint " + quoted(name + "_parent_foreign") + " foreign key (" + quoted("parent")
                + ") references " + quoted(parent) + " (" + quoted("id") + ") on delete set null");
        var unique = quoted(name + "_code_unique");
        var index = quoted(name + "_stock_index");
        if (vendor.equals("postgres")) {
            parts.add("constraint " + unique + " unique (" + quoted("code") + ")");
        } else if (vendor.equals("mysql")) {
            parts.add("unique key " + unique + " (" + quoted("code") + ")");
            parts.add("key " + index + " (" + quoted("stock") + ")");
        }
        statements.add("create table " + quoted(name) + " (" + String.join(", ", parts) + ")");
        if (vendor.equals("sqlite")) {
            statements.add("create unique index " + unique + " on " + quoted(name) + " (" + quoted("code") + ")");
        }
        if (!vendor.equals("mysql")) {
            statements.add("create index " + index + " on " + quoted(name) + " (" + quoted("stock") + ")");
        }
    }

    /** The statements that give every tenth collection one more field. */
    List<String> oneMoreField(int collections) {
        var statements = new ArrayList<String>();
        var fieldRows = new ArrayList<String>();
        for (int i = 0; i < collections; i += 10) {
            var name = GeneratedModel.name(i);
            statements.add("alter table " + quoted(name) + " add column " + quoted("added") + " varchar(255)");
            fieldRows.add("('" + name + "', 'added', 'input', 'half', 11)");
        }
        insert("directus_fields (collection, field, interface, width, sort)", fieldRows, statements);
        return statements;
    }

    private String quoted(String name) {
        return quote + name + quote;
    }

    private static void insert(String target, List<String> rows, List<String> statements) {
        for (int start = 0; start < rows.size(); start += ROWS_IN_A_STATEMENT) {
            var part = rows.subList(start, Math.min(rows.size(), start + ROWS_IN_A_STATEMENT));
            statements.add("insert into " + target + " values " + String.join(", ", part));
        }
    }
}
