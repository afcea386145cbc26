package dev.engagement.service.intake.webhooks.jira;

import dev.engagement.service.intake.webhooks.Account;
import dev.engagement.service.intake.webhooks.Account.Side;
import dev.engagement.service.intake.webhooks.Connection;
import dev.engagement.service.intake.webhooks.Payload;
import dev.engagement.service.intake.webhooks.State;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An event about an issue, in the words of Jira Cloud, Data Center or Server. */
record JiraPayload(Payload json, Connection connection) {
    String event() {
        return json.required("webhookEvent");
    }

    @Nullable
    String kind() {
        return json.text("issue_event_type_name");
    }

    String key() {
        return json.required("issue.key");
    }

    /** When Jira says that it happened. */
    Instant time() {
        return json.time("timestamp");
    }

    Account user() {
        return account(json.at("user"));
    }

    Account assignee() {
        Payload assignee = json.at("issue.fields.assignee");
        return assignee.value() == null ? Account.NOBODY : account(assignee, Side.STAFF);
    }

    /** Who reports a request is its customer, unless the settings name them as staff. */
    Account account(Payload user) {
        boolean customer = "customer".equals(user.text("accountType"))
                || (id(user) != null && Objects.equals(id(user), id(json.at("issue.fields.reporter"))));
        return account(user, customer ? Side.CUSTOMER : Side.STAFF);
    }

    private Account account(Payload user, Side side) {
        boolean app = "app".equals(user.text("accountType"));
        return connection.account(id(user), app ? Side.MACHINE : side, user.text("name"), user.text("emailAddress"));
    }

    static @Nullable String id(Payload user) {
        return user.firstKey("accountId", "key", "name");
    }

    /** A change of that field; Jira writes their names in several ways. */
    Optional<Payload> change(String field) {
        return changes().stream()
                .filter(item ->
                        field.equalsIgnoreCase(item.text("fieldId")) || field.equalsIgnoreCase(item.text("field")))
                .findFirst();
    }

    List<Payload> changes() {
        return json.items("changelog.items");
    }

    /** The field of a connection's own; null if the settings name none, or it is empty. */
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

    String service() {
        String service = field("service");
        if (service == null) {
            service = connection.service();
        }
        return service == null ? key().replaceFirst("-[^-]*$", "") : service;
    }

    /** Where the issue is shown; the payload only says where its REST resource is. */
    @Nullable
    String url() {
        String self = json.free("issue.self");
        int rest = self == null ? -1 : self.indexOf("/rest/");
        return self == null || rest < 0 ? null : self.substring(0, rest) + "/browse/" + key();
    }

    /** What a state means; the one that the issue is in now also has a category. */
    State state(@Nullable String name) {
        State said = connection.state(name);
        if (said != null) {
            return said;
        }
        boolean now = Objects.equals(name, json.text("issue.fields.status.name"));
        return now && "done".equals(json.text("issue.fields.status.statusCategory.key")) ? State.RESOLVED : State.OPEN;
    }

    /** Service Management says whether the customer sees a comment; elsewhere one is internal if it is restricted. */
    boolean isPublicComment() {
        boolean internal = json.items("comment.properties").stream()
                .anyMatch(property ->
                        "sd.public.comment".equals(property.text("key")) && property.isTrue("value.internal"));
        return !internal && !json.isFalse("comment.jsdPublic") && !json.has("comment.visibility");
    }

    /** Old servers do not say whether a comment is new. */
    boolean isNewComment() {
        return kind() == null
                ? Objects.equals(json.text("comment.created"), json.text("comment.updated"))
                : Objects.equals(kind(), "issue_commented");
    }
}
