package dev.engagement.service.intake.webhooks.inbox;

import dev.engagement.service.intake.webhooks.SignatureScheme;
import dev.engagement.service.intake.webhooks.Translator;
import dev.engagement.service.intake.webhooks.freshdesk.FreshdeskTranslator;
import dev.engagement.service.intake.webhooks.gitea.GiteaTranslator;
import dev.engagement.service.intake.webhooks.github.GitHubTranslator;
import dev.engagement.service.intake.webhooks.gitlab.GitLabTranslator;
import dev.engagement.service.intake.webhooks.jira.JiraTranslator;
import dev.engagement.service.intake.webhooks.pagerduty.PagerDutyTranslator;
import dev.engagement.service.intake.webhooks.servicenow.ServiceNowTranslator;
import dev.engagement.service.intake.webhooks.standard.StandardTranslator;
import dev.engagement.service.intake.webhooks.zammad.ZammadTranslator;
import dev.engagement.service.intake.webhooks.zendesk.ZendeskTranslator;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All tools that have a translator of their own, with their signatures, names of deliveries, and translators. */
enum Tool {
    GITHUB(
            SignatureScheme.hex("x-hub-signature-256", "sha256=", "HmacSHA256"),
            new GitHubTranslator(),
            "x-github-delivery"),
    JIRA(
            SignatureScheme.hex("x-hub-signature", "sha256=", "HmacSHA256").or(SignatureScheme.token(Tool.OUR_TOKEN)),
            new JiraTranslator(),
            "x-atlassian-webhook-identifier"),
    PAGERDUTY(SignatureScheme.hex("x-pagerduty-signature", "v1=", "HmacSHA256"), new PagerDutyTranslator()),
    GITLAB(
            SignatureScheme.standard().or(SignatureScheme.token("x-gitlab-token")),
            new GitLabTranslator(),
            "webhook-id",
            "idempotency-key"),
    GITEA(
            SignatureScheme.hex("x-gitea-signature", "", "HmacSHA256"),
            new GiteaTranslator(),
            "x-gitea-delivery",
            "x-forgejo-delivery"),
    FRESHDESK(SignatureScheme.token(Tool.OUR_TOKEN), new FreshdeskTranslator()),
    SERVICENOW(SignatureScheme.token(Tool.OUR_TOKEN), new ServiceNowTranslator()),
    ZAMMAD(SignatureScheme.hex("x-hub-signature", "sha1=", "HmacSHA1"), new ZammadTranslator(), "x-zammad-delivery"),
    ZENDESK(SignatureScheme.zendesk(), new ZendeskTranslator(), "x-zendesk-webhook-invocation-id"),
    STANDARD(SignatureScheme.standard(), new StandardTranslator(), "webhook-id");

    /** The header with the shared secret, for senders that cannot sign. */
    static final String OUR_TOKEN = "x-engagement-token";

    private final SignatureScheme signature;
    private final Translator translator;
    private final List<String> idHeaders;

    Tool(SignatureScheme signature, Translator translator, String... idHeaders) {
        this.signature = signature;
        this.translator = translator;
        this.idHeaders = List.of(idHeaders);
    }

    static Optional<Tool> named(String name) {
        return Arrays.stream(values())
                .filter(tool -> tool.word().equalsIgnoreCase(name))
                .findFirst();
    }

    static String words() {
        return Stream.concat(Arrays.stream(values()).map(Tool::word), Stream.of(MappedConnection.TOOL))
                .collect(Collectors.joining(", "));
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    Translator translator() {
        return translator;
    }

    Endpoint endpoint() {
        boolean signsBodiesAlone = this == GITHUB || this == GITEA || this == JIRA;
        return new Endpoint(word(), signature, translator, idHeaders, signsBodiesAlone, null);
    }
}
