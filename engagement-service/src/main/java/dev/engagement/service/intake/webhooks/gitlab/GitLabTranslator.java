package dev.engagement.service.intake.webhooks.gitlab;

import dev.engagement.events.Conversation.RequestAcknowledged;
import dev.engagement.events.Entry;
import dev.engagement.events.Level;
import dev.engagement.events.Opening.RequestOpened;
import dev.engagement.events.Opening.RequestReclassified;
import dev.engagement.events.Results.RequestReopened;
import dev.engagement.events.Urgency.UrgencyAssessed;
import dev.engagement.service.intake.deliveries.Delivery;
import dev.engagement.service.intake.webhooks.Connection;
import dev.engagement.service.intake.webhooks.Dialect;
import dev.engagement.service.intake.webhooks.Histories;
import dev.engagement.service.intake.webhooks.Labels;
import dev.engagement.service.intake.webhooks.Payload;
import dev.engagement.service.intake.webhooks.RequestHistory;
import dev.engagement.service.intake.webhooks.State;
import dev.engagement.service.intake.webhooks.Telling;
import dev.engagement.service.intake.webhooks.ToolAccount;
import dev.engagement.service.intake.webhooks.Translation;
import dev.engagement.service.intake.webhooks.Translator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Translates issues, incidents among them, into requests, and notes, also internal ones, into comments. */
public final class GitLabTranslator implements Translator {
    private static final Dialect DIALECT = new Dialect("gitlab", Map.of());

    /** Kinds of work items that plan or test, and so are no requests. */
    private static final Set<String> NO_REQUESTS =
            Set.of("epic", "test case", "requirement", "objective", "key result");

    @Override
    public Dialect dialect() {
        return DIALECT;
    }

    @Override
    public Translation read(Delivery delivery, Connection connection, Histories histories) {
        GitLabPayload payload = new GitLabPayload(Payload.of(delivery), connection, histories);
        String kind = payload.kind();
        if (!Set.of("issue", "incident", "work_item", "note").contains(kind)) {
            return new Translation.Ignored("\"" + kind + "\" is not about an issue");
        }
        if (payload.isOfGroup()) {
            return new Translation.Ignored("\"" + kind + "\" of a group is about no project's issue");
        }
        String type = payload.type();
        if (type != null && NO_REQUESTS.contains(type.toLowerCase(Locale.ROOT))) {
            return new Translation.Ignored("a work item of the type \"" + type + "\" is nobody's request");
        }
        return payload.isNote() ? note(payload, delivery) : issue(payload, delivery);
    }

    private static Translation note(GitLabPayload payload, Delivery delivery) {
        Payload json = payload.json();
        if (!json.has("issue") || json.isTrue("object_attributes.system")) {
            return new Translation.Ignored("the note is not a person's about an issue");
        }
        if (payload.action() != null && !Objects.equals(payload.action(), "create")) {
            return new Translation.Ignored("a note's words changed: what was said then stands");
        }
        Instant at = payload.time("object_attributes.created_at");
        return new Telling(delivery, payload.connection(), payload.key())
                .named(
                        "note/" + json.required("object_attributes.id"),
                        at,
                        payload.user(at).comments(!payload.isInternalNote(), DIALECT.tool()))
                .orIgnored("");
    }

    private static Translation issue(GitLabPayload payload, Delivery delivery) {
        Telling telling = new Telling(delivery, payload.connection(), payload.key());
        String action = Objects.requireNonNullElse(payload.action(), "none");
        switch (action) {
            case "open" -> open(payload, telling, payload.time("object_attributes.created_at"));
            case "close" -> {
                Instant at = payload.time("object_attributes.closed_at");
                State end = payload.isOtherwiseDone() ? State.CANCELLED : State.RESOLVED;
                telling.tell(
                        action,
                        at,
                        Labels.end(payload.connection(), payload.labels("labels"), end)
                                .ended(payload.user(at)));
            }
            case "reopen" -> {
                Instant at = payload.time("object_attributes.updated_at");
                telling.tell(action, at, new RequestReopened(payload.user(at).name()));
            }
            case "update" -> update(payload, telling, payload.time("object_attributes.updated_at"));
            default -> {}
        }
        return telling.orIgnored("\"" + action + "\" changed nothing that is measured");
    }

    private static void open(GitLabPayload payload, Telling telling, Instant at) {
        ToolAccount by = payload.user(at);
        telling.tell("open", at, opened(payload));
        telling.tell("assignees", at, payload.speakers().owned(at, List.of(), payload.assignees(), null, by));
        telling.tell(
                "labels", at, Labels.standing(payload.connection(), RequestHistory.NONE, at, payload.labels("labels")));
    }

    private static void update(GitLabPayload payload, Telling telling, Instant at) {
        ToolAccount by = payload.user(at);
        if (payload.json().has("changes.assignees")) {
            List<ToolAccount> before = payload.assignees("changes.assignees.previous");
            List<ToolAccount> now = payload.assignees();
            telling.tell("assignees", at, payload.speakers().owned(at, before, now, null, by));
        }
        telling.tell("labels", at, labels(payload, by));
        telling.tell("severity", at, severity(payload, by));
        telling.tell("title", at, title(payload));
        telling.tell("escalation", at, escalation(payload, by));
    }

    /** Returns the entry of a change of an incident's own status, which acknowledges or resolves it, apart from being open or closed. */
    private static @Nullable Entry escalation(GitLabPayload payload, ToolAccount by) {
        return switch (payload.json().text("changes.escalation_status.current")) {
            case "acknowledged" -> new RequestAcknowledged(by.name(), by.isMachine());
            case "resolved" -> State.RESOLVED.ended(by);
            case null, default -> null;
        };
    }

    private static List<Entry> labels(GitLabPayload payload, ToolAccount by) {
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

    private static @Nullable UrgencyAssessed severity(GitLabPayload payload, ToolAccount by) {
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
                        json.key("object_attributes.type"),
                        () -> Objects.requireNonNullElse(connection.activity(), "issue")),
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
