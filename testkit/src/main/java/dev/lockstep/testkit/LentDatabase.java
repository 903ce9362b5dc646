package dev.lockstep.testkit;

import dev.lockstep.database.Database;
import java.nio.file.Path;
import java.util.Map;

/** A database that somebody else takes away. */
record LentDatabase(ScratchDatabase of) implements ScratchDatabase {

    @Override
    public Database open() {
        return of.open();
    }

    @Override
    public String url() {
        return of.url();
    }

    @Override
    public Map<String, String> settings() {
        return of.settings();
    }

    @Override
    public Path file() {
        return of.file();
    }

    @Override
    public void close() {
        // the owner does
    }
}
