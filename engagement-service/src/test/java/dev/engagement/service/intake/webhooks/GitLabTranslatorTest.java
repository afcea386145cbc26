package dev.engagement.service.intake.webhooks;

class GitLabTranslatorTest extends TranslatorContract {
    GitLabTranslatorTest() {
        super("gitlab");
    }
}
