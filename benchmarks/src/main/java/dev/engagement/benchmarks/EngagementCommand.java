package dev.engagement.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code ./engagement} on the command line. */
public final class EngagementCommand {
    private EngagementCommand() {}

    /** The result of a command. */
    public record CommandResult(int exit, String said) {}

    /** Runs {@code ./engagement} with these words, as a process of its own. */
    public static CommandResult run(String... words) throws IOException, InterruptedException {
        Path output = Files.createTempFile(words[0], ".log");
        Process process = new ProcessBuilder(of(words))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new CommandResult(process.waitFor(), Files.readString(output));
    }

    /** Returns the command with these words. */
    static List<String> of(String... words) throws IOException {
        Path root = Project.root();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dengagement.home=" + root,
                "-cp",
                Project.standaloneJar().toString(),
                "dev.engagement.standalone.Engagement"));
        command.addAll(List.of(words));
        return command;
    }
}
