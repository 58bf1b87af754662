package dev.signalpost.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Removes what a suite left behind. */
public final class TemporaryFiles {

    private TemporaryFiles() {}

    /** Deletes the directory and all in it, as far as it can. */
    public static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException partly) {
            System.err.println("left behind: " + directory);
        }
    }
}
