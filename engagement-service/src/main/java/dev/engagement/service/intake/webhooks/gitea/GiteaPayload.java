package dev.engagement.service.intake.webhooks.gitea;

import dev.engagement.service.intake.webhooks.Account;
import dev.engagement.service.intake.webhooks.Account.Side;
import dev.engagement.service.intake.webhooks.Connection;
import dev.engagement.service.intake.webhooks.Payload;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** An event about an issue, in Gitea's words. */
record GiteaPayload(Payload json, Connection connection) {
    String action() {
        return json.required("action");
    }

    String repository() {
        return json.required("repository.full_name");
    }

    String key() {
        return repository() + "#" + json.required("issue.number");
    }

    boolean isPullRequest() {
        return json.has("issue.pull_request") || json.isTrue("is_pull");
    }

    Instant time(String field) {
        return Objects.requireNonNullElseGet(json.optionalTime(field), () -> json.time("issue.updated_at"));
    }

    Account sender() {
        return account("sender");
    }

    Account commenter() {
        return account("comment.user");
    }

    Account assignee() {
        return connection.account(login("issue.assignee"), Side.STAFF);
    }

    /** Who opened an issue is its customer. */
    private Account account(String who) {
        String login = login(who);
        boolean requester = login != null && login.equals(login("issue.user"));
        return connection.account(login, requester ? Side.CUSTOMER : Side.STAFF);
    }

    @org.jspecify.annotations.Nullable
    String login(String who) {
        return json.firstKey(who + ".login", who + ".username");
    }

    List<String> labels() {
        return json.items("issue.labels").stream()
                .map(label -> label.key("name"))
                .filter(Objects::nonNull)
                .toList();
    }
}
