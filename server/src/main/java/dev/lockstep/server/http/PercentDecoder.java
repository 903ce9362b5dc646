package dev.lockstep.server.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Decodes percent-encoded text strictly: each escape is whole, and the bytes are well-formed UTF-8. */
final class PercentDecoder {

    private PercentDecoder() {}

    /** The decoded text, or nothing if it is malformed. Plus signs stand for themselves. */
    static Optional<String> decode(String text) {
        if (text.indexOf('%') < 0 && isAscii(text)) {
            return Optional.of(text);
        }
        var bytes = ByteBuffer.allocate(text.length());
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '%') {
                int value = at + 2 < text.length() ? hex(text.charAt(at + 1)) * 16 + hex(text.charAt(at + 2)) : -1;
                if (value < 0) {
                    return Optional.empty();
                }
                bytes.put((byte) value);
                at += 2;
                continue;
            }
            if (c > 0x7f) {
                return Optional.empty();
            }
            bytes.put((byte) c);
        }
        try {
            return Optional.of(
                    StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString());
        } catch (CharacterCodingException malformed) {
            return Optional.empty();
        }
    }

    /** The decoded text of a query, where a plus sign stands for a blank. */
    static Optional<String> decodeForm(String text) {
        return decode(text.replace('+', ' '));
    }

    /** Whether there is a character below the blank, or the delete character. */
    static boolean hasControl(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }

    static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }

    /** The value of a hexadecimal digit, or a number so small that a sum with it stays negative. */
    private static int hex(char c) {
        int value = c < 0x80 ? Character.digit(c, 16) : -1;
        return value < 0 ? -1000 : value;
    }
}
