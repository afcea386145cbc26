package dev.engagement.standalone.imports;

import dev.engagement.standalone.messages.Obstacle;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The key for the server; empty if it needs none. */
public record ServerKey(String secret) {
    private static final String VARIABLE = "ENGAGEMENT_KEY";

    /** Returns the key in the file if there is one, else in the environment; never on the command line, which other users can see. */
    public static ServerKey of(@Nullable Path file) {
        if (file == null) {
            String variable = System.getenv(VARIABLE);
            return new ServerKey(variable == null ? "" : variable.strip());
        }
        try {
            return new ServerKey(Files.readString(file).strip());
        } catch (IOException unreadable) {
            throw new Obstacle("the key in %s cannot be read (%s)".formatted(file, unreadable));
        }
    }

    public HttpRequest.Builder open(HttpRequest.Builder request) {
        return secret.isEmpty() ? request : request.header("Authorization", "Bearer " + secret);
    }

    @Override
    public String toString() {
        return "…";
    }
}
