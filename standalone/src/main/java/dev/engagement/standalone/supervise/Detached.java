package dev.engagement.standalone.supervise;

import java.io.File;
import java.util.ArrayList;
import java.util.List;

/** Starts processes outside the terminal's group. Ctrl-C reaches the whole group at once, but the parts must end in our order. */
final class Detached {
    private static final List<String> PREFIX = prefix();

    private Detached() {}

    static List<String> words(List<String> command) {
        List<String> words = new ArrayList<>(PREFIX);
        words.addAll(command);
        return words;
    }

    /** Both programs replace themselves by the command, so that the pid stays. */
    private static List<String> prefix() {
        if (onPath("setsid")) {
            return List.of("setsid");
        }
        if (onPath("perl")) {
            return List.of("perl", "-e", "use POSIX; POSIX::setsid(); exec @ARGV or die", "--");
        }
        return List.of();
    }

    private static boolean onPath(String program) {
        String path = System.getenv().getOrDefault("PATH", "");
        for (String folder : path.split(File.pathSeparator)) {
            if (new File(folder, program).canExecute()) {
                return true;
            }
        }
        return false;
    }
}
