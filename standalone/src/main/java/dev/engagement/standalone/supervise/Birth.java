package dev.engagement.standalone.supervise;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * When a process was born: with its pid it names a process for good, so that a recycled pid is never taken for the old one.
 *
 * @param pid what the system calls it
 * @param stamp on Linux the boot and the clock tick since then, which no change of the system's time moves; elsewhere the instant
 */
record Birth(long pid, String stamp) {
    private static final int STATE = 0;
    private static final int START_TIME = 19;

    /** Of a living process; empty if there is none with this pid, or only a dead one that nobody has collected. */
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

    /** As it is kept in a file. */
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
