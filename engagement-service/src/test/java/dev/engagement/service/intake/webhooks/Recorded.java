package dev.engagement.service.intake.webhooks;

import dev.engagement.service.RealInput;
import dev.engagement.service.intake.deliveries.Delivery;
import dev.engagement.service.intake.webhooks.freshdesk.FreshdeskTranslator;
import dev.engagement.service.intake.webhooks.gitea.GiteaTranslator;
import dev.engagement.service.intake.webhooks.github.GitHubTranslator;
import dev.engagement.service.intake.webhooks.gitlab.GitLabTranslator;
import dev.engagement.service.intake.webhooks.jira.JiraTranslator;
import dev.engagement.service.intake.webhooks.pagerduty.PagerDutyTranslator;
import dev.engagement.service.intake.webhooks.servicenow.ServiceNowTranslator;
import dev.engagement.service.intake.webhooks.zammad.ZammadTranslator;
import dev.engagement.service.intake.webhooks.zendesk.ZendeskTranslator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** A delivery that a tool really made. */
public record Recorded(String tool, String file, byte[] body) {
    public static final Map<String, String> FOLDERS = Map.of(
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

    public static List<Recorded> all() {
        return FOLDERS.keySet().stream()
                .sorted()
                .flatMap(tool -> of(tool).stream())
                .toList();
    }

    public static List<Recorded> of(String tool) {
        Path folder = RealInput.data("webhooks").resolve(String.valueOf(FOLDERS.get(tool)));
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(file -> new Recorded(tool, folder.relativize(file).toString(), bytes(file)))
                    .toList();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    public static Recorded jira(String file) {
        return new Recorded(
                "jira", file, bytes(RealInput.data("webhooks/jira-mattermost").resolve(file)));
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
