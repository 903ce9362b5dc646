package dev.lockstep.migrate.system;

import dev.lockstep.database.ConstraintNames;
import dev.lockstep.database.Database;
import dev.lockstep.database.Touched;
import dev.lockstep.database.Vendor;
import dev.lockstep.database.sql.Sql;
import dev.lockstep.database.sql.Statements;
import dev.lockstep.migrate.system.SystemTables.SystemCollection;
import dev.lockstep.migrate.system.SystemTables.SystemField;
import dev.lockstep.model.ColumnDefinition;
import dev.lockstep.model.ColumnReference;
import dev.lockstep.model.ColumnType;
import dev.lockstep.model.DataTypeWords;
import dev.lockstep.model.DefaultValue;
import dev.lockstep.model.FieldDefinition;
import dev.lockstep.model.FieldName;
import dev.lockstep.model.FieldType;
import dev.lockstep.model.Meta;
import dev.lockstep.model.MetaTable;
import dev.lockstep.model.ReferentialAction;
import dev.lockstep.model.ReportedColumn;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonNull;
import dev.lockstep.model.json.JsonText;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.model.schema.Column;
import dev.lockstep.model.schema.ForeignKey;
import dev.lockstep.model.schema.Index;
import dev.lockstep.model.schema.PrimaryKey;
import dev.lockstep.model.schema.Table;
import dev.lockstep.model.schema.Unique;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes an empty database the database of a project: the system tables, and the rows that every project starts with. */
public final class Bootstrap {

    /** The policy of those who are not signed in has the same id in every project. */
    public static final String PUBLIC_POLICY = "abf8a154-5b1c-4a46-ac9c-7300570f4f17";

    private static final String MIGRATION_NAME = "Part of a bootstrap by Lockstep";

    private final Vendor vendor;
    private final SystemTables system;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public Bootstrap(Vendor vendor, SystemTables system, Clock clock) {
        this.vendor = vendor;
        this.system = system;
        this.clock = clock;
    }

    /**
     * The first user.
     *
     * @param passwordHash waited for only when the tables are made, since hashing takes its time
     * @param token a static token, kept in clear as Directus does; null for none
     */
    public record Administrator(
            String email,
            Supplier<String> passwordHash,
            @Nullable String token) {}

    /** Makes all tables and rows, all or nothing; does nothing if the project is there already. Whether it did. */
    public boolean run(Database database, Administrator administrator) {
        return database.change(connection -> {
            var schema = vendor.inspector().inspect(connection);
            if (schema.table(MetaTable.COLLECTIONS.tableName()) != null) {
                return false;
            }
            create(connection);
            insertRows(connection, administrator);
            return true;
        });
    }

    private void create(Connection connection) throws SQLException {
        var tables = system.collections().stream().map(this::table).toList();
        vendor.announce(
                connection, Touched.created(tables.stream().map(Table::name).collect(Collectors.toSet())));
        for (var sql : vendor.statements().create(tables)) {
            Statements.execute(connection, sql);
        }
    }

    private Table table(SystemCollection collection) {
        var columns = new ArrayList<Column>();
        var keys = new ArrayList<ForeignKey>();
        var indexes = new ArrayList<Index>();
        var uniques = new ArrayList<Unique>();
        Optional<PrimaryKey> primaryKey = Optional.empty();
        ConstraintNames names = vendor.names();
        var name = collection.name();
        for (var field : collection.fields()) {
            if (field.type() == FieldType.ALIAS) {
                continue;
            }
            var column = field.name().field();
            columns.add(vendor.column(definition(field)));
            if (field.key()) {
                primaryKey = Optional.of(new PrimaryKey(null, List.of(column)));
            }
            if (field.unique()) {
                addUnique(names.unique(name, column, taken -> false), List.of(column), indexes, uniques);
            }
            if (field.indexed()) {
                indexes.add(new Index(names.index(name, column, taken -> false), List.of(column), false, true, null));
            }
            field.references()
                    .ifPresent(reference -> keys.add(new ForeignKey(
                            names.foreign(name, column, taken -> false),
                            List.of(column),
                            reference.table(),
                            List.of(reference.column()),
                            ReferentialAction.NO_ACTION,
                            field.onDelete(),
                            "")));
        }
        for (var unique : collection.uniques()) {
            addUnique(unique.name(), unique.columns(), indexes, uniques);
        }
        return Table.of(name, columns, primaryKey)
                .withForeignKeys(keys)
                .withIndexes(indexes)
                .withUniques(uniques);
    }

    private void addUnique(String name, List<String> columns, List<Index> indexes, List<Unique> uniques) {
        if (vendor.uniqueByIndex()) {
            indexes.add(new Index(name, columns, true, true, null));
        } else {
            uniques.add(new Unique(name, columns));
        }
    }

    private FieldDefinition definition(SystemField field) {
        var column = new ColumnDefinition(
                type(field),
                defaultValue(field),
                field.nullable() && !field.key(),
                field.unique(),
                field.indexed(),
                field.key(),
                field.autoIncrement(),
                null,
                field.references().orElse(null),
                new ReportedColumn("", null, null, null, JsonNull.NULL, false));
        var meta = Meta.defaults(MetaTable.FIELDS);
        if (field.type() == FieldType.UUID) {
            // all of them are stored in the way of a column that is marked so
            meta = meta.with("special", JsonArray.ofTexts(List.of("uuid")));
        }
        var wanted = new FieldDefinition(field.name(), field.type(), meta, column);
        var held = vendor.rules().hold(wanted).field();
        return field.references().map(reference -> pointing(held, reference)).orElse(held);
    }

    /** With the type of the key that it points at, which is not that of an ordinary column on every product. */
    private FieldDefinition pointing(FieldDefinition field, ColumnReference reference) {
        var rules = vendor.rules();
        var type = system.model().keys().get(new FieldName(reference.table(), reference.column()));
        var key = type == null ? null : DataTypeWords.ordinary(type);
        return type == null || key == null
                ? field
                : rules.pointAt(field, type, rules.countingKey(key)).field();
    }

    private static ColumnType type(SystemField field) {
        if (field.length() != null) {
            return new ColumnType.Varchar(field.length());
        }
        var type = DataTypeWords.ordinary(field.type());
        if (type == null) {
            throw new IllegalStateException("no column for " + field.name());
        }
        return type;
    }

    private static DefaultValue defaultValue(SystemField field) {
        if (field.defaultValue().isEmpty()) {
            return DefaultValue.NONE;
        }
        JsonValue value = field.defaultValue().get();
        if (value instanceof JsonText(var text) && text.equals("CURRENT_TIMESTAMP")) {
            return new DefaultValue.CurrentTimestamp();
        }
        return new DefaultValue.Literal(value);
    }

    private void insertRows(Connection connection, Administrator administrator) throws SQLException {
        var role = UUID.randomUUID().toString();
        var policy = UUID.randomUUID().toString();
        insertMigrations(connection);
        insert(
                connection,
                "directus_roles",
                List.of("id", "name", "icon", "description"),
                List.of(role, "Administrator", "verified", "$t:admin_description"));
        insert(
                connection,
                "directus_policies",
                List.of("id", "name", "icon", "description", "admin_access", "app_access", "enforce_tfa"),
                List.of(PUBLIC_POLICY, "$t:public_label", "public", "$t:public_description", false, false, false));
        insert(
                connection,
                "directus_policies",
                List.of("id", "name", "icon", "admin_access", "app_access", "enforce_tfa"),
                List.of(policy, "Administrator", "verified", true, true, false));
        insert(
                connection,
                "directus_access",
                List.of("id", "policy", "sort"),
                List.of(UUID.randomUUID().toString(), PUBLIC_POLICY, 1L));
        insert(
                connection,
                "directus_access",
                List.of("id", "role", "policy"),
                List.of(UUID.randomUUID().toString(), role, policy));
        insert(
                connection,
                "directus_settings",
                List.of("id", "project_name", "project_id"),
                List.of(1L, "Directus", timeOrderedUuid()));
        insert(
                connection,
                "directus_users",
                List.of("id", "first_name", "last_name", "email", "password", "role", "token"),
                Arrays.asList(
                        UUID.randomUUID().toString(),
                        "Admin",
                        "User",
                        administrator.email(),
                        administrator.passwordHash().get(),
                        role,
                        administrator.token()));
    }

    private void insertMigrations(Connection connection) throws SQLException {
        var rows = system.migrations().stream().map(version -> "(?, ?)").collect(Collectors.joining(", "));
        var values = new ArrayList<@Nullable Object>();
        for (var version : system.migrations()) {
            values.add(version);
            values.add(MIGRATION_NAME);
        }
        Statements.execute(
                connection,
                new Sql(
                        "insert into " + vendor.quote("directus_migrations") + " (" + vendor.quote("version") + ", "
                                + vendor.quote("name") + ") values " + rows,
                        values));
    }

    private void insert(Connection connection, String table, List<String> columns, List<@Nullable Object> values)
            throws SQLException {
        var names = columns.stream().map(vendor::quote).collect(Collectors.joining(", "));
        var places = columns.stream().map(column -> "?").collect(Collectors.joining(", "));
        Statements.execute(
                connection,
                new Sql("insert into " + vendor.quote(table) + " (" + names + ") values (" + places + ")", values));
    }

    /** A UUID of version 7 (RFC 9562, 5.7): milliseconds first, then random bits. */
    private String timeOrderedUuid() {
        long millis = clock.millis();
        long high = (millis << 16) | 0x7000L | (random.nextLong() & 0x0FFFL);
        long low = 0x8000_0000_0000_0000L | (random.nextLong() >>> 2);
        return new UUID(high, low).toString();
    }
}
