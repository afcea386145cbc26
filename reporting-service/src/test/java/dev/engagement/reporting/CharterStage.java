package dev.engagement.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.engagement.events.Agreement;
import dev.engagement.events.Agreement.CharterPublished;
import dev.engagement.events.Agreement.CharterRefused;
import dev.engagement.events.Agreement.CharterSigned;
import dev.engagement.events.Charter;
import dev.engagement.events.CharterDocument;
import dev.engagement.events.Level;
import dev.engagement.events.Recorded;
import dev.engagement.reporting.Stage.Answer;
import dev.engagement.reporting.Stage.Service;
import dev.engagement.tests.Stories;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A charter of sales that both sides signed, its second version that sales refused, and two requests that the first one judges. */
final class CharterStage implements AutoCloseable {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final Map<String, Object> WEEK = Map.of(
            "mon", List.of("09:00-17:00"),
            "tue", List.of("09:00-17:00"),
            "wed", List.of("09:00-17:00"),
            "fri", List.of("08:00-12:00", "13:00-16:00"));

    final StandInCommandSide commandSide = new StandInCommandSide();
    final Stage stage = new Stage().withTopics();
    final Service service = stage.service(Stage.database(), "--engagement.command-side=" + commandSide.url());

    CharterStage() {
        Instant lately = Instant.now().minus(Duration.ofDays(3)).truncatedTo(ChronoUnit.SECONDS);
        stage.publish(List.of(
                said(0, "2026-03-01T00:00:00Z", 1, new CharterPublished(sales(Map.of()))),
                said(1, "2026-03-02T00:00:00Z", 1, new CharterSigned(1, "it", null)),
                said(2, "2026-03-03T00:00:00Z", 1, new CharterSigned(1, "sales", null)),
                said(3, "2026-03-04T00:00:00Z", 2, new CharterPublished(sales(Map.of("hours", WEEK)))),
                said(4, "2026-03-05T00:00:00Z", 2, new CharterSigned(2, "it", null)),
                said(5, "2026-03-06T00:00:00Z", 2, new CharterRefused(2, "sales", "person:sue", "text:why"))));
        stage.publish(opened("c:in-time", lately, Duration.ofMinutes(10)));
        stage.publish(opened("c:late", lately, Duration.ofHours(9)));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> service.get("/v1/requests?state=any").body().contains("c:late")
                        && service.get("/charters/sales").status() == 200
                        && service.get("/charters/sales?version=2").body().contains("refused"));
    }

    Answer get(String path) {
        return service.get(path);
    }

    Answer post(String path, Map<String, String> fields) {
        StringBuilder form = new StringBuilder();
        fields.forEach((name, value) -> form.append(form.isEmpty() ? "" : "&")
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return service.post(path, FORM, form.toString());
    }

    String text(String path) {
        Answer answer = service.get(path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return plain(answer.body());
    }

    static String plain(String html) {
        return html.replaceAll("<[^>]*>", " ")
                .replace("&#39;", "'")
                .replace("&quot;", "\"")
                .replaceAll("\\s+", " ")
                .replace(" :", ":");
    }

    private static List<Recorded> opened(String subject, Instant at, Duration engaged) {
        return Stories.utc()
                .about(subject)
                .toldBy("/tools/charter")
                .at(at.toString().substring(0, 19))
                .opened("incident", "mail", "desk", Level.HIGH, Level.HIGH)
                .after(engaged)
                .acknowledged("person:ana")
                .entries();
    }

    private static Charter sales(Map<String, Object> changed) {
        Map<String, Object> document = new HashMap<>(CharterDocument.write(Charter.standard()));
        document.put("charter", "sales");
        document.put("effectiveFrom", "2026-02-01T00:00:00Z");
        document.put("for", Map.of("activity", List.of("incident")));
        document.put("signatories", List.of("it", "sales"));
        document.put("purpose", "Sales can sell.");
        document.put("attainment", Map.of("engage", 0.9));
        document.put("obligations", List.of(Map.of("waited-on", "customer", "answer-within", "PT8H")));
        document.putAll(changed);
        return CharterDocument.read(document);
    }

    private static Recorded said(long sequence, String at, int version, Agreement entry) {
        String id = CharterPublished.messageId("sales", version)
                + (entry instanceof CharterPublished ? "" : ":" + sequence);
        return new Recorded(
                new UUID(9, sequence),
                CharterPublished.SOURCE,
                id,
                CharterPublished.subject("sales"),
                Instant.parse(at),
                Instant.parse(at),
                sequence,
                entry);
    }

    @Override
    public void close() {
        stage.close();
        commandSide.close();
    }
}
