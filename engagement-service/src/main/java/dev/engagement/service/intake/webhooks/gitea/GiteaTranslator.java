package dev.engagement.service.intake.webhooks.gitea;

import dev.engagement.events.Entry;
import dev.engagement.events.Level;
import dev.engagement.events.Opening.RequestOpened;
import dev.engagement.events.Opening.RequestReclassified;
import dev.engagement.events.Results.RequestCancelled;
import dev.engagement.events.Results.RequestReopened;
import dev.engagement.events.Urgency.UrgencyAssessed;
import dev.engagement.service.intake.quarantine.Delivery;
import dev.engagement.service.intake.webhooks.Account;
import dev.engagement.service.intake.webhooks.Connection;
import dev.engagement.service.intake.webhooks.Labels;
import dev.engagement.service.intake.webhooks.Payload;
import dev.engagement.service.intake.webhooks.State;
import dev.engagement.service.intake.webhooks.Telling;
import dev.engagement.service.intake.webhooks.Translation;
import dev.engagement.service.intake.webhooks.Translator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Issues are requests. Gitea says which labels there are, not which came or went: only levels are read from them. */
public final class GiteaTranslator implements Translator {
    @Override
    public Translation read(Delivery delivery, Connection connection) {
        GiteaPayload payload = new GiteaPayload(Payload.of(delivery), connection);
        if (!payload.json().has("issue")) {
            return new Translation.Ignored("it is not about an issue");
        }
        if (payload.isPullRequest()) {
            return new Translation.Ignored("a pull request is no request");
        }
        Telling telling = new Telling(delivery, connection, payload.key());
        String action = payload.action();
        if (!payload.json().has("comment")) {
            telling.tell(action, payload.time(time(action)), entry(payload, action));
        } else if (action.equals("created")) {
            telling.named(
                    "comment/" + payload.json().required("comment.id"),
                    payload.time("comment.created_at"),
                    payload.commenter().comments(true, "gitea"));
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

    private static @Nullable Entry entry(GiteaPayload payload, String action) {
        Account by = payload.sender();
        return switch (action) {
            case "opened" -> opened(payload);
            case "assigned", "unassigned" -> payload.assignee().owns(null, by);
            case "label_updated" -> {
                Level level = Labels.level(payload.connection(), payload.labels());
                yield level == null ? null : new UrgencyAssessed(null, level, null, by.name());
            }
            case "closed" -> State.RESOLVED.ended(by);
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
