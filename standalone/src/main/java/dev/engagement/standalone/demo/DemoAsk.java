package dev.engagement.standalone.demo;

import dev.engagement.events.Level;
import dev.engagement.events.Opening.RequestOpened;
import dev.engagement.events.Opening.RequestReclassified;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A customer's request, and the department's usual performance with such requests.
 *
 * @param subject names the request
 */
record DemoAsk(AskKind kind, String subject, Instant opened, Offer offer, Level priority, Level impact) {
    private static final List<Level> LEVELS = List.of(Level.CRITICAL, Level.HIGH, Level.MEDIUM, Level.LOW);

    private static final List<String> PLANS = List.of(
            "New version of %s",
            "Move %s to the new platform", "Retire the old %s", "Connect %s with the partners", "Second site for %s");

    /**
     * A kind of work.
     *
     * @param share the kind's share of all requests
     * @param work how long it takes; 1 is as long as an incident
     */
    record AskKind(String activity, String letters, double share, double work, String source) {}

    private static final List<AskKind> KINDS = List.of(
            new AskKind("incident", "INC", 46, 1, "/tools/demo-desk"),
            new AskKind("service-request", "REQ", 30, 1.2, "/tools/demo-desk"),
            new AskKind("question", "QST", 14, 0.4, "/tools/demo-desk"),
            new AskKind("change", "CHG", 7, 2, "/tools/demo-projects"),
            new AskKind("project", "PRJ", 3, 8, "/tools/demo-projects"));

    static DemoAsk of(Dice dice, Instant opened, String number, Offer offer) {
        AskKind kind = dice.oneOf(KINDS, AskKind::share);
        boolean isPlanned = isPlanned(kind);
        Level priority = isPlanned ? dice.oneOf(List.of(Level.MEDIUM, Level.LOW)) : level(dice, 6, 22, 44, 28);
        Level impact = isPlanned
                ? dice.oneOf(List.of(Level.MEDIUM, Level.LOW))
                : dice.chance(0.4) ? priority : level(dice, 5, 18, 42, 35);
        return new DemoAsk(kind, "demo:" + kind.letters() + "-" + number, opened, offer, priority, impact);
    }

    private static Level level(Dice dice, double... weights) {
        return dice.oneOf(LEVELS, level -> weights[level.ordinal()]);
    }

    /** Returns the urgency by the charter's matrix: critical is 1, low is 4, halves are rounded towards low. */
    Level urgency() {
        return LEVELS.get((priority.ordinal() + impact.ordinal() + 1) / 2);
    }

    private static boolean isPlanned(AskKind kind) {
        return kind.work() >= 2;
    }

    /** Returns whether it is a change or a project, which is planned. */
    boolean isPlanned() {
        return isPlanned(kind);
    }

    /** Returns the time within which half of such requests are engaged. */
    Duration usualWait() {
        return Dice.times(
                byUrgency(
                        Duration.ofMinutes(6), Duration.ofMinutes(24), Duration.ofMinutes(85), Duration.ofMinutes(190)),
                offer.slowness() * (isPlanned() ? 2 : 1));
    }

    /** Returns the time after which a customer asks again. */
    Duration patience() {
        return byUrgency(Duration.ofMinutes(25), Duration.ofMinutes(100), Duration.ofHours(6), Duration.ofHours(14));
    }

    /** Returns the time within which half of such requests are done. */
    Duration usualWork() {
        return Dice.times(
                byUrgency(Duration.ofMinutes(110), Duration.ofHours(4), Duration.ofHours(13), Duration.ofHours(30)),
                kind.work() * (0.5 + offer.slowness() / 2));
    }

    /** Returns how often the customer is promised an update. */
    Duration updates() {
        Duration usual =
                byUrgency(Duration.ofHours(1), Duration.ofHours(4), Duration.ofHours(24), Duration.ofHours(72));
        return kind.activity().equals("project") ? Duration.ofHours(48) : usual;
    }

    private Duration byUrgency(Duration critical, Duration high, Duration medium, Duration low) {
        return switch (urgency()) {
            case CRITICAL -> critical;
            case HIGH -> high;
            case MEDIUM -> medium;
            case LOW -> low;
        };
    }

    /** Returns a change of the priority alone. */
    static RequestReclassified reclassified(Level priority) {
        return new RequestReclassified(null, null, null, null, priority, null, null, null, null, null, null);
    }

    RequestOpened opening(Dice dice) {
        String unit = dice.oneOf(Offer.UNITS);
        String channel = dice.oneOf(List.of("portal", "portal", "e-mail", "phone", "chat"));
        Integer affected =
                impact.ordinal() > 1 ? null : Integer.valueOf(dice.random().nextInt(5, 400));
        List<String> titles = isPlanned() ? PLANS : offer.complaints();
        String title = dice.oneOf(titles).replace("%s", isPlanned() ? offer.service() : unit);
        return new RequestOpened(
                kind.activity(),
                offer.service(),
                offer.team(),
                channel,
                priority,
                impact,
                Offer.customer(dice),
                unit,
                affected,
                title,
                null,
                Offer.location(unit));
    }
}
