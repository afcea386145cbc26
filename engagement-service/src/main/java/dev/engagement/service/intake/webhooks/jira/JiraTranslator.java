package dev.engagement.service.intake.webhooks.jira;

import dev.engagement.events.Entry;
import dev.engagement.events.Experience.ExperienceRated;
import dev.engagement.events.Experience.Rating;
import dev.engagement.events.Level;
import dev.engagement.events.Opening.RequestOpened;
import dev.engagement.events.Opening.RequestReclassified;
import dev.engagement.events.Ownership.OwnershipChanged;
import dev.engagement.events.Results.RequestCancelled;
import dev.engagement.events.Urgency.UrgencyAssessed;
import dev.engagement.service.intake.quarantine.Delivery;
import dev.engagement.service.intake.webhooks.Account;
import dev.engagement.service.intake.webhooks.Connection;
import dev.engagement.service.intake.webhooks.Payload;
import dev.engagement.service.intake.webhooks.State;
import dev.engagement.service.intake.webhooks.Telling;
import dev.engagement.service.intake.webhooks.Translation;
import dev.engagement.service.intake.webhooks.Translator;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Issues are requests. What changed stands in the change log; a comment may come by two events and is one entry. */
public final class JiraTranslator implements Translator {
    @Override
    public Translation read(Delivery delivery, Connection connection) {
        JiraPayload payload = new JiraPayload(Payload.of(delivery), connection);
        String event = payload.event();
        boolean comment = event.startsWith("comment_");
        if (comment && !payload.json().has("issue.key")) {
            return new Translation.Ignored(
                    "it does not say of which issue; jira:issue_updated tells the same and does");
        }
        if (!comment && !event.startsWith("jira:issue_")) {
            return new Translation.Ignored("\"" + event + "\" is not about an issue");
        }
        Telling telling = new Telling(delivery, connection, payload.key());
        switch (event) {
            case "jira:issue_created" -> created(payload, telling);
            case "jira:issue_updated" -> updated(payload, telling);
            case "jira:issue_deleted" ->
                telling.tell(
                        "deleted",
                        payload.time(),
                        new RequestCancelled(payload.user().name()));
            case "comment_created" -> comment(payload, telling);
            default -> {}
        }
        return telling.orIgnored("\"" + event + "\" changed nothing that is measured");
    }

    private static void created(JiraPayload payload, Telling telling) {
        Payload json = payload.json();
        telling.tell(
                "created",
                payload.time(),
                new RequestOpened(
                        activity(payload),
                        payload.service(),
                        payload.field("team"),
                        Objects.requireNonNullElse(payload.field("channel"), "jira"),
                        payload.connection().level(json.text("issue.fields.priority.name")),
                        payload.connection().level(payload.field("impact")),
                        JiraPayload.id(json.at("issue.fields.reporter")),
                        payload.field("business-unit"),
                        null,
                        json.free("issue.fields.summary"),
                        payload.url()));
        if (payload.assignee().name() != null) {
            telling.tell("assignee", payload.time(), payload.assignee().owns(null, payload.user()));
        }
    }

    private static String activity(JiraPayload payload) {
        String type = payload.json().key("issue.fields.issuetype.name");
        return type != null
                ? type
                : Objects.requireNonNullElse(payload.connection().activity(), "issue");
    }

    private static void comment(JiraPayload payload, Telling telling) {
        Payload json = payload.json();
        Account author = payload.account(json.at("comment.author"));
        telling.named(
                "comment/" + json.required("comment.id"),
                json.time("comment.created"),
                author.comments(payload.isPublicComment(), "jira"));
    }

    private static void updated(JiraPayload payload, Telling telling) {
        Account by = payload.user();
        var time = payload.time();
        telling.tell("state", time, state(payload, by));
        telling.tell("assignee", time, assignee(payload, by));
        telling.tell("urgency", time, urgency(payload, by));
        telling.tell("reclassified", time, reclassified(payload));
        telling.tell("rated", time, rated(payload));
        if (payload.json().has("comment") && payload.isNewComment()) {
            comment(payload, telling);
        }
    }

    /** A resolution and a state usually change together, and are one change. */
    private static List<Entry> state(JiraPayload payload, Account by) {
        Optional<Payload> status = payload.change("status");
        Optional<Payload> resolution = payload.change("resolution");
        String fromName = status.map(change -> change.key("fromString")).orElse(null);
        String toName = status.map(change -> change.key("toString")).orElse(null);
        State from = fromName == null ? State.OPEN : payload.state(fromName);
        State to = toName == null ? State.OPEN : payload.state(toName);
        if (resolution.isPresent()) {
            String was = resolution.get().text("fromString");
            String is = resolution.get().text("toString");
            from = was != null && !from.isOver() ? State.RESOLVED : from;
            to = is != null && !to.isOver() ? meaning(payload, is) : to;
            if (is != null && payload.connection().labelState(is) != null) {
                to = meaning(payload, is);
            }
        } else if (toName == null) {
            return List.of();
        }
        return State.changed(from, fromName, to, Objects.requireNonNullElse(toName, "resolution"), by);
    }

    private static State meaning(JiraPayload payload, String resolution) {
        State state = payload.connection().state(resolution);
        return state != null && state.isOver() ? state : State.RESOLVED;
    }

    private static @Nullable OwnershipChanged assignee(JiraPayload payload, Account by) {
        boolean said = payload.change("assignee").isPresent()
                || (payload.changes().isEmpty() && Objects.equals(payload.kind(), "issue_assigned"));
        Optional<Payload> team = payload.fieldChange("team");
        return said || team.isPresent()
                ? payload.assignee()
                        .owns(team.map(change -> change.key("toString")).orElse(null), by)
                : null;
    }

    private static @Nullable UrgencyAssessed urgency(JiraPayload payload, Account by) {
        Connection connection = payload.connection();
        Level priority = payload.change("priority")
                .map(change -> connection.level(change.text("toString")))
                .orElse(null);
        Level impact = payload.fieldChange("impact")
                .map(change -> connection.level(change.text("toString")))
                .orElse(null);
        return priority == null && impact == null ? null : new UrgencyAssessed(null, priority, impact, by.name());
    }

    private static @Nullable RequestReclassified reclassified(JiraPayload payload) {
        String activity = payload.change("issuetype")
                .map(change -> change.key("toString"))
                .orElse(null);
        String title =
                payload.change("summary").map(change -> change.free("toString")).orElse(null);
        String service =
                payload.fieldChange("service").map(change -> payload.service()).orElse(null);
        return activity == null && title == null && service == null
                ? null
                : new RequestReclassified(activity, service, null, null, null, null, null, null, null, title, null);
    }

    /** Service Management asks for one to five stars. */
    private static @Nullable ExperienceRated rated(JiraPayload payload) {
        return payload.fieldChange("satisfaction")
                .map(change -> change.text("toString"))
                .filter(stars -> stars.matches("[1-5]"))
                .map(stars -> new ExperienceRated(
                        new Rating(new BigDecimal(stars), BigDecimal.ONE, BigDecimal.valueOf(5)), null))
                .orElse(null);
    }
}
