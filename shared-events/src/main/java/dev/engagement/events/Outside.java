package dev.engagement.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Figures that providers outside reach, to be held against our own. */
public sealed interface Outside extends Entry {
    /** The clock of a set of figures. Working hours differ between providers, so only time by the wall clock can be compared. */
    enum BenchmarkClock {
        ELAPSED
    }

    /**
     * A set of figures of one provider; it replaces the provider's set before. Without figures it only withdraws that one.
     *
     * @param source where the figures were published or measured, in words
     * @param from the start of the period in which the requests were opened
     * @param to its end, itself not included; after {@code from}
     * @param figures each measure and group at most once
     */
    record BenchmarkPublished(
            String provider,
            String source,
            Instant from,
            Instant to,
            BenchmarkClock clock,
            List<BenchmarkFigure> figures)
            implements Outside {
        /** The source of all benchmarks: the operation of the command service. */
        public static final String SOURCE = "/v1/benchmarks";

        /** The beginning of every benchmark's subject; the provider's name follows. */
        public static final String SUBJECT_PREFIX = "benchmark:";

        public BenchmarkPublished {
            provider = Require.charterName("provider", provider);
            Require.optionalText("source", Require.present("source", source));
            Require.present("from", from);
            Require.present("clock", clock);
            if (!from.isBefore(Require.present("to", to))) {
                throw new InvalidField("to", "must be after \"from\"");
            }
            figures = List.copyOf(Require.present("figures", figures));
            Require.refuseRepeats(
                    "figures[%d]", figures.stream().map(BenchmarkFigure::place).toList());
        }

        /** Returns the subject under which a provider's sets are published. */
        public static String subject(String provider) {
            return SUBJECT_PREFIX + provider;
        }
    }

    /** Groups of requests with the same value of these; null where all values are together. */
    record BenchmarkGroup(
            @Nullable String activity,
            @Nullable String service,
            @Nullable Level urgency) {
        /** All requests together. */
        public static final BenchmarkGroup ALL = new BenchmarkGroup(null, null, null);

        public BenchmarkGroup {
            activity = Require.optionalKey("activity", activity);
            service = Require.optionalKey("service", service);
        }
    }
}
