package dev.engagement.service.intake.webhooks.github;

import dev.engagement.events.InvalidField;
import dev.engagement.service.intake.webhooks.Account;
import dev.engagement.service.intake.webhooks.Account.Side;
import dev.engagement.service.intake.webhooks.Connection;
import dev.engagement.service.intake.webhooks.Payload;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An event about an issue, in GitHub's words. */
record GitHubPayload(Payload json, Connection connection) {
    private static final Set<String> TEAM = Set.of("OWNER", "MEMBER", "COLLABORATOR");

    String action() {
        return json.required("action");
    }

    String key() {
        return repository() + "#" + json.required("issue.number");
    }

    String repository() {
        return json.required("repository.full_name");
    }

    /** The issue that it became elsewhere. */
    @Nullable
    String movedTo() {
        String repository = json.text("changes.new_repository.full_name");
        String number = json.text("changes.new_issue.number");
        return repository == null || number == null ? null : connection.subject(repository + "#" + number);
    }

    boolean isPullRequest() {
        return json.has("issue.pull_request");
    }

    Instant time(String field) {
        return Objects.requireNonNullElseGet(json.optionalTime(field), () -> json.time("issue.updated_at"));
    }

    Account sender() {
        return account("sender", isRequester("sender") ? Side.CUSTOMER : Side.STAFF);
    }

    /** GitHub says what its author is to the repository: who does not belong to it is on the customer's side. */
    Account commenter() {
        boolean ours = TEAM.contains(String.valueOf(json.text("comment.author_association")));
        return account("comment.user", ours && !isRequester("comment.user") ? Side.STAFF : Side.CUSTOMER);
    }

    Account assignee() {
        return account("assignee", Side.STAFF);
    }

    /** Who still has it after one of several was taken away. */
    Account remainingAssignee() {
        return json.items("issue.assignees").stream()
                .findFirst()
                .map(first -> new GitHubPayload(first, connection).account("", Side.STAFF))
                .orElse(Account.NOBODY);
    }

    private boolean isRequester(String who) {
        return Objects.equals(json.text(who + ".login"), json.text("issue.user.login"));
    }

    private Account account(String who, Side side) {
        String path = who.isEmpty() ? "" : who + ".";
        String login = json.key(path + "login");
        boolean bot = "Bot".equals(json.text(path + "type")) || (login != null && login.endsWith("[bot]"));
        return connection.account(login, bot ? Side.MACHINE : side);
    }

    List<String> labels() {
        return json.items("issue.labels").stream()
                .map(label -> label.key("name"))
                .filter(Objects::nonNull)
                .toList();
    }

    String label() {
        String name = json.key("label.name");
        if (name == null) {
            throw new InvalidField("label.name", "is required");
        }
        return name;
    }
}
