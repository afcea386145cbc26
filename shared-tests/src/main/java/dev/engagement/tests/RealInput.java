package dev.engagement.tests;

import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Input of real organisations, in a folder {@code shared/data} beside the project; nothing of it belongs to the project. */
public final class RealInput {
    private static final String FOLDER = "shared/data";
    private static final Optional<Path> ROOT = find();

    private RealInput() {}

    /** Returns a folder or a file of it; empty where there is none, so that a test takes input of our own making alone. */
    public static Optional<Path> at(String name) {
        return ROOT.map(root -> root.resolve(name));
    }

    private static Optional<Path> find() {
        for (Path up = Path.of("").toAbsolutePath(); up != null; up = up.getParent()) {
            if (Files.isDirectory(up.resolve(FOLDER))) {
                return Optional.of(up.resolve(FOLDER));
            }
        }
        System.getLogger(RealInput.class.getName())
                .log(
                        Level.WARNING,
                        "There is no folder shared/data beside the project: tests take input of our own making alone");
        return Optional.empty();
    }
}
