package dev.engagement.standalone.benchmark;

import java.io.PrintStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.node.ObjectNode;

/** Writes our own figures as a set of benchmarks. */
@Command(
        name = "benchmark",
        description = "Compares with other providers: makes a set of figures that they can publish as a benchmark.",
        synopsisSubcommandLabel = "COMMAND")
public final class BenchmarkCommand {
    private final PrintStream out;

    public BenchmarkCommand(PrintStream out) {
        this.out = out;
    }

    @Command(
            name = "export",
            description = {
                "Writes the figures of the requests opened in a period, by the wall clock, as one JSON file. It names no person and no",
                "request. Others publish it with PUT /v1/benchmarks/NAME."
            })
    int export(@Mixin FigureSet wanted) throws InterruptedException {
        ObjectNode set = wanted.read();
        wanted.write(set);
        out.printf("%d figures are in %s.%n", set.path("figures").size(), wanted.file());
        return 0;
    }
}
