package dev.lockstep.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.document.json.JsonWriter;
import dev.lockstep.model.json.JsonValue;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApiExceptionTest {

    @Test
    void rendersDataFirstAndTheCodeLast() {
        assertRendered(
                ApiError.invalidPayload("\"version\" is required"),
                "{\"message\":\"Invalid payload. \\\"version\\\" is required.\",\"extensions\":"
                        + "{\"reason\":\"\\\"version\\\" is required\",\"code\":\"INVALID_PAYLOAD\"}}");
        assertRendered(
                ApiError.unsupportedMediaType("text/plain", "Content-Type header"),
                "{\"message\":\"Unsupported media type \\\"text/plain\\\" in Content-Type header.\",\"extensions\":"
                        + "{\"mediaType\":\"text/plain\",\"where\":\"Content-Type header\","
                        + "\"code\":\"UNSUPPORTED_MEDIA_TYPE\"}}");
        assertRendered(
                ApiError.invalidQuery("\"export\" must be one of [csv]"),
                "{\"message\":\"Invalid query. \\\"export\\\" must be one of [csv].\",\"extensions\":"
                        + "{\"reason\":\"\\\"export\\\" must be one of [csv]\",\"code\":\"INVALID_QUERY\"}}");
    }

    @Test
    void usesTheRecordedMessages() {
        assertThat(ApiError.forbidden().message()).isEqualTo("You don't have permission to access this.");
        assertThat(ApiError.invalidCredentials().message()).isEqualTo("Invalid user credentials.");
        assertThat(ApiError.invalidToken().message()).isEqualTo("Invalid token.");
        assertThat(ApiError.tokenExpired().message()).isEqualTo("Token expired.");
        assertThat(ApiError.invalidForeignKey(null, null, null).message()).isEqualTo("Invalid foreign key.");
        assertThat(ApiError.recordNotUnique("article", "title", null).message())
                .isEqualTo("Value for field \"title\" in collection \"article\" has to be unique.");
        assertThat(ApiError.containsNullValues("article", "image").message())
                .isEqualTo("Field \"image\" in collection \"article\" contains null values.");
        assertRendered(
                ApiError.valueTooLong("directus_fields", null, null),
                "{\"message\":\"Value in collection \\\"directus_fields\\\" is too long.\",\"extensions\":"
                        + "{\"collection\":\"directus_fields\",\"field\":null,\"value\":null,\"code\":\"VALUE_TOO_LONG\"}}");
    }

    @Test
    void keepsTheValueThatWasRefused() {
        assertThat(JsonWriter.toText(
                        ApiError.valueOutOfRange("a", "n", JsonValue.of(99)).extensions()))
                .isEqualTo("{\"collection\":\"a\",\"field\":\"n\",\"value\":99}");
        assertThat(ApiError.notNullViolation("a", "n").message())
                .isEqualTo("Value for field \"n\" in collection \"a\" can't be null.");
    }

    @Test
    void keepsTheStatusThatAllErrorsShare() {
        assertThat(new ApiException(List.of(ApiError.forbidden(), ApiError.forbidden("No."))).status())
                .isEqualTo(403);
    }

    @Test
    void answers400ToDifferentErrorsOfTheCaller() {
        assertThat(new ApiException(List.of(ApiError.forbidden(), ApiError.invalidPayload("x"))).status())
                .isEqualTo(400);
    }

    @Test
    void answers500WhenOneOfTheErrorsIsTheServers() {
        var errors = List.of(ApiError.forbidden(), ApiError.serviceUnavailable("database", "It is locked"));
        assertThat(new ApiException(errors).status()).isEqualTo(500);
    }

    private static void assertRendered(ApiError error, String expected) {
        assertThat(JsonWriter.toText(error.toJson())).isEqualTo(expected);
        assertThat(JsonWriter.toText(error.asException().toJson())).isEqualTo("{\"errors\":[" + expected + "]}");
    }
}
