package dev.engagement.service.intake.webhooks.gitlab;

import dev.engagement.events.Entry;
import dev.engagement.events.Level;
import dev.engagement.events.Opening.RequestOpened;
import dev.engagement.events.Opening.RequestReclassified;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Issues are requests, incidents among them; notes are comments, internal ones too. */
public final class GitLabTranslator implements Translator {
    @Override
    public Translation read(Delivery delivery, Connection connection) {
        GitLabPayload payload = new GitLabPayload(Payload.of(delivery), connection);
        return switch (payload.kind()) {
            case "issue", "incident", "work_item" ->
                issue(payload, new Telling(delivery, connection, payload.key("object_attributes")));
            case "note" -> note(payload, delivery);
            default -> new Translation.Ignored("\"" + payload.kind() + "\" is not about an issue");
        };
    }

    private static Translation note(GitLabPayload payload, Delivery delivery) {
        Payload json = payload.json();
        if (!"Issue".equals(json.text("object_attributes.noteable_type")) || json.isTrue("object_attributes.system")) {
            return new Translation.Ignored("the note is not a person's about an issue");
        }
        if (payload.action() != null && !Objects.equals(payload.action(), "create")) {
            return new Translation.Ignored("a note's words changed: what was said then stands");
        }
        return new Telling(delivery, payload.connection(), payload.key("issue"))
                .named(
                        "note/" + json.required("object_attributes.id"),
                        payload.time("object_attributes.created_at"),
                        payload.user(payload.isNotesAuthorTheIssues()).comments(!payload.isInternalNote(), "gitlab"))
                .orIgnored("");
    }

    private static Translation issue(GitLabPayload payload, Telling telling) {
        String action = Objects.requireNonNullElse(payload.action(), "none");
        Account by = payload.user(payload.isIssuesAuthor());
        switch (action) {
            case "open" -> telling.tell(action, payload.time("object_attributes.created_at"), opened(payload));
            case "close" -> telling.tell(action, payload.time("object_attributes.closed_at"), State.RESOLVED.ended(by));
            case "reopen" ->
                telling.tell(action, payload.time("object_attributes.updated_at"), new RequestReopened(by.name()));
            case "update" -> {
                var time = payload.time("object_attributes.updated_at");
                if (payload.json().has("changes.assignees")) {
                    telling.tell("assignees", time, payload.assignee().owns(null, by));
                }
                telling.tell("labels", time, labels(payload, by));
                telling.tell("severity", time, severity(payload, by));
                telling.tell("title", time, title(payload));
            }
            default -> {}
        }
        return telling.orIgnored("\"" + action + "\" changed nothing that is measured");
    }

    private static List<Entry> labels(GitLabPayload payload, Account by) {
        List<String> before = payload.labels("changes.labels.previous");
        List<String> now = payload.labels("changes.labels.current");
        List<Entry> entries = new ArrayList<>();
        for (String label : before) {
            Entry removed = now.contains(label) ? null : Labels.removed(payload.connection(), label);
            if (removed != null) {
                entries.add(removed);
            }
        }
        for (String label : now) {
            Entry added = before.contains(label) ? null : Labels.added(payload.connection(), label, by);
            if (added != null) {
                entries.add(added);
            }
        }
        return entries;
    }

    private static @Nullable UrgencyAssessed severity(GitLabPayload payload, Account by) {
        Level impact = payload.connection().level(payload.json().text("changes.severity.current"));
        return impact == null ? null : new UrgencyAssessed(null, null, impact, by.name());
    }

    private static @Nullable RequestReclassified title(GitLabPayload payload) {
        String title = payload.json().free("changes.title.current");
        return title == null
                ? null
                : new RequestReclassified(null, null, null, null, null, null, null, null, null, title, null);
    }

    private static RequestOpened opened(GitLabPayload payload) {
        Payload json = payload.json();
        Connection connection = payload.connection();
        return new RequestOpened(
                Objects.requireNonNullElseGet(
                        connection.activity(),
                        () -> Objects.requireNonNullElse(json.key("object_attributes.type"), "issue")),
                Objects.requireNonNullElseGet(connection.service(), payload::project),
                null,
                "gitlab",
                Labels.level(connection, payload.labels("labels")),
                connection.level(json.text("object_attributes.severity")),
                json.key("user.username"),
                null,
                null,
                json.free("object_attributes.title"),
                json.free("object_attributes.url"));
    }
}
