package dev.signalpost.dialects;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;

/** Finds the dialect of a path. Paths of no dialect are spoken to in the native one. */
@Singleton
public class Dialects {

    private final List<Rooted> longestFirst;

    private record Rooted(String root, Dialect dialect) {
        boolean contains(String path) {
            return root.equals("/")
                    || path.startsWith(root)
                            && (root.endsWith("-")
                                    || path.length() == root.length()
                                    || path.charAt(root.length()) == '/');
        }
    }

    Dialects(@Any Instance<Dialect> dialects) {
        this.longestFirst =
                dialects.stream()
                        .flatMap(
                                dialect ->
                                        dialect.roots().stream()
                                                .map(root -> new Rooted(root, dialect)))
                        .sorted(
                                Comparator.comparingInt((Rooted rooted) -> rooted.root().length())
                                        .reversed())
                        .toList();
    }

    public Dialect of(String path) {
        String absolute = path.startsWith("/") ? path : "/" + path;
        for (Rooted rooted : longestFirst) {
            if (rooted.contains(absolute)) {
                return rooted.dialect();
            }
        }
        throw new IllegalStateException("no dialect has the root /");
    }
}
