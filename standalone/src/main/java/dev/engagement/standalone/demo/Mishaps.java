package dev.engagement.standalone.demo;

import dev.engagement.events.Conversation.CustomerContacted;
import dev.engagement.events.Ownership.OwnershipChanged;
import dev.engagement.events.Pace.BarrierCleared;
import dev.engagement.events.Pace.BarrierRaised;
import dev.engagement.events.Pace.WaitingOn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Mishaps in a request's story. */
record Mishaps(DemoStory story, DemoAsk ask, Dice dice) {
    private static final List<String> SUPPLIERS = List.of("ACME Telecom", "Borealis Cloud", "Copper & Sons");

    /** Adds a mishap to the story, or, mostly, none. */
    void perhaps() {
        double kind = dice.between(0, 1);
        if (kind < 0.03) {
            silence();
        } else if (kind < 0.07) {
            story.handOver(dice.chance(0.3) ? anotherTeam() : story.team(), "somebody else knows more");
        } else if (kind < 0.09) {
            story.tell(story.at(), new OwnershipChanged(null, story.team(), story.owner(), "on holiday"));
            story.pause(dice.between(0.5, 2.5));
            story.handOver(story.team(), null);
        } else if (kind < 0.16) {
            barrier(ask.kind().activity().equals("change") ? WaitingOn.APPROVAL : WaitingOn.CUSTOMER);
        } else if (kind < 0.19) {
            barrier(dice.chance(0.7) ? WaitingOn.SUPPLIER : WaitingOn.OTHER);
        }
    }

    /** Passes the request back and forth between two teams, each of which says it is the other's. */
    void pingPong() {
        String here = story.team();
        String there = anotherTeam();
        int turns = dice.random().nextInt(2, 5);
        for (int n = 0; n < turns; n++) {
            story.pause(0.4);
            story.handOver(story.team().equals(here) ? there : here, "not ours");
        }
        story.annoy(0.6);
    }

    private String anotherTeam() {
        return dice.oneOf(Offer.ALL.stream()
                .map(Offer::team)
                .filter(other -> !other.equals(story.team()))
                .toList());
    }

    private void silence() {
        Instant from = story.at();
        story.pause(dice.between(1.2, 4));
        if (dice.chance(0.5)) {
            Duration silent = Duration.between(from, story.at());
            story.tell(from.plus(Dice.times(silent, dice.between(0.3, 0.8))), new CustomerContacted("phone"));
            story.annoy(0.4);
        }
        story.annoy(0.4);
    }

    private void barrier(WaitingOn whom) {
        boolean told = dice.chance(whom == WaitingOn.CUSTOMER ? 0.85 : 0.6);
        String name = "waits-on-" + whom.name().toLowerCase(Locale.ROOT) + "-"
                + story.at().getEpochSecond();
        boolean isSupplier = whom == WaitingOn.SUPPLIER;
        story.tell(
                story.at(),
                new BarrierRaised(
                        name,
                        whom,
                        told,
                        isSupplier ? supplier(story.at()) : null,
                        isSupplier ? story.at().plus(Duration.ofDays(1)) : null,
                        null));
        story.pause(dice.between(0.2, 2));
        story.tell(story.at(), new BarrierCleared(name, dice.chance(0.6)));
        story.annoy(told ? 0 : 0.2);
    }

    /** Returns a supplier without rolling the dice, so that all else stays as it was. */
    private static String supplier(Instant at) {
        return SUPPLIERS.get((int) (at.getEpochSecond() % SUPPLIERS.size()));
    }
}
