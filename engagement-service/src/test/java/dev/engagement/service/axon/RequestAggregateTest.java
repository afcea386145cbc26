package dev.engagement.service.axon;

import static org.axonframework.test.matchers.Matchers.equalTo;
import static org.axonframework.test.matchers.Matchers.exactSequenceOf;
import static org.axonframework.test.matchers.Matchers.payloadsMatching;

import dev.engagement.events.Conversation.CustomerContacted;
import dev.engagement.events.Entry;
import dev.engagement.events.Results.RequestClosed;
import dev.engagement.events.Results.RequestMerged;
import dev.engagement.service.request.Decision;
import dev.engagement.service.request.Message;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.hamcrest.CustomTypeSafeMatcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The shell: what the rules accept is applied, what they refuse is not, and a stream goes on where it was. */
class RequestAggregateTest {
    private static final Instant NOW = Instant.parse("2026-03-27T15:30:00Z");
    private final AggregateTestFixture<RequestAggregate> fixture = new AggregateTestFixture<>(RequestAggregate.class);

    @BeforeEach
    void resolveTargets() {
        fixture.registerCommandTargetResolver(AxonSetup::target);
    }

    @Test
    void the_first_message_makes_the_request() {
        fixture.givenNoPriorActivity()
                .when(record(new CustomerContacted("phone"), new RequestClosed(null)))
                .expectSuccessfulHandlerExecution()
                .expectEventsMatching(payloadsMatching(
                        exactSequenceOf(equalTo(new CustomerContacted("phone")), equalTo(new RequestClosed(null)))));
    }

    @Test
    void what_is_refused_leaves_its_neighbours_alone() {
        fixture.givenNoPriorActivity()
                .when(record(new RequestMerged("t:1"), new RequestClosed(null)))
                .expectEventsMatching(payloadsMatching(exactSequenceOf(equalTo(new RequestClosed(null)))));
    }

    @Test
    void a_stream_goes_on_where_it_was() {
        fixture.given(new GenericDomainEventMessage<>(
                        RequestAggregate.TYPE,
                        "t:1",
                        0,
                        new CustomerContacted(null),
                        Map.of(Envelope.RECORDED_AT, NOW.plusSeconds(9).toString())))
                .when(record(new RequestClosed(null)))
                .expectResultMessagePayloadMatching(
                        new CustomTypeSafeMatcher<List<Decision>>(
                                "accepted as the second entry, not before the first") {
                            @Override
                            protected boolean matchesSafely(List<Decision> decisions) {
                                return decisions.getFirst() instanceof Decision.Accepted accepted
                                        && accepted.sequence() == 1
                                        && accepted.recordedAt().equals(NOW.plusSeconds(9));
                            }
                        });
    }

    private static RecordEntries record(Entry... entries) {
        return new RecordEntries(
                "t:1",
                java.util.stream.Stream.of(entries)
                        .map(entry -> new Message("/tools/t", "m", "t:1", NOW, new UUID(1, 1), entry))
                        .toList(),
                any -> NOW);
    }
}
