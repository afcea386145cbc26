package dev.engagement.service.intake.webhooks.zendesk;

import dev.engagement.events.Entry;
import dev.engagement.events.Level;
import dev.engagement.events.Opening.RequestOpened;
import dev.engagement.events.Opening.RequestReclassified;
import dev.engagement.events.Ownership.OwnershipChanged;
import dev.engagement.events.Results.RequestCancelled;
import dev.engagement.events.Results.RequestMerged;
import dev.engagement.events.Results.RequestReopened;
import dev.engagement.events.Urgency.UrgencyAssessed;
import dev.engagement.service.intake.deliveries.Delivery;
import dev.engagement.service.intake.webhooks.Connection;
import dev.engagement.service.intake.webhooks.Histories;
import dev.engagement.service.intake.webhooks.Payload;
import dev.engagement.service.intake.webhooks.RequestHistory;
import dev.engagement.service.intake.webhooks.Speakers;
import dev.engagement.service.intake.webhooks.State;
import dev.engagement.service.intake.webhooks.Telling;
import dev.engagement.service.intake.webhooks.ToolAccount;
import dev.engagement.service.intake.webhooks.ToolAccount.SpeakerSide;
import dev.engagement.service.intake.webhooks.Translation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Translates one of Zendesk's own ticket events, {@code zen:event-type:ticket.…}, in which people are numbers. */
record ZendeskEvent(Payload json, Connection connection, RequestHistory history) {
    private static final String TICKET = "zen:event-type:ticket.";
    private static final String SYSTEM = "-1";

    static ZendeskEvent of(Payload json, Connection connection, Histories histories) {
        String subject = connection.subject(json.required("detail.id"));
        return new ZendeskEvent(json, connection, histories.of(subject).without(json.required("id") + "/"));
    }

    Translation told(Delivery delivery) {
        String type = json.required("type");
        if (!type.startsWith(TICKET)) {
            return new Translation.Ignored("\"" + type + "\" is not about a ticket");
        }
        Telling telling = new Telling(delivery, connection, json.required("detail.id"));
        String event = type.substring(TICKET.length());
        List<Entry> entries = entries(event, telling);
        for (int i = 0; i < entries.size(); i++) {
            telling.named(json.required("id") + "/" + event + "-" + i, time(), entries.get(i));
        }
        return telling.orIgnored("\"" + event + "\" says nothing that is measured");
    }

    private Instant time() {
        return json.time("time");
    }

    private List<Entry> entries(String event, Telling telling) {
        return switch (event) {
            case "created" -> opened();
            case "comment_added" -> isOpening() ? List.of() : List.of(comment());
            case "status_changed" -> state(telling);
            case "agent_assignment_changed" -> one(owner(json.key("event.current")));
            case "group_assignment_changed" ->
                one(new OwnershipChanged(
                        json.key("detail.assignee_id"), json.key("event.current"), actor().name(), null));
            case "priority_changed" -> one(urgency());
            case "requester_changed" -> one(reclassified(null, json.key("event.current"), null));
            case "subject_changed" -> one(reclassified(null, null, json.free("event.current")));
            case "type_changed" -> one(reclassified(json.key("event.current"), null, null));
            case "merged" -> List.of(merged());
            case "soft_deleted", "permanently_deleted", "marked_as_spam" ->
                List.of(new RequestCancelled(actor().name()));
            case "undeleted" -> List.of(new RequestReopened(actor().name()));
            default -> List.of();
        };
    }

    private static List<Entry> one(@Nullable Entry entry) {
        return entry == null ? List.of() : List.of(entry);
    }

    private Speakers speakers() {
        return new Speakers(
                connection,
                history,
                Arrays.asList(json.key("detail.requester_id")),
                Arrays.asList(json.key("detail.assignee_id"), assigneeBefore()));
    }

    private @Nullable String assigneeBefore() {
        return json.required("type").endsWith("agent_assignment_changed") ? json.key("event.previous") : null;
    }

    private ToolAccount actor() {
        String actor = json.key("detail.actor_id");
        return speakers().account(time(), SYSTEM.equals(actor) ? SpeakerSide.MACHINE : SpeakerSide.STAFF, actor);
    }

    /** Returns whether the comment is the first one, which is the request itself. */
    private boolean isOpening() {
        return time().equals(json.optionalTime("detail.created_at"));
    }

    private Entry comment() {
        Payload author = json.at("event.comment.author");
        SpeakerSide side = author.isFalse("is_staff") ? SpeakerSide.CUSTOMER : SpeakerSide.STAFF;
        return speakers()
                .account(time(), side, author.key("id"))
                .comments(!json.isFalse("event.comment.is_public"), ZendeskTranslator.DIALECT.tool());
    }

    private List<Entry> state(Telling telling) {
        String from = json.key("event.previous");
        String to = json.required("event.current");
        if (connection.state(to) == null) {
            telling.unknownState(to);
        }
        return State.changed(
                from == null && history.isOverAt(time()) ? State.RESOLVED : meaning(from),
                from,
                meaning(to),
                to,
                actor(),
                null);
    }

    private State meaning(@Nullable String word) {
        return Objects.requireNonNullElse(connection.state(word), State.OPEN);
    }

    private @Nullable Entry owner(@Nullable String current) {
        Speakers speakers = speakers();
        List<ToolAccount> before = accounts(speakers, assigneeBefore());
        return speakers.owned(time(), before, accounts(speakers, current), null, actor());
    }

    private static List<ToolAccount> accounts(Speakers speakers, @Nullable String id) {
        return id == null ? List.of() : List.of(speakers.assignee(SpeakerSide.STAFF, id));
    }

    private @Nullable Entry urgency() {
        Level priority = connection.level(json.text("event.current"));
        return priority == null ? null : new UrgencyAssessed(null, priority, null, actor().name());
    }

    private static @Nullable Entry reclassified(
            @Nullable String activity, @Nullable String requester, @Nullable String title) {
        return activity == null && requester == null && title == null
                ? null
                : new RequestReclassified(activity, null, null, null, null, null, requester, null, null, title, null);
    }

    /** Returns the end of a merged ticket; the event names the other ticket in some cases only. */
    private Entry merged() {
        String into = json.firstKey("event.target_ticket_id", "event.target_ticket.id", "event.target_id");
        return into == null ? new RequestCancelled(actor().name()) : new RequestMerged(connection.subject(into));
    }

    private List<Entry> opened() {
        List<Entry> entries = new ArrayList<>();
        entries.add(new RequestOpened(
                Objects.requireNonNullElseGet(
                        json.key("detail.type"), () -> Objects.requireNonNullElse(connection.activity(), "request")),
                Objects.requireNonNullElse(connection.service(), connection.name()),
                null,
                json.key("detail.via.channel"),
                connection.level(json.text("detail.priority")),
                null,
                json.key("detail.requester_id"),
                null,
                null,
                json.free("detail.subject"),
                null));
        String assignee = json.key("detail.assignee_id");
        Entry owner = assignee == null ? null : owner(assignee);
        if (owner != null) {
            entries.add(owner);
        }
        return entries;
    }
}
