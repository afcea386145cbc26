package dev.engagement.service.intake.webhooks.github;

import dev.engagement.events.Entry;
import dev.engagement.events.Opening.RequestOpened;
import dev.engagement.events.Opening.RequestReclassified;
import dev.engagement.events.Results.RequestCancelled;
import dev.engagement.events.Results.RequestMerged;
import dev.engagement.events.Results.RequestReopened;
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

/** Translates issues into requests; an issue's author is its customer, unless the settings name the author as staff. */
public final class GitHubTranslator implements Translator {
    private static final Dialect DIALECT = new Dialect("github", Map.of());

    @Override
    public Dialect dialect() {
        return DIALECT;
    }

    @Override
    public Translation read(Delivery delivery, Connection connection, Histories histories) {
        Payload json = Payload.of(delivery);
        if (!json.has("issue")) {
            return new Translation.Ignored("it is not about an issue");
        }
        GitHubPayload payload = new GitHubPayload(json, connection, histories);
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
        Instant at = payload.time("comment.created_at");
        return telling.named(
                        "comment/" + payload.json().required("comment.id"),
                        at,
                        payload.commenter(at).comments(true, DIALECT.tool()))
                .orIgnored("");
    }

    private static Translation issue(GitHubPayload payload, Telling telling) {
        String action = payload.action();
        String time = action.equals("opened")
                ? "issue.created_at"
                : action.equals("closed") ? "issue.closed_at" : "issue.updated_at";
        Instant at = payload.time(time);
        telling.tell(action, at, entry(payload, action, at));
        if (action.equals("opened")) {
            telling.tell("assignee", at, owned(payload, at));
        }
        return telling.orIgnored("\"" + action + "\" says nothing that is measured");
    }

    /** Returns the ownership of an opened issue, which may have assignees already. */
    private static @Nullable Entry owned(GitHubPayload payload, Instant at) {
        return owned(payload, List.of(), payload.assignees(), at);
    }

    /** Returns the ownership after an event that names the new assignee. */
    private static @Nullable Entry assigned(GitHubPayload payload, Instant at) {
        return owned(payload, others(payload), payload.assignees(), at);
    }

    /** Returns the ownership after an event that names the removed assignee, whom the issue may still list. */
    private static @Nullable Entry unassigned(GitHubPayload payload, Instant at) {
        List<ToolAccount> before = others(payload);
        before.addFirst(payload.assignee());
        return owned(payload, before, others(payload), at);
    }

    private static @Nullable Entry owned(
            GitHubPayload payload, List<ToolAccount> before, List<ToolAccount> now, Instant at) {
        return payload.speakers().owned(at, before, now, null, payload.sender(at));
    }

    private static List<ToolAccount> others(GitHubPayload payload) {
        List<ToolAccount> others = new ArrayList<>(payload.assignees());
        others.removeIf(one -> Objects.equals(one.name(), payload.assignee().name()));
        return others;
    }

    private static @Nullable Entry entry(GitHubPayload payload, String action, Instant at) {
        Payload json = payload.json();
        ToolAccount by = payload.sender(at);
        return switch (action) {
            case "opened" -> opened(payload);
            case "assigned" -> assigned(payload, at);
            case "unassigned" -> unassigned(payload, at);
            case "labeled" -> Labels.added(payload.connection(), payload.label(), by);
            case "unlabeled" -> Labels.removed(payload.connection(), payload.label());
            case "closed" -> {
                String reason = json.text("issue.state_reason");
                boolean done = reason == null || reason.equals("completed");
                State end = done ? State.RESOLVED : State.CANCELLED;
                yield Labels.end(payload.connection(), payload.labels(), end).ended(by);
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
