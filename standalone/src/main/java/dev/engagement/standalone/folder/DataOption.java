package dev.engagement.standalone.folder;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that names the folder of an installation to a command beside the server. */
public final class DataOption {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "the folder that './engagement serve' keeps everything in (default: ./data)")
    private Path folder = Path.of("data");

    public Path folder() {
        return folder;
    }
}
