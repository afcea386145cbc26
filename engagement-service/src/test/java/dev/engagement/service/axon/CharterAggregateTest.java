package dev.engagement.service.axon;

import static org.axonframework.test.matchers.Matchers.equalTo;
import static org.axonframework.test.matchers.Matchers.exactSequenceOf;
import static org.axonframework.test.matchers.Matchers.payloadsMatching;

import dev.engagement.events.Agreement.CharterPublished;
import dev.engagement.events.Charter;
import dev.engagement.events.CharterDocument;
import dev.engagement.service.charter.Precondition;
import dev.engagement.service.charter.Ruling;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.hamcrest.CustomTypeSafeMatcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The shell: what the rules publish is applied, what they do not publish is not, and numbers go on where they were. */
class CharterAggregateTest {
    private static final Instant NOW = Instant.parse("2026-03-27T15:30:00Z");
    private final AggregateTestFixture<CharterAggregate> fixture = new AggregateTestFixture<>(CharterAggregate.class);

    @BeforeEach
    void resolveTargets() {
        fixture.registerCommandTargetResolver(AxonSetup::target);
    }

    @Test
    void the_first_publication_is_an_entry() {
        Charter sales = charter("sales", 0.3);

        fixture.givenNoPriorActivity()
                .when(publish(sales))
                .expectEventsMatching(payloadsMatching(exactSequenceOf(equalTo(new CharterPublished(sales)))));
    }

    @Test
    void the_same_again_is_none() {
        fixture.given(published(0, charter("sales", 0.3)))
                .when(publish(charter("sales", 0.3)))
                .expectNoEvents()
                .expectResultMessagePayloadMatching(ruling("unchanged", Ruling.Unchanged.class::isInstance));
    }

    @Test
    void the_next_version_has_the_next_number_and_is_not_recorded_before_the_last() {
        fixture.given(published(0, charter("sales", 0.3)))
                .when(publish(charter("sales", 0.4)))
                .expectResultMessagePayloadMatching(ruling(
                        "published as version 2, nine seconds from now",
                        ruling -> ruling instanceof Ruling.Published(var version, var warnings)
                                && version.number() == 2
                                && NOW.plusSeconds(9).equals(version.recordedAt())));
    }

    @Test
    void what_would_judge_the_past_is_no_entry() {
        fixture.given(published(0, charter(Charter.DEFAULT, 0.4)))
                .when(publish(charter(Charter.DEFAULT, 0.3)))
                .expectNoEvents()
                .expectResultMessagePayloadMatching(ruling("refused", Ruling.RefusedCharter.class::isInstance));
    }

    private static PublishCharter publish(Charter charter) {
        return new PublishCharter(charter, false, Precondition.NONE, new UUID(1, 1), NOW);
    }

    private static GenericDomainEventMessage<CharterPublished> published(long sequence, Charter charter) {
        return new GenericDomainEventMessage<>(
                CharterAggregate.TYPE,
                CharterPublished.subject(charter.name()),
                sequence,
                new CharterPublished(charter),
                Map.of(Envelope.RECORDED_AT, NOW.plusSeconds(9).toString()));
    }

    private static Charter charter(String name, double notice) {
        Map<String, Object> document = new HashMap<>(CharterDocument.write(Charter.standard()));
        document.put("charter", name);
        document.put("notice", notice);
        return CharterDocument.read(document);
    }

    private static CustomTypeSafeMatcher<Ruling> ruling(String says, Predicate<Ruling> test) {
        return new CustomTypeSafeMatcher<>(says) {
            @Override
            protected boolean matchesSafely(Ruling ruling) {
                return test.test(ruling);
            }
        };
    }
}
