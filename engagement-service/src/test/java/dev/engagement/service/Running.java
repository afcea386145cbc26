package dev.engagement.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.tests.contract.Document;
import dev.engagement.tests.contract.OpenApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service, running in this JVM on a free port, and what its clients do with it. */
public final class Running implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private static final OpenApi CONTRACT = new OpenApi(Document.resource("static/openapi.yaml"));

    private final HttpClient client = HttpClient.newHttpClient();
    private final ConfigurableApplicationContext context;
    private final String base;

    private Running(ConfigurableApplicationContext context) {
        this.context = context;
        this.base = "http://127.0.0.1:"
                + Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer())
                        .getPort();
    }

    public static Running on(String database, Path keyFile, String... more) {
        return at(Landscape.brokers(), database, keyFile, more);
    }

    /** The same while Kafka is away. */
    public static Running withoutKafka(String database, Path keyFile, String... more) {
        List<String> settings = new ArrayList<>(List.of(more));
        settings.addAll(List.of(
                "--spring.kafka.admin.operation-timeout=1s",
                "--spring.kafka.admin.close-timeout=0s",
                "--spring.kafka.admin.properties.request.timeout.ms=500",
                "--spring.kafka.admin.properties.default.api.timeout.ms=1000",
                "--logging.level.org.apache.kafka=error"));
        return at("127.0.0.1:9", database, keyFile, settings.toArray(String[]::new));
    }

    /** The same on a broker of the test's own. */
    public static Running at(String brokers, String database, Path keyFile, String... more) {
        return start(new SpringApplicationBuilder(EngagementService.class), brokers, database, keyFile, more);
    }

    /** Another program, started in the same way. */
    public static Running start(
            SpringApplicationBuilder program, String brokers, String database, Path keyFile, String... more) {
        List<String> settings = new ArrayList<>(List.of(
                "--server.port=0",
                "--spring.datasource.url=" + database,
                "--spring.kafka.bootstrap-servers=" + brokers,
                "--engagement.key-file=" + keyFile));
        settings.addAll(List.of(more));
        return new Running(program.run(settings.toArray(String[]::new)));
    }

    public static Running anew() {
        return on(Landscape.newDatabase(), Landscape.newKeyFile());
    }

    public int port() {
        return URI.create(base).getPort();
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    public record Answer(int status, String type, JsonNode body) {
        public String text(String field) {
            return body.path(field).asString();
        }
    }

    public Answer post(String contentType, String body) {
        return post(Map.of("Content-Type", contentType), body.getBytes(StandardCharsets.UTF_8));
    }

    public Answer post(Map<String, String> headers, byte[] body) {
        return post("/v1/events", headers, body);
    }

    public Answer post(String path, Map<String, String> headers, byte[] body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).POST(BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return send(request.build());
    }

    public Answer get(String path) {
        return send(HttpRequest.newBuilder(URI.create(base + path)).build());
    }

    public String getText(String path) {
        return exchange(HttpRequest.newBuilder(URI.create(base + path)).build()).body();
    }

    /** Any request, answered as it came. */
    public HttpResponse<String> ask(String method, String path, Map<String, String> headers, String body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).method(method, BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return exchange(request.build());
    }

    /** Every answer that a test sees is held against what is documented. */
    private HttpResponse<String> exchange(HttpRequest request) {
        try {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            assertThat(CONTRACT.faults(
                            request.method(),
                            request.uri().getRawPath(),
                            answer.statusCode(),
                            answer.headers().firstValue("Content-Type").orElse(""),
                            answer.body()))
                    .as("%s answered %d: %s", request, answer.statusCode(), answer.body())
                    .isEmpty();
            return answer;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private Answer send(HttpRequest request) {
        HttpResponse<String> response = exchange(request);
        return new Answer(
                response.statusCode(),
                response.headers().firstValue("Content-Type").orElse(""),
                response.body().isEmpty() ? JSON.nullNode() : JSON.readTree(response.body()));
    }

    @Override
    public void close() {
        context.close();
        client.close();
    }
}
