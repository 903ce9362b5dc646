package dev.lockstep.model.resolve;

import java.nio.charset.StandardCharsets;

/** What texts can be stored. */
final class Texts {

    private Texts() {}

    /** Whether the text holds no half of a character, which JSON can write but no database stores. */
    static boolean whole(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }
}
