package dev.engagement.service.intake.webhooks;

class GiteaTranslatorTest extends TranslatorContract {
    GiteaTranslatorTest() {
        super("gitea");
    }
}
