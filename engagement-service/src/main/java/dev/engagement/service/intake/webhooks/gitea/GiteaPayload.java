package dev.engagement.service.intake.webhooks.gitea;

import dev.engagement.service.intake.webhooks.Connection;
import dev.engagement.service.intake.webhooks.Histories;
import dev.engagement.service.intake.webhooks.Payload;
import dev.engagement.service.intake.webhooks.RequestHistory;
import dev.engagement.service.intake.webhooks.Speakers;
import dev.engagement.service.intake.webhooks.ToolAccount;
import dev.engagement.service.intake.webhooks.ToolAccount.SpeakerSide;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An event about an issue, in Gitea's words. */
record GiteaPayload(Payload json, Connection connection, Histories histories) {
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

    RequestHistory history() {
        return histories.of(connection.subject(key()));
    }

    ToolAccount sender(Instant at) {
        return account(at, "sender");
    }

    ToolAccount commenter(Instant at) {
        return account(at, "comment.user");
    }

    private ToolAccount account(Instant at, String who) {
        return speakers().account(at, SpeakerSide.STAFF, login(who));
    }

    Speakers speakers() {
        return new Speakers(
                connection,
                history(),
                Arrays.asList(login("issue.user")),
                assignees().stream().<@Nullable String>map(ToolAccount::name).toList());
    }

    List<ToolAccount> assignees() {
        List<Payload> people = json.items("issue.assignees").isEmpty()
                ? List.of(json.at("issue.assignee"))
                : json.items("issue.assignees");
        return people.stream()
                .map(one -> one.firstKey("login", "username"))
                .filter(Objects::nonNull)
                .map(login ->
                        new ToolAccount(login, connection.isMachine(login) ? SpeakerSide.MACHINE : SpeakerSide.STAFF))
                .toList();
    }

    @Nullable
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
