package dev.engagement.standalone.demo;

import dev.engagement.events.Conversation.RequestAcknowledged;
import dev.engagement.events.Correction.EntryRetracted;
import dev.engagement.events.Entry;
import dev.engagement.events.Pace.ProgressReported;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Delays of a tool that tells what happened: mostly at once, sometimes days later, and sometimes wrongly at first. */
@FunctionalInterface
interface Memos {
    /** Tells everything at once. */
    Memos PROMPT = (time, entry) -> time;

    /** Returns the instant at which the tool tells an entry. */
    Instant told(Instant time, Entry entry);

    /** Adds an acknowledgement that was meant for another request, and its retraction days later, to some stories. */
    default void mistake(DemoStory story) {}

    /** Returns the memos of a request. They draw from dice of their own, so that the story stays as it is. */
    static Memos of(DemoAsk ask) {
        Dice dice = Dice.of(ask.subject().hashCode(), 0, 0);
        return new Memos() {
            @Override
            public Instant told(Instant time, Entry entry) {
                boolean isLate = isByHand(entry) && dice.chance(0.05);
                return time.plus(
                        isLate
                                ? Duration.ofMinutes(dice.random().nextInt(20 * 60, 96 * 60))
                                : Duration.ofSeconds(dice.random().nextInt(1, 40)));
            }

            @Override
            public void mistake(DemoStory story) {
                if (dice.chance(0.02)) {
                    Instant wrong = ask.opened().plusSeconds(dice.random().nextInt(180, 900));
                    story.tell(wrong, new RequestAcknowledged(story.owner(), false));
                    DemoMessage told = story.messages().getLast();
                    story.tell(
                            wrong.plus(Duration.ofHours(dice.random().nextInt(20, 600))),
                            new EntryRetracted(told.source(), told.id(), "meant for another request"));
                }
            }
        };
    }

    /** Returns whether a person wrote it down, who may have forgotten to. */
    private static boolean isByHand(@Nullable Entry entry) {
        return switch (entry) {
            case RequestAcknowledged(var by, var automatic) -> !automatic;
            case ProgressReported progress -> progress.by() != null && progress.visibleToCustomer();
            case null, default -> false;
        };
    }
}
