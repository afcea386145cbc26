package dev.engagement.service.axon;

import dev.engagement.events.Agreement.CharterPublished;
import dev.engagement.events.Charter;
import dev.engagement.events.InvalidField;
import dev.engagement.service.charter.CharterRules;
import dev.engagement.service.charter.CharterVersion;
import dev.engagement.service.charter.Ruling;
import dev.engagement.service.request.Decision.Accepted;
import dev.engagement.service.request.Message;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A charter's stream as an Axon aggregate, which leaves all decisions to {@link CharterRules}. */
@Aggregate(type = CharterAggregate.TYPE, commandTargetResolver = "subjectOfCommand")
class CharterAggregate {
    static final String TYPE = "charter";
    /** The source of every charter: this service's own operation. */
    static final String SOURCE = "/v1/charters";

    private static final Logger LOG = LoggerFactory.getLogger(CharterAggregate.class);

    @AggregateIdentifier
    private @Nullable String subject;

    private @Nullable List<CharterVersion> versions;
    private long published;
    private long entries;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Ruling publish(PublishCharter command) {
        subject = command.subject();
        Charter charter = command.charter();
        List<CharterVersion> known = versions(charter);
        Ruling ruling = CharterRules.decide(
                known,
                CharterPublished.version(charter.name(), published),
                charter,
                command.restate(),
                command.precondition(),
                command.now());
        if (ruling instanceof Ruling.Published(CharterVersion version, var warnings)) {
            Instant recordedAt = Objects.requireNonNull(version.recordedAt());
            CharterPublished entry = new CharterPublished(charter);
            Message message = new Message(
                    SOURCE,
                    CharterPublished.messageId(charter.name(), version.number()),
                    subject,
                    recordedAt,
                    command.entryId(),
                    entry);
            AggregateLifecycle.apply(entry, Envelope.of(new Accepted(message, recordedAt, entries)));
        }
        return ruling;
    }

    /** Adds a version. One that cannot be read keeps its number, and judges no request. */
    @EventSourcingHandler(payloadType = CharterPublished.class)
    void on(@MetaDataValue(Envelope.RECORDED_AT) String recordedAt, DomainEventMessage<?> event) {
        subject = event.getAggregateIdentifier();
        entries = event.getSequenceNumber() + 1;
        published++;
        try {
            Charter charter = ((CharterPublished) event.getPayload()).charter();
            int number = CharterPublished.version(charter.name(), published - 1);
            versions = CharterRules.evolve(
                    versions(charter), new CharterVersion(number, Instant.parse(recordedAt), charter));
        } catch (InvalidField unreadable) {
            LOG.error("Publication {} of {} cannot be read", published, subject, unreadable);
        }
    }

    private List<CharterVersion> versions(Charter charter) {
        List<CharterVersion> known = versions;
        return known == null ? CharterRules.initial(charter.name()) : known;
    }
}
