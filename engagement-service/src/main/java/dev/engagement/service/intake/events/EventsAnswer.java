package dev.engagement.service.intake.events;

import dev.engagement.service.intake.MessageOutcome;
import java.util.List;

/** A sender's answer for a batch or stream: how many messages had each outcome, and the answers of some. */
record EventsAnswer(long recorded, long duplicates, long rejected, List<EventAnswer> results) {
    /** Counts outcomes. */
    static final class Counter {
        private long recorded;
        private long duplicates;
        private long rejected;

        void add(MessageOutcome outcome) {
            switch (outcome) {
                case MessageOutcome.NewlyRecorded any -> recorded++;
                case MessageOutcome.Duplicate any -> duplicates++;
                case MessageOutcome.Rejected any -> rejected++;
            }
        }

        EventsAnswer with(List<EventAnswer> results) {
            return new EventsAnswer(recorded, duplicates, rejected, results);
        }
    }
}
