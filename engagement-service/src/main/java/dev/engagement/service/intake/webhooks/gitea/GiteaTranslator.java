package dev.engagement.service.intake.webhooks.gitea;

import dev.engagement.events.Entry;
import dev.engagement.events.Level;
import dev.engagement.events.Opening.RequestOpened;
import dev.engagement.events.Opening.RequestReclassified;
import dev.engagement.events.Results.RequestCancelled;
import dev.engagement.events.Results.RequestReopened;
import dev.engagement.events.Urgency.UrgencyAssessed;
import dev.engagement.service.intake.deliveries.Delivery;
import dev.engagement.service.intake.webhooks.Connection;
import dev.engagement.service.intake.webhooks.Dialect;
import dev.engagement.service.intake.webhooks.Histories;
import dev.engagement.service.intake.webhooks.Labels;
import dev.engagement.service.intake.webhooks.Payload;
import dev.engagement.service.intake.webhooks.State;
import dev.engagement.service.intake.webhooks.Telling;
import dev.engagement.service.intake.webhooks.ToolAccount;
import dev.engagement.service.intake.webhooks.Translation;
import dev.engagement.service.intake.webhooks.Translator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Translates issues into requests. Gitea sends the current labels, not those added or removed, so they are compared with the history. */
public final class GiteaTranslator implements Translator {
    private static final Dialect DIALECT = new Dialect("gitea", Map.of());

    @Override
    public Dialect dialect() {
        return DIALECT;
    }

    @Override
    public Translation read(Delivery delivery, Connection connection, Histories histories) {
        GiteaPayload payload = new GiteaPayload(Payload.of(delivery), connection, histories);
        if (!payload.json().has("issue")) {
            return new Translation.Ignored("it is not about an issue");
        }
        if (payload.isPullRequest()) {
            return new Translation.Ignored("a pull request is no request");
        }
        Telling telling = new Telling(delivery, connection, payload.key());
        String action = payload.action();
        if (!payload.json().has("comment")) {
            Instant at = payload.time(time(action));
            telling.tell(action, at, entries(payload, action, at));
        } else if (action.equals("created")) {
            Instant at = payload.time("comment.created_at");
            telling.named(
                    "comment/" + payload.json().required("comment.id"),
                    at,
                    payload.commenter(at).comments(true, DIALECT.tool()));
        }
        return telling.orIgnored("\"" + action + "\" says nothing that is measured");
    }

    private static String time(String action) {
        return switch (action) {
            case "opened" -> "issue.created_at";
            case "closed" -> "issue.closed_at";
            default -> "issue.updated_at";
        };
    }

    private static List<Entry> entries(GiteaPayload payload, String action, Instant at) {
        List<@Nullable Entry> entries = new ArrayList<>();
        switch (action) {
            case "opened" -> {
                entries.add(opened(payload));
                entries.add(owned(payload, List.of(), at));
                entries.addAll(barriers(payload, at));
            }
            case "label_updated", "label_cleared" -> {
                entries.add(level(payload, at));
                entries.addAll(barriers(payload, at));
            }
            default -> entries.add(entry(payload, action, at));
        }
        return entries.stream().filter(Objects::nonNull).toList();
    }

    private static List<Entry> barriers(GiteaPayload payload, Instant at) {
        return Labels.standing(payload.connection(), payload.history(), at, payload.labels());
    }

    private static @Nullable Entry owned(GiteaPayload payload, @Nullable List<ToolAccount> before, Instant at) {
        return payload.speakers().owned(at, before, payload.assignees(), null, payload.sender(at));
    }

    private static @Nullable Entry level(GiteaPayload payload, Instant at) {
        Level level = Labels.level(payload.connection(), payload.labels());
        return level == null
                ? null
                : new UrgencyAssessed(null, level, null, payload.sender(at).name());
    }

    private static @Nullable Entry entry(GiteaPayload payload, String action, Instant at) {
        ToolAccount by = payload.sender(at);
        return switch (action) {
            case "assigned", "unassigned" -> owned(payload, null, at);
            case "closed" ->
                Labels.end(payload.connection(), payload.labels(), State.RESOLVED)
                        .ended(by);
            case "reopened" -> new RequestReopened(by.name());
            case "deleted" -> new RequestCancelled(by.name());
            case "edited" -> {
                String title = payload.json().free("issue.title");
                yield title == null || !payload.json().has("changes.title")
                        ? null
                        : new RequestReclassified(null, null, null, null, null, null, null, null, null, title, null);
            }
            default -> null;
        };
    }

    private static RequestOpened opened(GiteaPayload payload) {
        Payload json = payload.json();
        Connection connection = payload.connection();
        return new RequestOpened(
                Objects.requireNonNullElse(connection.activity(), "issue"),
                Objects.requireNonNullElseGet(connection.service(), payload::repository),
                null,
                "gitea",
                Labels.level(connection, payload.labels()),
                null,
                payload.login("issue.user"),
                null,
                null,
                json.free("issue.title"),
                json.free("issue.html_url"));
    }
}
