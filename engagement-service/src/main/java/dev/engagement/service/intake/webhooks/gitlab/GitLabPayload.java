package dev.engagement.service.intake.webhooks.gitlab;

import dev.engagement.service.intake.webhooks.Account;
import dev.engagement.service.intake.webhooks.Account.Side;
import dev.engagement.service.intake.webhooks.Connection;
import dev.engagement.service.intake.webhooks.Payload;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An event about an issue or its notes, in GitLab's words. */
record GitLabPayload(Payload json, Connection connection) {
    private static final Pattern BOT =
            Pattern.compile("(project|group)_\\d+_bot.*|support-bot|alert-bot|service_account_.*");

    String kind() {
        return json.required("object_kind");
    }

    /** {@code open}, {@code update}, {@code close}, {@code reopen}; a note's is {@code create} or, of old, absent. */
    @Nullable
    String action() {
        return json.text("object_attributes.action");
    }

    String project() {
        return json.required("project.path_with_namespace");
    }

    String key(String issue) {
        return project() + "#" + json.required(issue + ".iid");
    }

    Instant time(String field) {
        return Objects.requireNonNullElseGet(json.optionalTime(field), () -> json.time("object_attributes.updated_at"));
    }

    /** Who did it; the issue only says its author's number, so that of whom else it is cannot always be told. */
    Account user(boolean isAuthor) {
        String name = json.key("user.username");
        Side side = isAuthor ? Side.CUSTOMER : Side.STAFF;
        return connection.account(name, name != null && BOT.matcher(name).matches() ? Side.MACHINE : side);
    }

    boolean isIssuesAuthor() {
        String user = json.text("user.id");
        return user != null && user.equals(json.text("object_attributes.author_id"));
    }

    boolean isNotesAuthorTheIssues() {
        String author = json.text("object_attributes.author_id");
        return author != null && author.equals(json.text("issue.author_id"));
    }

    boolean isInternalNote() {
        return json.isTrue("object_attributes.internal") || json.isTrue("object_attributes.confidential");
    }

    Account assignee() {
        return json.items("assignees").stream()
                .findFirst()
                .map(first -> connection.account(first.key("username"), Side.STAFF))
                .orElse(Account.NOBODY);
    }

    List<String> labels(String path) {
        return json.items(path).stream()
                .map(label -> label.key("title"))
                .filter(Objects::nonNull)
                .toList();
    }
}
