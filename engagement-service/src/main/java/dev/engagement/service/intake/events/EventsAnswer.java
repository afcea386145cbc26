package dev.engagement.service.intake.events;

import dev.engagement.service.intake.Outcome;
import java.util.List;

/** A sender's answer for a batch or stream: how many messages had each outcome, and the answers of some. */
record EventsAnswer(long recorded, long duplicates, long rejected, List<EventAnswer> results) {
    /** Counts outcomes. */
    static final class Counter {
        private long recorded;
        private long duplicates;
        private long rejected;

        void add(Outcome outcome) {
            switch (outcome) {
                case Outcome.Recorded any -> recorded++;
                case Outcome.Duplicate any -> duplicates++;
                case Outcome.Rejected any -> rejected++;
            }
        }

        EventsAnswer with(List<EventAnswer> results) {
            return new EventsAnswer(recorded, duplicates, rejected, results);
        }
    }
}
