package dev.engagement.service.intake.webhooks.inbox;

import dev.engagement.service.intake.webhooks.Signature;
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

/** Every tool that webhooks can come from: how it signs, how it names a delivery, and who reads it. */
enum Tool {
    GITHUB(Signature.hex("x-hub-signature-256", "sha256=", "HmacSHA256"), new GitHubTranslator(), "x-github-delivery"),
    JIRA(
            Signature.hex("x-hub-signature", "sha256=", "HmacSHA256").or(Signature.token(Tool.OUR_TOKEN)),
            new JiraTranslator(),
            "x-atlassian-webhook-identifier"),
    PAGERDUTY(Signature.hex("x-pagerduty-signature", "v1=", "HmacSHA256"), new PagerDutyTranslator()),
    GITLAB(
            Signature.standard().or(Signature.token("x-gitlab-token")),
            new GitLabTranslator(),
            "webhook-id",
            "idempotency-key"),
    GITEA(
            Signature.hex("x-gitea-signature", "", "HmacSHA256"),
            new GiteaTranslator(),
            "x-gitea-delivery",
            "x-forgejo-delivery"),
    FRESHDESK(Signature.token(Tool.OUR_TOKEN), new FreshdeskTranslator()),
    SERVICENOW(Signature.token(Tool.OUR_TOKEN), new ServiceNowTranslator()),
    ZAMMAD(Signature.hex("x-hub-signature", "sha1=", "HmacSHA1"), new ZammadTranslator(), "x-zammad-delivery"),
    ZENDESK(Signature.zendesk(), new ZendeskTranslator(), "x-zendesk-webhook-invocation-id"),
    STANDARD(Signature.standard(), new StandardTranslator(), "webhook-id");

    /** The header with the shared secret, for senders that cannot sign. */
    static final String OUR_TOKEN = "x-engagement-token";

    private final Signature signature;
    private final Translator translator;
    private final List<String> idHeaders;

    Tool(Signature signature, Translator translator, String... idHeaders) {
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
        return Arrays.stream(values()).map(Tool::word).collect(Collectors.joining(", "));
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    Signature signature() {
        return signature;
    }

    Translator translator() {
        return translator;
    }

    /** Whether the name of a delivery is no part of what is signed: anybody may send the same body under another name. */
    boolean signsBodiesAlone() {
        return this == GITHUB || this == GITEA || this == JIRA;
    }

    /** The headers in which the tool names a delivery, the same when it delivers it again; the first counts. */
    List<String> idHeaders() {
        return idHeaders;
    }
}
