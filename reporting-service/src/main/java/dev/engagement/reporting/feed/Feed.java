package dev.engagement.reporting.feed;

import dev.engagement.events.TopicNames;
import dev.engagement.shared.traces.Hop;
import dev.engagement.shared.traces.Traces;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads the requests' topic. */
@Component
class Feed extends TopicFeed<Arrived> {
    private static final String ID = "feed";

    private final Traces traces;

    Feed(
            Positions positions,
            ParkedRecords parkedRecords,
            List<Receiver<Arrived>> receivers,
            Completeness completeness,
            TransactionTemplate transaction,
            TopicNames names,
            KafkaListenerEndpointRegistry containers,
            Traces traces) {
        super(
                ID,
                TopicNames.REQUESTS,
                RecordReader::read,
                positions,
                parkedRecords,
                receivers,
                completeness,
                transaction,
                names,
                containers);
        this.traces = traces;
    }

    @KafkaListener(id = ID, idIsGroup = false, topics = "${engagement.topic-prefix}" + TopicNames.REQUESTS)
    void take(List<ConsumerRecord<byte[], byte[]>> records, Consumer<?, ?> consumer) {
        List<Hop> hops = traces.areOn() ? hops(records) : List.of();
        if (takeAll(records, consumer)) {
            hops.forEach(Hop::end);
        }
    }

    /** Begins a hop for each traced entry, which ends when its figures are visible. */
    private List<Hop> hops(List<ConsumerRecord<byte[], byte[]>> records) {
        List<Hop> hops = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            Header header = record.headers().lastHeader(Traces.HEADER);
            Hop hop = header == null
                    ? null
                    : traces.after(new String(header.value(), StandardCharsets.US_ASCII), "project");
            if (hop != null) {
                hops.add(hop);
            }
        }
        return hops;
    }
}
