package dev.lockstep.server.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** An authority with certificates that it vouches for, made with the keytool of this Java. */
final class Certificates {

    private static final String PASSWORD = "changeit";

    private final Path folder;
    private final String name;

    private Certificates(Path folder, String name) {
        this.folder = folder;
        this.name = name;
    }

    /** A new authority. */
    static Certificates authority(Path folder, String name) {
        var authority = new Certificates(folder, name);
        authority.keytool(
                name, "-genkeypair", "-keyalg", "EC", "-dname", "CN=" + name, "-ext", "bc:c", "-validity", "30");
        return authority;
    }

    /** A certificate and its key, as text. */
    record Pair(String certificate, String key) {}

    /** Makes a certificate for a name. */
    Pair vouchFor(String subject, String alternative) {
        keytool(subject, "-genkeypair", "-keyalg", "EC", "-dname", "CN=" + subject, "-validity", "30");
        var request = folder.resolve(subject + ".csr");
        var certificate = folder.resolve(subject + ".crt");
        keytool(subject, "-certreq", "-file", request.toString());
        keytool(
                name,
                "-gencert",
                "-rfc",
                "-validity",
                "30",
                "-ext",
                "san=" + alternative,
                "-infile",
                request.toString(),
                "-outfile",
                certificate.toString());
        try {
            var store = KeyStore.getInstance(store(subject).toFile(), PASSWORD.toCharArray());
            var key = store.getKey(subject, PASSWORD.toCharArray()).getEncoded();
            return new Pair(Files.readString(certificate), pem("PRIVATE KEY", key));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** The authority's own certificate, as text. */
    String certificate() {
        try {
            var store = KeyStore.getInstance(store(name).toFile(), PASSWORD.toCharArray());
            return pem("CERTIFICATE", store.getCertificate(name).getEncoded());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static String pem(String kind, byte[] bytes) {
        var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        return "-----BEGIN " + kind + "-----\n" + lines + "\n-----END " + kind + "-----\n";
    }

    private Path store(String alias) {
        return folder.resolve(alias + ".p12");
    }

    private void keytool(String alias, String... arguments) {
        var line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        line.addAll(List.of(arguments));
        line.addAll(List.of("-alias", alias, "-keystore", store(alias).toString(), "-storepass", PASSWORD));
        try {
            var process = new ProcessBuilder(line).redirectErrorStream(true).start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(said);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
