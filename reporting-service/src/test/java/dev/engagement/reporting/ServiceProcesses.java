package dev.engagement.reporting;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Instances of the service as processes of their own, which can be killed. */
public final class ServiceProcesses implements AutoCloseable {
    private final List<Process> started = new ArrayList<>();

    /** Starts an instance with the settings of a stage. */
    public Process start(List<String> settings) {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx300m",
                "-cp",
                System.getProperty("java.class.path"),
                ReportingService.class.getName()));
        words.addAll(settings);
        try {
            Process process = new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            started.add(process);
            return process;
        } catch (IOException fault) {
            throw new IllegalStateException(fault);
        }
    }

    /** Returns the number that a query finds in the database of a setting; -1 while it cannot be asked. */
    public static long query(String setting, String query) {
        try (Connection connection = DriverManager.getConnection(setting.substring(setting.indexOf("jdbc:")));
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            return rows.next() ? rows.getLong(1) : -1;
        } catch (SQLException notYet) {
            return -1;
        }
    }

    @Override
    public void close() {
        started.forEach(Process::destroyForcibly);
    }
}
