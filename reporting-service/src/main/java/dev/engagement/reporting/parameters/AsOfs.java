package dev.engagement.reporting.parameters;

import dev.engagement.documents.Problem;
import dev.engagement.documents.Refused;
import dev.engagement.reporting.charters.Answering;
import dev.engagement.reporting.factors.AsOf;
import dev.engagement.reporting.factors.ReaderScope;
import dev.engagement.reporting.feed.Completeness;
import dev.engagement.reporting.feed.ParkedRecords;
import dev.engagement.reporting.measures.Measures;
import dev.engagement.reporting.readings.ScopedRequests;
import dev.engagement.shared.time.Nearness;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Works out the as-of that a reader asks for; refuses one for which entries could still arrive. */
@Component
public class AsOfs {
    private static final Duration LATER = Duration.ofSeconds(2);

    private final Completeness completeness;
    private final ParkedRecords parkedRecords;
    private final ScopedRequests requests;
    private final Answering answering;
    private final Clock clock;
    private final Duration late;

    AsOfs(
            Completeness completeness,
            ParkedRecords parkedRecords,
            ScopedRequests requests,
            Answering answering,
            Clock clock,
            @Value("${engagement.stalled-after}") Duration late) {
        this.late = late;
        this.requests = requests;
        this.completeness = completeness;
        this.parkedRecords = parkedRecords;
        this.answering = answering;
        this.clock = clock;
    }

    /**
     * An as-of, and how complete our knowledge is for it.
     *
     * @param completeTo nothing recorded up to it can still arrive; null if nobody has said yet
     * @param incomplete how many requests have an entry that nobody can read
     * @param edition of the measures that stored readings are of
     */
    public record Asked(AsOf asOf, @Nullable Instant completeTo, int incomplete, int edition) {
        /** Returns the same for an answer. */
        public AsOfAnswer answer() {
            return new AsOfAnswer(asOf.at(), asOf.known(), asOf.happened(), completeTo, incomplete, edition);
        }

        /** Returns the same for an answer that stored readings have no part in. */
        public AsOfAnswer folded() {
            return new AsOfAnswer(asOf.at(), asOf.known(), asOf.happened(), completeTo, incomplete, Measures.EDITION);
        }
    }

    /** Reads {@code known} and {@code happened}; must be called in the transaction that reads the data. */
    public Asked read(Parameters parameters) {
        Instant known = parameters.instant("known");
        Instant happened = parameters.instant("happened");
        Instant completeTo = completeness.completeTo().orElse(null);
        if (known == null) {
            return new Asked(
                    AsOf.of(null, happened, clock.instant()),
                    completeTo,
                    incomplete(null),
                    happened == null ? answering.whole().said() : Measures.EDITION);
        }
        if (completeTo == null || known.isAfter(completeTo)) {
            throw tooEarly(known, completeTo);
        }
        // An answer as of a past time must stay the same for ever, so nothing of the present may show in it.
        return new Asked(AsOf.of(known, happened, known), known, incomplete(known), Measures.EDITION);
    }

    private int incomplete(@Nullable Instant known) {
        ReaderScope scope = Scopes.ofReader();
        List<String> parked = parkedRecords.requests(known);
        return scope.isAll() || parked.isEmpty() ? parked.size() : requests.count(scope, parked);
    }

    /** Returns the latest instant up to which all entries are known; refuses if there is none yet. */
    public Instant complete(Asked asked) {
        if (asked.completeTo() == null) {
            throw tooEarly(clock.instant(), null);
        }
        return asked.completeTo();
    }

    /** Returns the latest instant up to which all entries are known, if that is too long ago, or ahead of the clock; else nothing. */
    public Optional<Instant> behind() {
        return completeness.completeTo().filter(instant -> !Nearness.isNear(instant, clock.instant(), late));
    }

    private static Refused tooEarly(Instant known, @Nullable Instant completeTo) {
        return new Refused(
                new Problem(
                        "not-complete-yet",
                        409,
                        "Not complete yet",
                        "Entries recorded up to " + known + " may still arrive; what has arrived is complete to "
                                + (completeTo == null ? "no instant yet" : completeTo.toString()) + ".",
                        "known"),
                LATER);
    }
}
