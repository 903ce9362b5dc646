package dev.lockstep.database.postgres;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;

/** Finds out of which kind a private key is, which the driver wants to be told. */
final class KeyAlgorithm {

    private static final String USUAL = "RSA";
    private static final List<String> KNOWN = List.of(USUAL, "EC", "EdDSA");

    private KeyAlgorithm() {}

    /** @param pem a key in PKCS #8, as text; of anything else the driver says what is wrong */
    static String of(String pem) {
        var lines = pem.lines().filter(line -> !line.startsWith("-----")).toList();
        try {
            var bytes = Base64.getMimeDecoder().decode(String.join("", lines));
            for (var algorithm : KNOWN) {
                if (isOf(algorithm, bytes)) {
                    return algorithm;
                }
            }
            return USUAL;
        } catch (IllegalArgumentException unreadable) {
            return USUAL;
        }
    }

    private static boolean isOf(String algorithm, byte[] bytes) {
        try {
            KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(bytes));
            return true;
        } catch (GeneralSecurityException other) {
            return false;
        }
    }
}
