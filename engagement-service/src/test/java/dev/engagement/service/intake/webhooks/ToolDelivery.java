package dev.engagement.service.intake.webhooks;

import dev.engagement.service.intake.deliveries.Delivery;
import dev.engagement.service.intake.webhooks.Stories.Step;
import dev.engagement.service.intake.webhooks.Stories.Story;
import dev.engagement.service.intake.webhooks.freshdesk.FreshdeskTranslator;
import dev.engagement.service.intake.webhooks.gitea.GiteaTranslator;
import dev.engagement.service.intake.webhooks.github.GitHubTranslator;
import dev.engagement.service.intake.webhooks.gitlab.GitLabTranslator;
import dev.engagement.service.intake.webhooks.jira.JiraTranslator;
import dev.engagement.service.intake.webhooks.pagerduty.PagerDutyTranslator;
import dev.engagement.service.intake.webhooks.servicenow.ServiceNowTranslator;
import dev.engagement.service.intake.webhooks.zammad.ZammadTranslator;
import dev.engagement.service.intake.webhooks.zendesk.ZendeskTranslator;
import dev.engagement.tests.RealInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** A delivery as a tool makes it: of our own making from its stories, and recorded where real input is at hand. */
public record ToolDelivery(String tool, String file, byte[] body) {
    public static final String MADE = "made";
    public static final String RECORDED = "recorded";

    private static final Map<String, String> FOLDERS = Map.of(
            "github", "github-octokit",
            "jira", "jira-mattermost",
            "pagerduty", "pagerduty-v3",
            "gitlab", "gitlab-goscm",
            "gitea", "gitea-goscm",
            "freshdesk", "freshdesk");

    private static final Map<String, Translator> TRANSLATORS = Map.of(
            "github", new GitHubTranslator(),
            "jira", new JiraTranslator(),
            "pagerduty", new PagerDutyTranslator(),
            "gitlab", new GitLabTranslator(),
            "gitea", new GiteaTranslator(),
            "freshdesk", new FreshdeskTranslator(),
            "zendesk", new ZendeskTranslator(),
            "servicenow", new ServiceNowTranslator(),
            "zammad", new ZammadTranslator());

    /** The tools that have a translator of their own. */
    public static List<String> tools() {
        return TRANSLATORS.keySet().stream().sorted().toList();
    }

    public static List<ToolDelivery> all() {
        return tools().stream().flatMap(tool -> of(tool).stream()).toList();
    }

    /** Those of all tools that are made, or those that are recorded. */
    public static List<ToolDelivery> all(String origin) {
        return tools().stream()
                .flatMap(tool -> (origin.equals(MADE) ? made(tool) : recorded(tool)).stream())
                .toList();
    }

    public static List<ToolDelivery> of(String tool) {
        return Stream.concat(made(tool).stream(), recorded(tool).stream()).toList();
    }

    /** The deliveries of a tool's stories, named by story and step. */
    static List<ToolDelivery> made(String tool) {
        List<ToolDelivery> deliveries = new ArrayList<>();
        List<Story> stories = Stories.of(tool);
        for (int story = 0; story < stories.size(); story++) {
            List<Step> steps = stories.get(story).steps();
            for (int step = 0; step < steps.size(); step++) {
                byte[] body = steps.get(step).delivery().getBytes(StandardCharsets.UTF_8);
                deliveries.add(new ToolDelivery(tool, "story-%d.%d".formatted(story + 1, step + 1), body));
            }
        }
        return deliveries;
    }

    /** The deliveries that the tool really made; none where real input is absent. */
    static List<ToolDelivery> recorded(String tool) {
        Optional<Path> folder =
                Optional.ofNullable(FOLDERS.get(tool)).flatMap(name -> RealInput.at("webhooks/" + name));
        return folder.map(found -> files(tool, found)).orElse(List.of());
    }

    private static List<ToolDelivery> files(String tool, Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(file -> new ToolDelivery(tool, folder.relativize(file).toString(), bytes(file)))
                    .toList();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    public Translation translate(Connection connection) {
        return translate(connection, body);
    }

    Translation translate(Connection connection, byte[] otherBody) {
        Delivery delivery = new Delivery(file, Instant.parse("2026-11-01T00:00:00Z"), Map.of(), otherBody);
        return translator(tool).translate(delivery, connection, subject -> RequestHistory.NONE);
    }

    /** A connection with settings as a team might have them. */
    public static Connection connection(String tool) {
        return Connection.plain(tool, List.of(), translator(tool).dialect());
    }

    public static Translator translator(String tool) {
        return Objects.requireNonNull(TRANSLATORS.get(tool));
    }
}
