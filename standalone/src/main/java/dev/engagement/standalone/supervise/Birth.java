package dev.engagement.standalone.supervise;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The birth of a process: with its pid it identifies a process for good, so that a recycled pid is never taken for the old one.
 *
 * @param pid the system's number for it
 * @param stamp on Linux the boot and the clock tick since then, which no change of the system's time moves; elsewhere the instant
 */
record Birth(long pid, String stamp) {
    private static final int STATE = 0;
    private static final int START_TIME = 19;

    /**
     * Returns the birth of a living process; empty if there is none with this pid, or only a dead one that its parent has not collected.
     */
    static Optional<Birth> of(long pid) {
        Path stat = Path.of("/proc", Long.toString(pid), "stat");
        if (Files.isDirectory(Path.of("/proc/self"))) {
            return fromProc(pid, stat);
        }
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .flatMap(process -> process.info().startInstant())
                .map(instant -> new Birth(pid, instant.toString()));
    }

    private static Optional<Birth> fromProc(long pid, Path stat) {
        try {
            String line = Files.readString(stat);
            // The name, in brackets, may itself hold brackets and blanks.
            List<String> fields =
                    List.of(line.substring(line.lastIndexOf(')') + 2).split(" "));
            if (fields.get(STATE).equals("Z") || fields.get(STATE).equals("X")) {
                return Optional.empty();
            }
            String boot =
                    Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
            return Optional.of(new Birth(pid, boot + "/" + fields.get(START_TIME)));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    boolean lives() {
        return of(pid).filter(this::equals).isPresent();
    }

    /** Returns its form in a file. */
    String line() {
        return pid + " " + stamp + "\n";
    }

    static Optional<Birth> parse(String line) {
        String[] words = line.strip().split(" ", 2);
        if (words.length < 2 || !words[0].matches("[0-9]{1,18}")) {
            return Optional.empty();
        }
        return Optional.of(new Birth(Long.parseLong(words[0]), words[1]));
    }
}
