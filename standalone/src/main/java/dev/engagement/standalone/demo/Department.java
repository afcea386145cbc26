package dev.engagement.standalone.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** An invented IT department: the requests of any day, and their stories. The same seed always gives the same ones. */
record Department(long seed) {
    /** The time between two requests that are opened live. */
    static final Duration SLOT = Duration.ofSeconds(40);

    /** Speed of live stories, so that a watcher sees events: half an hour passes in five minutes. */
    private static final double LIVE_SPEED = 0.17;

    private static final double A_DAY = 12.6;
    private static final DateTimeFormatter NUMBER = DateTimeFormatter.ofPattern("yyMMdd");
    private static final Set<MonthDay> QUIET = Set.of(
            MonthDay.of(1, 1),
            MonthDay.of(5, 1),
            MonthDay.of(12, 24),
            MonthDay.of(12, 25),
            MonthDay.of(12, 26),
            MonthDay.of(12, 31));

    /** Returns all stories of the requests opened on a day. */
    List<DemoMessage> day(LocalDate day) {
        Dice dice = Dice.of(seed, day.toEpochDay(), -1);
        double mean = A_DAY * rhythm(day);
        long count =
                Math.round(Math.max(0, mean + Math.sqrt(mean) * dice.random().nextGaussian()));
        List<DemoMessage> messages = new ArrayList<>();
        for (int n = 1; n <= count; n++) {
            Dice own = Dice.of(seed, day.toEpochDay(), n);
            Offer offer = own.oneOf(Offer.ALL, Offer::share);
            add(messages, day, n, offer, opened(day, offer, own), own);
        }
        if (dice.chance(0.02)) {
            outage(day, (int) count, dice, messages);
        }
        return messages;
    }

    private static double rhythm(LocalDate day) {
        if (QUIET.contains(MonthDay.from(day))) {
            return 0.1;
        }
        return switch (day.getDayOfWeek()) {
            case MONDAY -> 1.35;
            case TUESDAY -> 1.15;
            case WEDNESDAY, THURSDAY -> 1;
            case FRIDAY -> 0.85;
            case SATURDAY -> 0.12;
            case SUNDAY -> 0.07;
        };
    }

    /** Returns an opening time: mostly in the morning and after lunch; with a service around the clock, sometimes at night. */
    private static Instant opened(LocalDate day, Offer offer, Dice dice) {
        double hour = offer.roundTheClock() && dice.chance(0.3)
                ? dice.between(0, 24)
                : dice.chance(0.6)
                        ? 9.7 + 1.2 * dice.random().nextGaussian()
                        : 14.2 + 1.6 * dice.random().nextGaussian();
        long second = Math.clamp(Math.round(hour * 3600), 0, 86_399);
        return day.atTime(LocalTime.ofSecondOfDay(second)).atZone(Shift.ZONE).toInstant();
    }

    /** Adds an outage: many customers report it within two hours. */
    private void outage(LocalDate day, int count, Dice dice, List<DemoMessage> messages) {
        Offer broken =
                dice.oneOf(Offer.ALL.stream().filter(Offer::roundTheClock).toList());
        Instant start =
                day.atTime(dice.random().nextInt(8, 15), 0).atZone(Shift.ZONE).toInstant();
        for (int n = count + 1; n <= count + 12; n++) {
            Dice own = Dice.of(seed, day.toEpochDay(), n);
            add(messages, day, n, broken, start.plusSeconds(own.random().nextInt(7200)), own);
        }
    }

    private static void add(List<DemoMessage> messages, LocalDate day, int n, Offer offer, Instant opened, Dice dice) {
        DemoAsk ask = DemoAsk.of(dice, opened, NUMBER.format(day) + "-" + n, offer);
        String first = messages.isEmpty() ? null : messages.getFirst().subject();
        boolean onCall = offer.roundTheClock() && ask.urgency().ordinal() < 2;
        messages.addAll(DemoStory.of(ask, first, dice, onCall ? Shift.ROUND_THE_CLOCK : Shift.OFFICE_HOURS, 1));
    }

    static long slot(Instant at) {
        return at.getEpochSecond() / SLOT.toSeconds();
    }

    /** Returns the story of the request opened live in that slot. */
    List<DemoMessage> slot(long slot) {
        Dice dice = Dice.of(seed, slot, 0);
        DemoAsk ask = live(slot, dice);
        String before = live(slot - 1, Dice.of(seed, slot - 1, 0)).subject();
        return DemoStory.of(ask, before, dice, Shift.ROUND_THE_CLOCK, LIVE_SPEED);
    }

    private static DemoAsk live(long slot, Dice dice) {
        Instant opened =
                Instant.ofEpochSecond(slot * SLOT.toSeconds() + dice.random().nextInt(20));
        return DemoAsk.of(dice, opened, Long.toString(slot), dice.oneOf(Offer.ALL, Offer::share));
    }
}
