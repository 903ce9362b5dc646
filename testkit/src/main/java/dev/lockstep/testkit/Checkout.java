package dev.lockstep.testkit;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the project's sources are. */
public final class Checkout {

    private Checkout() {}

    /** The root folder of the sources: the nearest folder upwards that holds {@code .mvn}. */
    public static Path root() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve(".mvn"))) {
                return folder;
            }
        }
        throw new IllegalStateException(
                "no folder with .mvn above " + Path.of("").toAbsolutePath());
    }
}
