package dev.engagement.service.intake.webhooks;

class PagerDutyTranslatorTest extends TranslatorContract {
    PagerDutyTranslatorTest() {
        super("pagerduty");
    }
}
