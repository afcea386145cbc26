package dev.engagement.service.intake.webhooks.github;

import dev.engagement.events.Entry;
import dev.engagement.events.Opening.RequestOpened;
import dev.engagement.events.Opening.RequestReclassified;
import dev.engagement.events.Results.RequestCancelled;
import dev.engagement.events.Results.RequestMerged;
import dev.engagement.events.Results.RequestReopened;
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

/** Issues are requests; whoever opens one is its customer, unless the settings name them as staff. */
public final class GitHubTranslator implements Translator {
    @Override
    public Translation read(Delivery delivery, Connection connection) {
        Payload json = Payload.of(delivery);
        if (!json.has("issue")) {
            return new Translation.Ignored("it is not about an issue");
        }
        GitHubPayload payload = new GitHubPayload(json, connection);
        if (payload.isPullRequest()) {
            return new Translation.Ignored("a pull request is no request");
        }
        Telling telling = new Telling(delivery, connection, payload.key());
        return json.has("comment") ? comment(payload, telling) : issue(payload, telling);
    }

    private static Translation comment(GitHubPayload payload, Telling telling) {
        if (!payload.action().equals("created")) {
            return new Translation.Ignored("a comment's words changed: what was said then stands");
        }
        return telling.named(
                        "comment/" + payload.json().required("comment.id"),
                        payload.time("comment.created_at"),
                        payload.commenter().comments(true, "github"))
                .orIgnored("");
    }

    private static Translation issue(GitHubPayload payload, Telling telling) {
        String action = payload.action();
        String time = action.equals("opened")
                ? "issue.created_at"
                : action.equals("closed") ? "issue.closed_at" : "issue.updated_at";
        return telling.tell(action, payload.time(time), entry(payload, action))
                .orIgnored("\"" + action + "\" says nothing that is measured");
    }

    private static @Nullable Entry entry(GitHubPayload payload, String action) {
        Payload json = payload.json();
        Account by = payload.sender();
        return switch (action) {
            case "opened" -> opened(payload);
            case "assigned" ->
                payload.assignee().isMachine() ? null : payload.assignee().owns(null, by);
            case "unassigned" -> payload.remainingAssignee().owns(null, by);
            case "labeled" -> Labels.added(payload.connection(), payload.label(), by);
            case "unlabeled" -> Labels.removed(payload.connection(), payload.label());
            case "closed" -> {
                String reason = json.text("issue.state_reason");
                boolean done = reason == null || reason.equals("completed");
                yield (done ? State.RESOLVED : State.CANCELLED).ended(by);
            }
            case "reopened" -> new RequestReopened(by.name());
            case "deleted" -> new RequestCancelled(by.name());
            case "transferred" -> {
                String into = payload.movedTo();
                yield into == null ? null : new RequestMerged(into);
            }
            case "edited" -> json.has("changes.title") ? reclassified(null, json.free("issue.title")) : null;
            case "typed", "untyped" -> reclassified(json.key("issue.type.name"), null);
            default -> null;
        };
    }

    private static RequestOpened opened(GitHubPayload payload) {
        Payload json = payload.json();
        Connection connection = payload.connection();
        return new RequestOpened(
                Objects.requireNonNullElseGet(
                        json.key("issue.type.name"), () -> Objects.requireNonNullElse(connection.activity(), "issue")),
                Objects.requireNonNullElseGet(connection.service(), payload::repository),
                null,
                "github",
                Labels.level(connection, payload.labels()),
                null,
                json.key("issue.user.login"),
                null,
                null,
                json.free("issue.title"),
                json.free("issue.html_url"));
    }

    private static @Nullable Entry reclassified(@Nullable String activity, @Nullable String title) {
        return activity == null && title == null
                ? null
                : new RequestReclassified(activity, null, null, null, null, null, null, null, null, title, null);
    }
}
