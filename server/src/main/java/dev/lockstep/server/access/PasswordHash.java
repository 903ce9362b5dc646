package dev.lockstep.server.access;

import dev.lockstep.server.http.ApiError;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Hashes passwords as Directus does: {@code $argon2id$v=19$m=65536,t=3,p=4$salt$hash}. Each hash takes 64 MB and a core
 * for a while, so two run at once and others wait; on threads of their own, because requests share few. Thread-safe.
 */
public final class PasswordHash implements AutoCloseable {

    private static final int MEMORY = 65_536;
    private static final int PASSES = 3;
    private static final int LANES = 4;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int AT_ONCE = 2;
    private static final int WAIT_SECONDS = 60;

    /** Costs beyond these are taken for an attack on our memory: a hash can be brought in with a database. */
    private static final Pattern ENCODED = Pattern.compile("\\$argon2id\\$v=19\\$m=(\\d{1,6}),t=(\\d{1,2}),p=(\\d{1,2})"
            + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{16,86})");

    private final SecureRandom random = new SecureRandom();
    private final ExecutorService threads = Executors.newFixedThreadPool(
            AT_ONCE, Thread.ofPlatform().daemon().name("password-hash-", 0).factory());

    /** The hash of a password, with a salt of its own. */
    public String hash(String password) {
        var salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        var hash = run(() -> argon2id(password, salt, MEMORY, PASSES, LANES, HASH_BYTES));
        var encoder = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + MEMORY + ",t=" + PASSES + ",p=" + LANES + "$" + encoder.encodeToString(salt) + "$"
                + encoder.encodeToString(hash);
    }

    /** Whether the password is the one that was hashed; no if the hash is not one that we can read. */
    public boolean verify(String password, String encoded) {
        var match = ENCODED.matcher(encoded);
        if (!match.matches()) {
            return false;
        }
        int memory = Integer.parseInt(match.group(1));
        int passes = Integer.parseInt(match.group(2));
        int lanes = Integer.parseInt(match.group(3));
        if (memory > 4 * MEMORY || memory < 8 * lanes || passes < 1 || lanes < 1) {
            return false;
        }
        try {
            var salt = Base64.getDecoder().decode(match.group(4));
            var expected = Base64.getDecoder().decode(match.group(5));
            var actual = run(() -> argon2id(password, salt, memory, passes, lanes, expected.length));
            return MessageDigest.isEqual(expected, actual);
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    /** Ends the threads; hashes that run are finished. */
    @Override
    public void close() {
        threads.shutdown();
    }

    private byte[] run(Callable<byte[]> work) {
        var result = threads.submit(work);
        try {
            return result.get(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException busy) {
            result.cancel(false);
            throw ApiError.serviceUnavailable("password-hash", "Too many passwords are being hashed")
                    .asException();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw ApiError.serviceUnavailable("password-hash", "The server is stopping")
                    .asException();
        } catch (ExecutionException failure) {
            throw new IllegalStateException("hashing a password failed", failure.getCause());
        }
    }

    private static byte[] argon2id(String password, byte[] salt, int memory, int passes, int lanes, int length) {
        var generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memory)
                .withIterations(passes)
                .withParallelism(lanes)
                .withSalt(salt)
                .build());
        var hash = new byte[length];
        generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }
}
