package dev.signalpost.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The project's own files. */
final class Sources {

    private Sources() {}

    static Path root() {
        return Path.of(System.getProperty("signalpost.root", "..")).toAbsolutePath().normalize();
    }

    static List<Path> main() throws IOException {
        return find(".java", "/src/main/java/");
    }

    static List<Path> configurations() throws IOException {
        return Stream.concat(
                        find("application.properties", "/src/main/resources/").stream(),
                        find("microprofile-config.properties", "/src/main/resources/").stream())
                .toList();
    }

    private static List<Path> find(String ending, String within) throws IOException {
        try (Stream<Path> files = Files.walk(root())) {
            return files.filter(
                            file ->
                                    file.toString().endsWith(ending)
                                            && file.toString().contains(within))
                    .sorted()
                    .toList();
        }
    }
}
