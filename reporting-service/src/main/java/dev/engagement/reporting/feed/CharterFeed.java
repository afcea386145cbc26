package dev.engagement.reporting.feed;

import dev.engagement.events.TopicNames;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads the charters' topic. */
@Component
class CharterFeed extends TopicFeed<Arrived> {
    private static final String ID = "charters";

    CharterFeed(
            Positions positions,
            ParkedRecords parkedRecords,
            List<Receiver<Arrived>> receivers,
            Completeness completeness,
            TransactionTemplate transaction,
            TopicNames names,
            KafkaListenerEndpointRegistry containers) {
        super(
                ID,
                TopicNames.CHARTERS,
                RecordReader::read,
                positions,
                parkedRecords,
                receivers,
                completeness,
                transaction,
                names,
                containers);
    }

    @KafkaListener(
            id = ID,
            idIsGroup = false,
            groupId = "${spring.kafka.consumer.group-id}-charters",
            topics = "${engagement.topic-prefix}" + TopicNames.CHARTERS)
    void take(List<ConsumerRecord<byte[], byte[]>> records, Consumer<?, ?> consumer) {
        takeAll(records, consumer);
    }
}
