package dev.engagement.reporting.feed;

import dev.engagement.events.TopicNames;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.FixedBackOff;

/** Settings of the Kafka listeners. */
@Configuration
class FeedSetup {
    private static final long PAUSE_MILLIS = 1_000;

    @Bean
    TopicNames topicNames(@Value("${engagement.topic-prefix}") String prefix) {
        return new TopicNames(prefix);
    }

    /** Retries for ever and skips nothing, since a failure here is a fault of ours or an outage, never the record's. */
    @Bean
    CommonErrorHandler neverGivesUp() {
        return new DefaultErrorHandler(new FixedBackOff(PAUSE_MILLIS, FixedBackOff.UNLIMITED_ATTEMPTS));
    }
}
