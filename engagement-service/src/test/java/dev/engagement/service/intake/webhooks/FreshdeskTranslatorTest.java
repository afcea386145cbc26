package dev.engagement.service.intake.webhooks;

class FreshdeskTranslatorTest extends TranslatorContract {
    FreshdeskTranslatorTest() {
        super("freshdesk");
    }
}
