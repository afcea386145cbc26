package dev.engagement.reporting.page.commandside;

import dev.engagement.shared.access.BrowserSession;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks the command service, with the reader's own rights: forwards the key or token of the request, else the token of the sign-in. */
@Component
public class CommandSide {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final String url;
    private final JsonMapper json;
    private final ObjectProvider<BrowserSession> sessions;

    CommandSide(
            @Value("${engagement.command-side}") String url, JsonMapper json, ObjectProvider<BrowserSession> sessions) {
        this.url = url;
        this.json = json;
        this.sessions = sessions;
    }

    /**
     * An answer of the command service.
     *
     * @param status 0 if the service could not be reached
     */
    public record CommandAnswer(int status, JsonNode body) {}

    public CommandAnswer get(String path, HttpServletRequest reader) {
        return send("GET", path, reader);
    }

    public CommandAnswer send(String method, String path, HttpServletRequest reader) {
        return send(request(path).method(method, BodyPublishers.noBody()), reader);
    }

    /**
     * Sends a document.
     *
     * @param headers its media type and preconditions
     */
    public CommandAnswer send(
            String method, String path, String document, Map<String, String> headers, HttpServletRequest reader) {
        HttpRequest.Builder request = request(path).method(method, BodyPublishers.ofString(document));
        headers.forEach(request::header);
        return send(request, reader);
    }

    /** Sends a document with no reader's rights: with those that its headers bring. */
    public CommandAnswer send(String method, String path, String document, Map<String, String> headers) {
        HttpRequest.Builder request = request(path).method(method, BodyPublishers.ofString(document));
        headers.forEach(request::header);
        return send(request);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path)).timeout(PATIENCE);
    }

    private CommandAnswer send(HttpRequest.Builder request, HttpServletRequest reader) {
        String authorization = authorization(reader);
        if (authorization != null) {
            request.header(HttpHeaders.AUTHORIZATION, authorization);
        }
        return send(request);
    }

    private CommandAnswer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
            return new CommandAnswer(
                    answer.statusCode(),
                    answer.body().isBlank() ? json.createObjectNode() : json.readTree(answer.body()));
        } catch (IOException away) {
            return new CommandAnswer(0, json.createObjectNode());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new CommandAnswer(0, json.createObjectNode());
        }
    }

    private @Nullable String authorization(HttpServletRequest reader) {
        String own = reader.getHeader(HttpHeaders.AUTHORIZATION);
        BrowserSession session = sessions.getIfAvailable();
        String token = own != null || session == null ? null : session.token(reader);
        return token == null ? own : "Bearer " + token;
    }
}
