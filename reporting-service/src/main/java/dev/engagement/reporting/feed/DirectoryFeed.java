package dev.engagement.reporting.feed;

import dev.engagement.events.TopicNames;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads the directory's topic. */
@Component
class DirectoryFeed extends TopicFeed<Named> {
    private static final String ID = "directory";

    DirectoryFeed(
            Positions positions,
            ParkedRecords parkedRecords,
            List<Receiver<Named>> receivers,
            Completeness completeness,
            TransactionTemplate transaction,
            TopicNames names,
            KafkaListenerEndpointRegistry containers) {
        super(
                ID,
                TopicNames.DIRECTORY,
                NameReader::read,
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
            groupId = "${spring.kafka.consumer.group-id}-directory",
            topics = "${engagement.topic-prefix}" + TopicNames.DIRECTORY)
    void take(List<ConsumerRecord<byte[], byte[]>> records, Consumer<?, ?> consumer) {
        takeAll(records, consumer);
    }
}
