package dev.engagement.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Checks, all the while, whether the reporting side calls incomplete figures complete: counts by itself, in both databases, the entries
 * recorded up to the instant that is said to be complete.
 */
final class HonestyWatch implements AutoCloseable {
    private final Installed installed;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final List<String> lies = new CopyOnWriteArrayList<>();
    private final Thread thread = Thread.ofPlatform().daemon().name("watch").unstarted(this::run);
    private volatile boolean over;
    private volatile long looks;
    private volatile long unwell;

    HonestyWatch(Installed installed) {
        this.installed = installed;
        thread.start();
    }

    /** Returns the moments at which all was said to be well and complete while entries were missing. */
    List<String> lies() {
        return List.copyOf(lies);
    }

    String summary() {
        return "%d looks, at %d of them health said that not all is well".formatted(looks, unwell);
    }

    private void run() {
        while (!over) {
            try {
                TimeUnit.MILLISECONDS.sleep(500);
                look();
            } catch (InterruptedException ended) {
                return;
            } catch (IOException | SQLException away) {
                // A missing answer is not a false statement.
                unwell++;
            }
        }
    }

    private void look() throws IOException, InterruptedException, SQLException {
        looks++;
        if (!isWell(installed.reporting("/actuator/health"))) {
            unwell++;
            return;
        }
        try (Connection reporting = installed.database("reporting");
                Connection record = installed.database("engagement")) {
            Instant complete = completeTo(reporting);
            if (complete != null) {
                long recorded = count(
                        record,
                        "select count(*) from event where (meta_data::json->>'recordedAt')::timestamptz <= ? and type = 'request'",
                        complete);
                long here = count(reporting, "select count(*) from entry where recorded_at <= ?", complete);
                if (here < recorded) {
                    lies.add("complete to %s with %d of %d entries".formatted(complete, here, recorded));
                }
            }
        }
    }

    private boolean isWell(URI health) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(health).timeout(Duration.ofSeconds(5)).build();
        return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    }

    private static @Nullable Instant completeTo(Connection reporting) throws SQLException {
        try (Statement statement = reporting.createStatement();
                ResultSet row = statement.executeQuery("select complete_to from completeness")) {
            return row.next() ? row.getObject(1, OffsetDateTime.class).toInstant() : null;
        }
    }

    private static long count(Connection database, String sql, Instant until) throws SQLException {
        try (var statement = database.prepareStatement(sql)) {
            statement.setObject(1, until.atOffset(ZoneOffset.UTC));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    @Override
    public void close() throws InterruptedException {
        over = true;
        thread.join();
        http.close();
    }
}
