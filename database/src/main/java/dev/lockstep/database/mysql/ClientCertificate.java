package dev.lockstep.database.mysql;

import dev.lockstep.database.DatabaseException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** Brings a certificate and its key, as texts, into the one form in which the driver takes them: a key store. */
final class ClientCertificate {

    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";

    private ClientCertificate() {}

    /** A temporary file, readable to its owner alone, that goes with the process. */
    record Store(Path file, String password) {}

    static Store store(String certificate, String key) {
        try {
            var chain = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(certificate.getBytes(StandardCharsets.UTF_8)));
            var random = new byte[16];
            new SecureRandom().nextBytes(random);
            var password = HexFormat.of().formatHex(random);
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("client", key(key), password.toCharArray(), chain.toArray(Certificate[]::new));
            var file = Files.createTempFile("lockstep-", ".p12");
            file.toFile().deleteOnExit();
            try (var stream = Files.newOutputStream(file)) {
                store.store(stream, password.toCharArray());
            }
            return new Store(file, password);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (GeneralSecurityException | IllegalArgumentException malformed) {
            // not told as a cause: its message may repeat a part of the key
            throw new DatabaseException(
                    "The certificate or the key of the database connection cannot be read; the key must be PKCS #8,"
                            + " which begins with " + BEGIN + ".",
                    null);
        }
    }

    private static PrivateKey key(String text) throws GeneralSecurityException {
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new InvalidKeySpecException("no key");
        }
        var spec = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(text.substring(begin + BEGIN.length(), end)));
        var refusal = new InvalidKeySpecException("no key of a kind that Java has");
        // the text does not say of which kind it is
        for (var algorithm : List.of("RSA", "EC", "EdDSA")) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(spec);
            } catch (InvalidKeySpecException other) {
                refusal.addSuppressed(other);
            }
        }
        throw refusal;
    }
}
