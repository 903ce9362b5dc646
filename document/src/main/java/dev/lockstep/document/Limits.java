package dev.lockstep.document;

/**
 * How large a document may be. What lies beyond is refused with {@link DocumentException.Kind#LIMIT} before it takes
 * memory.
 *
 * @param bytes of the whole input
 * @param depth of objects and arrays in each other, at most {@link #MAX_DEPTH}
 * @param textLength of one text or key, in UTF-16 units
 * @param numberLength of one number as it is written, in characters
 */
public record Limits(long bytes, int depth, int textLength, int numberLength) {

    /** The largest depth that can be asked for: values are read, compared and written by recursion. */
    public static final int MAX_DEPTH = 1000;

    /** 100 MB, 200 levels, texts of 20 MB, numbers of 400 characters. */
    public static final Limits DEFAULT = new Limits(100L * 1024 * 1024, 200, 20 * 1024 * 1024, 400);

    /** @throws IllegalArgumentException if a limit is not positive or the depth is above {@link #MAX_DEPTH} */
    public Limits {
        if (bytes < 1 || depth < 1 || textLength < 1 || numberLength < 1) {
            throw new IllegalArgumentException("limits are positive");
        }
        if (depth > MAX_DEPTH) {
            throw new IllegalArgumentException("depth is at most " + MAX_DEPTH);
        }
    }

    /** The same limits with another number of bytes. */
    public Limits withBytes(long bytes) {
        return new Limits(bytes, depth, textLength, numberLength);
    }
}
