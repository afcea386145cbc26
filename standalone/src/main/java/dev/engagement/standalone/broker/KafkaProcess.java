package dev.engagement.standalone.broker;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.Kafka;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/** The broker's own process: formats its folder once, then runs until it is told to stop. */
public final class KafkaProcess {
    private KafkaProcess() {}

    /** Runs the broker; the one argument is its configuration file. */
    public static void main(String[] arguments) throws Exception {
        Properties settings = new Properties();
        try (var in = Files.newInputStream(Path.of(arguments[0]))) {
            settings.load(in);
        }
        if (!Files.exists(Path.of(settings.getProperty("log.dirs"), "meta.properties"))) {
            format(arguments[0]);
        }
        Kafka.main(new String[] {arguments[0]});
    }

    private static void format(String file) {
        String[] words = {
            "format",
            "--ignore-formatted",
            "--config",
            file,
            "--cluster-id",
            Uuid.randomUuid().toString()
        };
        int code = StorageTool.execute(words, System.out);
        if (code != 0) {
            throw new IllegalStateException("the broker's folder cannot be formatted: code " + code);
        }
    }
}
