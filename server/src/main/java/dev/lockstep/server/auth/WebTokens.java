package dev.lockstep.server.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import dev.lockstep.document.DocumentException;
import dev.lockstep.document.json.JsonReader;
import dev.lockstep.document.json.JsonWriter;
import dev.lockstep.model.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Arrays;
import java.util.Optional;

/** JSON Web Tokens that are signed with HMAC and SHA-256. Thread-safe. */
final class WebTokens {

    private static final JWSAlgorithm ALGORITHM = JWSAlgorithm.HS256;
    private static final int LEAST_KEY_BYTES = 32;

    private final MACSigner signer;
    private final MACVerifier verifier;

    WebTokens(String secret) {
        var bytes = secret.getBytes(StandardCharsets.UTF_8);
        // The library wants keys as long as the hash, but a Directus project may have a shorter one. HMAC itself fills
        // keys up with zeros (RFC 2104), so that this is the same key.
        var key = Arrays.copyOf(bytes, Math.max(bytes.length, LEAST_KEY_BYTES));
        try {
            signer = new MACSigner(key);
            verifier = new MACVerifier(key);
        } catch (JOSEException impossible) {
            throw new IllegalStateException("a key that is long enough", impossible);
        }
    }

    String sign(JsonObject claims) {
        var header = new JWSHeader.Builder(ALGORITHM).type(JOSEObjectType.JWT).build();
        var token = new JWSObject(header, new Payload(JsonWriter.toText(claims)));
        try {
            token.sign(signer);
        } catch (JOSEException failed) {
            throw new IllegalStateException("signing a token failed", failed);
        }
        return token.serialize();
    }

    /** The claims of a token that was signed with our key and algorithm; empty for every other text. */
    Optional<JsonObject> verify(String token) {
        try {
            var parsed = JWSObject.parse(token);
            boolean ours = parsed.getHeader().getAlgorithm().equals(ALGORITHM) && parsed.verify(verifier);
            return ours && JsonReader.read(parsed.getPayload().toBytes()) instanceof JsonObject claims
                    ? Optional.of(claims)
                    : Optional.empty();
        } catch (ParseException | JOSEException | DocumentException malformed) {
            return Optional.empty();
        }
    }
}
