package dev.engagement.service.intake.webhooks.github;

import dev.engagement.events.InvalidField;
import dev.engagement.service.intake.webhooks.Connection;
import dev.engagement.service.intake.webhooks.Histories;
import dev.engagement.service.intake.webhooks.Payload;
import dev.engagement.service.intake.webhooks.Speakers;
import dev.engagement.service.intake.webhooks.ToolAccount;
import dev.engagement.service.intake.webhooks.ToolAccount.SpeakerSide;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An event about an issue, in GitHub's words. */
record GitHubPayload(Payload json, Connection connection, Histories histories) {
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

    /** Returns the issue in another repository that this one became. */
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

    ToolAccount sender(Instant at) {
        return account(at, "sender", SpeakerSide.STAFF);
    }

    /** Returns a comment's author. GitHub names the author's relation to the repository: someone outside it is on the customer's side. */
    ToolAccount commenter(Instant at) {
        boolean ours = TEAM.contains(String.valueOf(json.text("comment.author_association")));
        return account(at, "comment.user", ours ? SpeakerSide.STAFF : SpeakerSide.CUSTOMER);
    }

    private ToolAccount account(Instant at, String who, SpeakerSide side) {
        Payload user = json.at(who);
        return speakers().account(at, isBot(user) ? SpeakerSide.MACHINE : side, user.key("login"));
    }

    Speakers speakers() {
        return new Speakers(
                connection,
                histories.of(connection.subject(key())),
                Arrays.asList(json.key("issue.user.login")),
                assignees().stream().<@Nullable String>map(ToolAccount::name).toList());
    }

    List<ToolAccount> assignees() {
        List<Payload> people = json.items("issue.assignees");
        return (people.isEmpty() && json.has("issue.assignee") ? List.of(json.at("issue.assignee")) : people)
                .stream().map(this::assignee).toList();
    }

    /** Returns the assignee that the event is about. */
    ToolAccount assignee() {
        return assignee(json.at("assignee"));
    }

    private ToolAccount assignee(Payload user) {
        boolean machine = isBot(user) || connection.isMachine(user.key("login"));
        return new ToolAccount(user.key("login"), machine ? SpeakerSide.MACHINE : SpeakerSide.STAFF);
    }

    private static boolean isBot(Payload user) {
        String login = user.key("login");
        return "Bot".equals(user.text("type")) || (login != null && login.endsWith("[bot]"));
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
