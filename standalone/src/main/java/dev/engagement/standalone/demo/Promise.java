package dev.engagement.standalone.demo;

import dev.engagement.events.Results.CommitmentDelivered;
import dev.engagement.events.Results.CommitmentKind;
import dev.engagement.events.Results.CommitmentMade;
import dev.engagement.events.Results.CommitmentRevised;
import dev.engagement.events.Results.CommitmentWithdrawn;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A promise, and how it is kept. */
record Promise(
        DemoStory story,
        Dice dice,
        String name,
        Instant made,
        Instant due,
        @Nullable Long scope) {
    /** Returns a promise, in some cases; for projects and changes in nearly all. */
    static @Nullable Promise perhaps(DemoAsk ask, Dice dice, DemoStory story, Instant at) {
        if (!dice.chance(ask.isPlanned() ? 0.9 : 0.28)) {
            return null;
        }
        Instant due = story.later(at, Dice.times(story.remaining(), dice.between(1.1, 3.2)));
        Long scope =
                ask.isPlanned() && dice.chance(0.5) ? Long.valueOf(dice.random().nextInt(2, 12)) : null;
        CommitmentKind kind = ask.isPlanned() ? CommitmentKind.MILESTONE : null;
        story.tell(at, new CommitmentMade("done", due, scope, story.owner(), null, null, kind, null));
        return new Promise(story, dice, "done", at, due, scope);
    }

    /** Ends the promise when the work is finished; returns how much trouble it was. */
    double end(Instant finished) {
        if (!finished.isAfter(due)) {
            deliver(finished, dice.chance(0.06));
            return 0;
        }
        double how = dice.between(0, 1);
        if (how < 0.5) {
            revise(dice.between(0.2, 0.6), finished, "more than we thought");
            deliver(finished, false);
            return 0.2;
        }
        if (how < 0.7) {
            revise(dice.between(0.88, 0.99), finished, "not done yet");
            deliver(finished, false);
            return 0.6;
        }
        if (how < 0.8) {
            story.tell(due, new CommitmentWithdrawn(name, null));
            return 0.8;
        }
        deliver(finished, false);
        return 1;
    }

    private void revise(double share, Instant finished, String reason) {
        Instant told = made.plus(Dice.times(Duration.between(made, due), share));
        Instant next = story.later(finished, Duration.ofHours(dice.random().nextInt(1, 9)));
        story.tell(told, new CommitmentRevised(name, next, null, reason, story.owner(), null));
    }

    private void deliver(Instant at, boolean less) {
        Long delivered = scope == null ? null : Long.valueOf(less ? scope - 1 : scope + (dice.chance(0.15) ? 1 : 0));
        story.tell(at, new CommitmentDelivered(name, delivered));
    }
}
