package dev.engagement.service.intake.webhooks.jira;

import dev.engagement.service.intake.webhooks.Connection;
import dev.engagement.service.intake.webhooks.Histories;
import dev.engagement.service.intake.webhooks.Payload;
import dev.engagement.service.intake.webhooks.RequestHistory;
import dev.engagement.service.intake.webhooks.Speakers;
import dev.engagement.service.intake.webhooks.ToolAccount;
import dev.engagement.service.intake.webhooks.ToolAccount.SpeakerSide;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An event about an issue, in the words of Jira Cloud, Data Center or Server. */
record JiraPayload(Payload json, Connection connection, Histories histories) {
    /** Reads a payload; an automation rule sends the issue itself as the body, or in a field. */
    static JiraPayload of(Payload body, Connection connection, Histories histories) {
        boolean bare = body.has("fields") && body.has("key") && !body.has("webhookEvent");
        return new JiraPayload(
                bare ? new Payload(Map.of("issue", Objects.requireNonNull(body.value()))) : body,
                connection,
                histories);
    }

    /** Returns whether a transition's own hook sent it, which does not name its event; an automation rule names none at all. */
    boolean isTransition() {
        return !json.has("webhookEvent") && json.has("transition");
    }

    boolean isIssueOnly() {
        return !json.has("webhookEvent") && !json.has("transition") && json.has("issue.fields");
    }

    String event() {
        return isTransition() ? "jira:issue_updated" : json.required("webhookEvent");
    }

    @Nullable
    String kind() {
        return json.text("issue_event_type_name");
    }

    String key() {
        return json.required("issue.key");
    }

    /** Returns when it happened, as Jira says. */
    Instant time() {
        return json.has("timestamp") || !json.has("issue.fields.updated")
                ? json.time("timestamp")
                : json.time("issue.fields.updated");
    }

    RequestHistory history() {
        return histories.of(connection.subject(key()));
    }

    /** Returns the key that the issue had until this event moved it; null if it was not moved. */
    @Nullable
    String movedFrom() {
        Optional<Payload> move = change("issuekey").or(() -> change("Key"));
        String from = move.map(change -> change.key("fromString")).orElse(null);
        return Objects.equals(from, key()) ? null : from;
    }

    ToolAccount user() {
        return account(time(), json.at("user"));
    }

    /** Returns the assignees after the event: one or none. */
    List<ToolAccount> assignees() {
        Payload assignee = json.at("issue.fields.assignee");
        String to = change("assignee").map(change -> change.key("to")).orElse(null);
        if (assignee.value() == null && to == null) {
            return List.of();
        }
        String[] names = assignee.value() == null ? new String[] {Objects.requireNonNull(to)} : names(assignee);
        return List.of(speakers().assignee(isApp(assignee) ? SpeakerSide.MACHINE : SpeakerSide.STAFF, names));
    }

    /** Returns the assignees until the event; null if the event does not say. */
    @Nullable
    List<ToolAccount> assigneesBefore() {
        Payload change = change("assignee").orElse(null);
        if (change == null) {
            return null;
        }
        String from = change.key("from");
        if (from == null) {
            return change.text("fromString") == null ? List.of() : null;
        }
        return List.of(new ToolAccount(from, SpeakerSide.STAFF));
    }

    ToolAccount account(Instant at, Payload user) {
        SpeakerSide side = "customer".equals(user.text("accountType")) ? SpeakerSide.CUSTOMER : SpeakerSide.STAFF;
        return speakers().account(at, isApp(user) ? SpeakerSide.MACHINE : side, names(user));
    }

    Speakers speakers() {
        List<@Nullable String> owners = new ArrayList<>(List.of(names(json.at("issue.fields.assignee"))));
        owners.add(change("assignee").map(change -> change.key("from")).orElse(null));
        return new Speakers(connection, history(), List.of(names(json.at("issue.fields.reporter"))), owners);
    }

    private static boolean isApp(Payload user) {
        return "app".equals(user.text("accountType"));
    }

    static @Nullable String id(Payload user) {
        return user.firstKey("accountId", "key", "name");
    }

    private static String[] names(Payload user) {
        List<String> names = new ArrayList<>();
        for (String field : List.of("accountId", "key", "name", "emailAddress")) {
            String name = user.key(field);
            if (name != null) {
                names.add(name);
            }
        }
        return names.toArray(String[]::new);
    }

    /** Returns a change of that field; Jira writes field names in several ways. */
    Optional<Payload> change(String field) {
        return changes().stream()
                .filter(item ->
                        field.equalsIgnoreCase(item.text("fieldId")) || field.equalsIgnoreCase(item.text("field")))
                .findFirst();
    }

    List<Payload> changes() {
        return json.items("changelog.items");
    }

    /** Returns a change of the status: from the change log, or from a transition's own hook. */
    Optional<Payload> statusChange() {
        Optional<Payload> logged = change("status");
        if (logged.isPresent() || !isTransition()) {
            return logged;
        }
        Map<String, String> change = new HashMap<>();
        change.put("fromString", json.required("transition.from_status"));
        change.put("toString", json.required("transition.to_status"));
        return Optional.of(new Payload(change));
    }

    /** Returns a field that the connection's settings name; null if they name none, or it is empty. */
    @Nullable
    String field(String ours) {
        String theirs = connection.fields().get(ours);
        return theirs == null
                ? null
                : json.firstKey(
                        "issue.fields." + theirs + ".value",
                        "issue.fields." + theirs + ".name",
                        "issue.fields." + theirs);
    }

    Optional<Payload> fieldChange(String ours) {
        String theirs = connection.fields().get(ours);
        return theirs == null ? Optional.empty() : change(theirs);
    }

    String activity() {
        return Objects.requireNonNullElseGet(
                json.key("issue.fields.issuetype.name"),
                () -> Objects.requireNonNullElse(connection.activity(), "issue"));
    }

    String service() {
        String service = field("service");
        if (service == null) {
            service = connection.service();
        }
        return service == null ? key().replaceFirst("-[^-]*$", "") : service;
    }

    String channel() {
        return Objects.requireNonNullElse(field("channel"), JiraTranslator.DIALECT.tool());
    }

    /** Returns the issue's web address; the payload has only the address of its REST resource. */
    @Nullable
    String url() {
        String self = json.free("issue.self");
        int rest = self == null ? -1 : self.indexOf("/rest/");
        return self == null || rest < 0 ? null : self.substring(0, rest) + "/browse/" + key();
    }

    /** Returns whether the customer sees the comment, as Service Management says; elsewhere a restricted comment is internal. */
    boolean isPublicComment() {
        boolean internal = json.items("comment.properties").stream()
                .anyMatch(property ->
                        "sd.public.comment".equals(property.text("key")) && property.isTrue("value.internal"));
        return !internal && !json.isFalse("comment.jsdPublic") && !json.has("comment.visibility");
    }

    /** Returns whether a comment comes with the change; a transition's own hook sends only its text. */
    boolean hasWords() {
        return isNewComment() || json.text("comment") != null;
    }

    /** Returns whether a comment came with a transition or an assignment; old servers do not say whether it is new. */
    boolean isNewComment() {
        String kind = String.valueOf(kind());
        return json.has("comment.id")
                && !kind.startsWith("issue_comment_")
                && (kind.equals("issue_commented")
                        || Objects.equals(json.text("comment.created"), json.text("comment.updated")));
    }
}
