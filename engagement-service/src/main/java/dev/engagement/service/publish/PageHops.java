package dev.engagement.service.publish;

import dev.engagement.service.request.StoredEntry;
import dev.engagement.shared.traces.Hop;
import dev.engagement.shared.traces.Traces;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The hops of a page's traced entries to Kafka. */
final class PageHops {
    private final Traces traces;
    private final List<Hop> hops = new ArrayList<>();

    PageHops(Traces traces) {
        this.traces = traces;
    }

    /** Returns the record, which says by which hop it came if its entry is traced. */
    ProducerRecord<String, byte[]> follow(StoredEntry entry, ProducerRecord<String, byte[]> record) {
        Hop hop = traces.after(entry.trace(), "publish");
        if (hop != null) {
            hops.add(hop.about(entry.entryId()));
            Topics.trace(record, hop.traceparent());
        }
        return record;
    }

    /** Ends the hops: the broker has confirmed the page. */
    void end() {
        hops.forEach(Hop::end);
    }
}
