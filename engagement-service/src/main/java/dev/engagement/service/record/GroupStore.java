package dev.engagement.service.record;

import dev.engagement.events.Charter;
import dev.engagement.events.Outside.BenchmarkPublished;
import dev.engagement.service.charter.Consent;
import dev.engagement.service.charter.Precondition;
import dev.engagement.service.charter.Ruling;
import dev.engagement.service.request.Decision;
import dev.engagement.service.request.Message;
import dev.engagement.service.request.RequestState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Appends entries to streams; the entries of one transaction are on disk together, or none of them is. */
public interface GroupStore {
    /** Runs the work in one transaction and commits it; if the work or the commit throws, rolls all of it back and throws on. */
    <T> T inTransaction(Function<OpenGroup, T> work);

    /** Decisions within one transaction; each accepted entry is appended when the transaction commits. */
    interface OpenGroup {
        /** Sets the states of requests' streams; a request without a state has no stream yet. */
        void load(Map<String, RequestState> states);

        /** Decides on messages about one request, in this order; {@code clock} says when each of them is recorded. */
        List<Decision> decide(String subject, List<Message> messages, Function<Message, Instant> clock);

        /** Decides on a charter version, to be published as that entry; {@code now} is the store's clock. */
        Ruling rule(Charter charter, boolean restate, Precondition precondition, UUID entryId, Instant now);

        /** Decides on a signatory's word about a version of the charter; {@code now} is the store's clock. */
        Consent sign(String charter, Message word, Instant now);

        /** Publishes a provider's set as that entry, unless it is the latest one already; returns whether it did. */
        boolean publish(BenchmarkPublished set, UUID entryId, Instant now);
    }
}
