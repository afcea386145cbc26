package dev.engagement.service.axon;

import static org.axonframework.test.matchers.Matchers.equalTo;
import static org.axonframework.test.matchers.Matchers.exactSequenceOf;
import static org.axonframework.test.matchers.Matchers.payloadsMatching;

import dev.engagement.events.Agreement.CharterPublished;
import dev.engagement.events.Agreement.CharterSigned;
import dev.engagement.events.Charter;
import dev.engagement.events.CharterDocument;
import dev.engagement.service.charter.Precondition;
import dev.engagement.service.charter.Ruling;
import dev.engagement.service.request.Message;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
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

    @Test
    void a_signature_is_an_entry_and_the_next_version_counts_publications_alone() {
        CharterSigned word = new CharterSigned(1, "it", null);
        Charter proposed = charter("sales", Map.of("signatories", List.of("it")));

        fixture.given(published(0, proposed)).when(sign(word)).expectEvents(word);
        fixture.given(published(0, proposed), signed(1, word)).when(sign(word)).expectNoEvents();
        fixture.given(published(0, proposed), signed(1, word))
                .when(publish(charter("sales", 0.4)))
                .expectResultMessagePayloadMatching(ruling(
                        "published as version 2",
                        ruling -> ruling instanceof Ruling.Published(var version, var warnings)
                                && version.number() == 2));
    }

    private static SignCharter sign(CharterSigned word) {
        Message message =
                new Message(CharterPublished.SOURCE, "s", CharterPublished.subject("sales"), NOW, new UUID(1, 2), word);
        return new SignCharter("sales", message, NOW);
    }

    private static GenericDomainEventMessage<CharterSigned> signed(long sequence, CharterSigned word) {
        return event(sequence, "sales", word);
    }

    private static PublishCharter publish(Charter charter) {
        return new PublishCharter(charter, false, Precondition.NONE, new UUID(1, 1), NOW);
    }

    private static GenericDomainEventMessage<CharterPublished> published(long sequence, Charter charter) {
        return event(sequence, charter.name(), new CharterPublished(charter));
    }

    private static <E> GenericDomainEventMessage<E> event(long sequence, String name, E entry) {
        return new GenericDomainEventMessage<>(
                CharterAggregate.TYPE,
                CharterPublished.subject(name),
                sequence,
                entry,
                Map.of(Envelope.RECORDED_AT, NOW.plusSeconds(9).toString()));
    }

    private static Charter charter(String name, double notice) {
        return charter(name, Map.of("notice", notice));
    }

    private static Charter charter(String name, Map<String, ?> more) {
        Map<String, Object> document = new HashMap<>(CharterDocument.write(Charter.standard()));
        document.put("charter", name);
        document.putAll(more);
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
