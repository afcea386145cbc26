package dev.engagement.standalone.postgresql;

import dev.engagement.standalone.messages.Obstacle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Lets root run PostgreSQL, which refuses to run as root: in a user namespace of its own, where root is nobody but still owns the files. */
final class Unprivileged {
    private Unprivileged() {}

    static List<String> words(List<String> command) throws IOException, InterruptedException {
        if (!isRoot()) {
            return command;
        }
        if (!unshares()) {
            throw new Obstacle(
                    "PostgreSQL does not run as root, and this system does not allow 'unshare -U'; run engagement as an ordinary user");
        }
        List<String> words = new ArrayList<>(List.of("unshare", "-U"));
        words.addAll(command);
        return words;
    }

    private static boolean isRoot() throws IOException {
        Path self = Path.of("/proc/self");
        if (!Files.exists(self)) {
            return "root".equals(System.getProperty("user.name"));
        }
        return Files.getAttribute(self, "unix:uid") instanceof Integer uid && uid == 0;
    }

    private static boolean unshares() throws InterruptedException {
        try {
            return new ProcessBuilder("unshare", "-U", "true")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException missing) {
            return false;
        }
    }
}
