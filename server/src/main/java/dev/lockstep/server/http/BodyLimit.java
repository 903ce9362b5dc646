package dev.lockstep.server.http;

/**
 * How much a request body may hold once it is unpacked.
 *
 * @param bytes the largest size, 0 or more
 * @param setting the setting that a person would raise, named in the error
 */
public record BodyLimit(long bytes, String setting) {

    public BodyLimit {
        if (bytes < 0) {
            throw new IllegalArgumentException("negative limit");
        }
    }
}
