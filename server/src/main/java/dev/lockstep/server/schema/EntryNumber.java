package dev.lockstep.server.schema;

import dev.lockstep.server.http.ApiError;

/** Reads the number of an entry of the history. */
final class EntryNumber {

    private EntryNumber() {}

    static long read(String text) {
        try {
            long number = Long.parseLong(text);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException none) {
            // said below
        }
        throw ApiError.invalidPathParameter("An entry of the history has a number from 1 on")
                .asException();
    }
}
