package dev.engagement.reporting.warnings.sending;

import dev.engagement.events.TopicNames;
import dev.engagement.reporting.warnings.outbox.GivenWarning;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Puts warnings on their topic, as CloudEvents in binary mode. */
@Component
class WarningTopic {
    private final KafkaTemplate<String, byte[]> kafka;
    private final String topic;
    private final JsonMapper json;
    private final Duration patience;

    WarningTopic(
            KafkaTemplate<String, byte[]> kafka,
            TopicNames names,
            JsonMapper json,
            @Value("${engagement.warnings.patience}") Duration patience) {
        this.kafka = kafka;
        this.topic = names.onBroker(TopicNames.WARNINGS);
        this.json = json;
        this.patience = patience;
    }

    void put(GivenWarning given, String url) throws Undelivered, InterruptedException {
        WarningEvent event = WarningEvent.of(given, url);
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(topic, event.subject(), json.writeValueAsBytes(event.data()));
        header(record, "ce_specversion", event.specversion());
        header(record, "ce_id", event.id());
        header(record, "ce_source", event.source());
        header(record, "ce_type", event.type());
        header(record, "ce_subject", event.subject());
        header(record, "ce_time", event.time().toString());
        header(record, "content-type", event.datacontenttype());
        try {
            kafka.send(record).get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException | RuntimeException away) {
            throw new Undelivered("Kafka does not take it: " + away.getClass().getSimpleName());
        }
    }

    private static void header(ProducerRecord<String, byte[]> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
