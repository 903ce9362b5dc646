package dev.lockstep.testkit.content;

import dev.lockstep.model.json.JsonObject;
import dev.lockstep.testkit.TestVendor;
import java.util.List;

/** What is different from product to product between a snapshot and the database that has it. */
interface ProductRules {

    /** The rules of a product. */
    static ProductRules of(TestVendor vendor) {
        return switch (vendor.toString()) {
            case "sqlite" -> new SqliteColumnRules();
            case "postgres" -> new PostgresColumnRules();
            case "mysql", "mariadb" -> new MysqlColumnRules();
            default -> throw new IllegalArgumentException("no rules for " + vendor);
        };
    }

    /** What a column is declared as, in lower case. */
    String declared(String type, JsonObject schema, List<String> special, boolean counts);

    /** What a column is declared as that points at another one. */
    default String pointing(String declared, String key) {
        return declared;
    }

    /** Whether every column that points at another one has an index. */
    default boolean indexesForeignKeys() {
        return false;
    }
}
