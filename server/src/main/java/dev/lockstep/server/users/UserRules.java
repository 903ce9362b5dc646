package dev.lockstep.server.users;

import dev.lockstep.database.query.Filter;
import dev.lockstep.database.query.Query.Count;
import dev.lockstep.database.query.Query.Delete;
import dev.lockstep.database.query.Rows;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonText;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.model.schema.DatabaseSchema;
import dev.lockstep.server.access.AdminRights;
import dev.lockstep.server.http.ApiError;
import dev.lockstep.server.items.ItemErrors;
import dev.lockstep.server.items.ItemRules;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What holds for users: addresses are addresses and nobody else's, and somebody always administers. */
final class UserRules implements ItemRules {

    /** Changing one of these ends what the user has open elsewhere. */
    private static final Set<String> ENDS_SESSIONS = Set.of("password", "status");

    private final DatabaseSchema schema;

    UserRules(DatabaseSchema schema) {
        this.schema = schema;
    }

    @Override
    public void check(JsonObject payload) {
        var email = payload.get("email");
        boolean address = email instanceof JsonText(var text) && EmailAddress.isValid(text);
        if (email != null && !email.isNull() && !address) {
            throw ItemErrors.failedValidation("email", "Value has to be a valid email address.", "email")
                    .asException();
        }
        if (payload.get("token") instanceof JsonText(var token) && token.isEmpty()) {
            throw ApiError.invalidPayload("\"token\" is not allowed to be empty")
                    .asException();
        }
        var secret = payload.get("tfa_secret");
        if (secret != null && !secret.isNull() && !secret.equals(JsonValue.of("**********"))) {
            throw ApiError.invalidPayload("You can't change the \"tfa_secret\" value manually")
                    .asException();
        }
    }

    @Override
    public void beforeWrite(Rows rows, JsonObject payload, @Nullable Object key) throws SQLException {
        if (!(payload.get("email") instanceof JsonText(var email))) {
            return;
        }
        Filter others = new Filter.SameText("email", email);
        if (key != null) {
            others = others.and(new Filter.Compare("id", Filter.Operator.NOT_EQUAL, key));
        }
        if (rows.count(new Count(UserCollection.table(schema, UserCollection.NAME), others)) > 0) {
            throw ItemErrors.notUnique(UserCollection.NAME, "email", JsonValue.of(email))
                    .asException();
        }
    }

    @Override
    public void afterWrite(Rows rows, List<Object> keys, @Nullable JsonObject payload) throws SQLException {
        boolean mayEndAdministration = payload == null || payload.has("status") || payload.has("role");
        if (mayEndAdministration && !AdminRights.read(rows, schema).anybody(rows)) {
            throw ApiError.unprocessableContent("Cannot remove the last admin user from the system")
                    .asException();
        }
        boolean ends = payload != null && payload.members().keySet().stream().anyMatch(ENDS_SESSIONS::contains);
        var sessions = schema.table("directus_sessions");
        if (ends && sessions != null && !keys.isEmpty()) {
            rows.delete(new Delete(sessions, new Filter.In("user", keys, false)));
        }
    }
}
