package dev.engagement.service.intake.webhooks.gitlab;

import dev.engagement.service.intake.webhooks.Connection;
import dev.engagement.service.intake.webhooks.Histories;
import dev.engagement.service.intake.webhooks.Payload;
import dev.engagement.service.intake.webhooks.Speakers;
import dev.engagement.service.intake.webhooks.ToolAccount;
import dev.engagement.service.intake.webhooks.ToolAccount.SpeakerSide;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An event about an issue or its notes, in GitLab's words. */
record GitLabPayload(Payload json, Connection connection, Histories histories) {
    /** The account that writes customers' mails to the service desk. */
    private static final String SPEAKS_FOR_CUSTOMERS = "support-bot";

    private static final Pattern BOT = Pattern.compile("(project|group)_\\d+_bot.*|alert-bot|service_account_.*");

    String kind() {
        return json.required("object_kind");
    }

    boolean isNote() {
        return kind().equals("note");
    }

    /** Returns {@code open}, {@code update}, {@code close} or {@code reopen}; for a note {@code create}, or null from old servers. */
    @Nullable
    String action() {
        return json.text("object_attributes.action");
    }

    /** Returns whether a group's hook sent it; such hooks also send its epics. */
    boolean isOfGroup() {
        return json.isNull("project");
    }

    String project() {
        return json.required("project.path_with_namespace");
    }

    private String issue() {
        return isNote() ? "issue" : "object_attributes";
    }

    /** Returns the kind of work item: an issue, an incident, a task, a test case and so on. */
    @Nullable
    String type() {
        return json.text(issue() + ".type");
    }

    String key() {
        return project() + "#" + json.required(issue() + ".iid");
    }

    Instant time(String field) {
        return Objects.requireNonNullElseGet(json.optionalTime(field), () -> json.time("object_attributes.updated_at"));
    }

    ToolAccount user(Instant at) {
        String name = json.key("user.username");
        return name != null && name.equals(SPEAKS_FOR_CUSTOMERS)
                ? speakers().customersRobot(name)
                : speakers().account(at, isBot(name) ? SpeakerSide.MACHINE : SpeakerSide.STAFF, name);
    }

    private static boolean isBot(@Nullable String name) {
        return name != null && BOT.matcher(name).matches();
    }

    /** Returns the speakers. An issue has only the numbers of its author and assignees; only the acting user's name is known as well. */
    Speakers speakers() {
        String user = json.text(isNote() ? "object_attributes.author_id" : "user.id");
        String issue = issue();
        boolean author = user != null && user.equals(json.text(issue + ".author_id"));
        boolean assignee = json.items(issue + ".assignee_ids").stream()
                .anyMatch(id -> user != null && user.equals(String.valueOf(id.value())));
        List<@Nullable String> owners = new ArrayList<>();
        owners.add(assignee ? json.key("user.username") : null);
        Stream.of(assignees(), assignees("changes.assignees.previous"))
                .forEach(people -> people.forEach(one -> owners.add(one.name())));
        return new Speakers(
                connection,
                histories.of(connection.subject(key())),
                Arrays.asList(author ? json.key("user.username") : null),
                owners);
    }

    boolean isInternalNote() {
        return json.isTrue("object_attributes.internal") || json.isTrue("object_attributes.confidential");
    }

    /** Returns all current assignees; old servers send only one. */
    List<ToolAccount> assignees() {
        return json.has("assignees") ? assignees("assignees") : accounts(List.of(json.at("assignee")));
    }

    List<ToolAccount> assignees(String path) {
        return accounts(json.items(path));
    }

    private List<ToolAccount> accounts(List<Payload> people) {
        return people.stream()
                .map(one -> one.key("username"))
                .filter(Objects::nonNull)
                .map(name -> new ToolAccount(
                        name, isBot(name) || connection.isMachine(name) ? SpeakerSide.MACHINE : SpeakerSide.STAFF))
                .toList();
    }

    /** Returns whether it ended as another issue, or goes on elsewhere; GitLab sends only that issue's global number. */
    boolean isOtherwiseDone() {
        return json.has("object_attributes.duplicated_to_id") || json.has("object_attributes.moved_to_id");
    }

    List<String> labels(String path) {
        return json.items(path).stream()
                .map(label -> label.key("title"))
                .filter(Objects::nonNull)
                .toList();
    }
}
