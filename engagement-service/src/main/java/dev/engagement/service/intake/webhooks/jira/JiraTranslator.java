package dev.engagement.service.intake.webhooks.jira;

import dev.engagement.events.Entry;
import dev.engagement.events.Experience.ExperienceRated;
import dev.engagement.events.Experience.Rating;
import dev.engagement.events.Level;
import dev.engagement.events.Opening.RequestOpened;
import dev.engagement.events.Opening.RequestReclassified;
import dev.engagement.events.Ownership.OwnershipChanged;
import dev.engagement.events.Pace.BarrierCleared;
import dev.engagement.events.Pace.BarrierRaised;
import dev.engagement.events.Pace.WaitingOn;
import dev.engagement.events.Results.RequestCancelled;
import dev.engagement.events.Results.RequestMerged;
import dev.engagement.events.Urgency.UrgencyAssessed;
import dev.engagement.service.intake.deliveries.Delivery;
import dev.engagement.service.intake.webhooks.Connection;
import dev.engagement.service.intake.webhooks.Dialect;
import dev.engagement.service.intake.webhooks.Histories;
import dev.engagement.service.intake.webhooks.Payload;
import dev.engagement.service.intake.webhooks.State;
import dev.engagement.service.intake.webhooks.Telling;
import dev.engagement.service.intake.webhooks.ToolAccount;
import dev.engagement.service.intake.webhooks.Translation;
import dev.engagement.service.intake.webhooks.Translator;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Translates issues into requests. Their changes are in the change log; a comment may come by two events and is one entry. */
public final class JiraTranslator implements Translator {
    static final Dialect DIALECT = new Dialect(
            "jira",
            Map.of(
                    "escalated", State.OPEN,
                    "planning", State.OPEN,
                    "implementing", State.OPEN,
                    "awaiting implementation", State.OPEN,
                    "awaiting cab approval", State.APPROVAL,
                    "peer review / change manager approval", State.APPROVAL));

    @Override
    public Dialect dialect() {
        return DIALECT;
    }

    @Override
    public Translation read(Delivery delivery, Connection connection, Histories histories) {
        JiraPayload payload = JiraPayload.of(Payload.of(delivery), connection, histories);
        if (payload.isIssueOnly()) {
            return JiraIssue.whole(payload, delivery.receivedAt());
        }
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
            case "jira:issue_created" -> created(payload, telling, payload.time());
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

    private static void created(JiraPayload payload, Telling telling, Instant openedAt) {
        Payload json = payload.json();
        Instant time = payload.time();
        ToolAccount by = payload.user();
        telling.tell(
                "created",
                openedAt,
                new RequestOpened(
                        payload.activity(),
                        payload.service(),
                        payload.field("team"),
                        payload.channel(),
                        payload.connection().level(json.text("issue.fields.priority.name")),
                        payload.connection().level(payload.field("impact")),
                        JiraPayload.id(json.at("issue.fields.reporter")),
                        payload.field("business-unit"),
                        null,
                        json.free("issue.fields.summary"),
                        payload.url()));
        telling.tell("assignee", time, payload.speakers().owned(time, List.of(), payload.assignees(), null, by));
        telling.tell("state", time, new JiraState(payload).first(by, telling));
    }

    private static void comment(JiraPayload payload, Telling telling) {
        Payload json = payload.json();
        Instant time = json.time("comment.created");
        telling.named(
                "comment/" + json.required("comment.id"),
                time,
                payload.account(time, json.at("comment.author")).comments(payload.isPublicComment(), DIALECT.tool()));
    }

    private static void updated(JiraPayload payload, Telling telling) {
        ToolAccount by = payload.user();
        Instant time = payload.time();
        String movedFrom = payload.movedFrom();
        if (movedFrom == null) {
            telling.tell("state", time, new JiraState(payload).changed(by, telling));
            telling.tell("assignee", time, assignee(payload, by));
            telling.tell("urgency", time, urgency(payload, by));
            telling.tell("reclassified", time, reclassified(payload));
            telling.tell("rated", time, rated(payload));
            telling.tell("flagged", time, flagged(payload));
        } else {
            moved(payload, telling, movedFrom);
        }
        if (payload.isNewComment()) {
            comment(payload, telling);
        } else if (payload.json().text("comment") != null) { // a transition's own hook sends the mere words
            telling.tell("comment", time, by.comments(true, DIALECT.tool()));
        }
    }

    /** Adds the entries of a moved issue: under its new key it is another request, which is as old as the issue. */
    private static void moved(JiraPayload payload, Telling telling, String movedFrom) {
        Connection connection = payload.connection();
        String old = connection.subject(movedFrom);
        Instant created = payload.json().optionalTime("issue.fields.created");
        Instant opened = created == null ? payload.histories().of(old).openedAt() : created;
        telling.tellOf(old, "moved", payload.time(), new RequestMerged(connection.subject(payload.key())));
        created(payload, telling, Objects.requireNonNullElse(opened, payload.time()));
    }

    private static @Nullable OwnershipChanged assignee(JiraPayload payload, ToolAccount by) {
        boolean said = payload.change("assignee").isPresent()
                || (payload.changes().isEmpty() && Objects.equals(payload.kind(), "issue_assigned"));
        Optional<Payload> team = payload.fieldChange("team");
        return said || team.isPresent()
                ? payload.speakers()
                        .owned(
                                payload.time(),
                                payload.assigneesBefore(),
                                payload.assignees(),
                                team.map(change -> change.key("toString")).orElse(null),
                                by)
                : null;
    }

    private static @Nullable UrgencyAssessed urgency(JiraPayload payload, ToolAccount by) {
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
        String requester = payload.change("reporter")
                .map(change -> JiraPayload.id(payload.json().at("issue.fields.reporter")))
                .orElse(null);
        return activity == null && title == null && service == null && requester == null
                ? null
                : new RequestReclassified(
                        activity, service, null, null, null, null, requester, null, null, title, null);
    }

    /** Returns a rating: Service Management asks for one to five stars. */
    private static @Nullable ExperienceRated rated(JiraPayload payload) {
        return payload.fieldChange("satisfaction")
                .map(change -> change.text("toString"))
                .filter(stars -> stars.matches("[1-5]"))
                .map(stars -> new ExperienceRated(
                        new Rating(new BigDecimal(stars), BigDecimal.ONE, BigDecimal.valueOf(5)), null))
                .orElse(null);
    }

    /** Returns the entry of a flag, which marks an impediment in any status. */
    private static @Nullable Entry flagged(JiraPayload payload) {
        String name = "Flagged";
        return payload.change(name)
                .map(change -> change.text("toString") == null
                        ? new BarrierCleared(name, false)
                        : new BarrierRaised(name, WaitingOn.OTHER, false))
                .orElse(null);
    }
}
