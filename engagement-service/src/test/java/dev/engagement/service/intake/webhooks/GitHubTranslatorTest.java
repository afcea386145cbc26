package dev.engagement.service.intake.webhooks;

class GitHubTranslatorTest extends TranslatorContract {
    GitHubTranslatorTest() {
        super("github");
    }
}
