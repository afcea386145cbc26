package dev.engagement.service.axon;

import dev.engagement.events.Agreement.CharterPublished;
import dev.engagement.events.Agreement.SigningEntry;
import dev.engagement.events.Charter;
import dev.engagement.events.InvalidField;
import dev.engagement.events.Signatures.Signature;
import dev.engagement.service.charter.CharterRules;
import dev.engagement.service.charter.CharterVersion;
import dev.engagement.service.charter.Consent;
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
        List<CharterVersion> known = versions(charter.name());
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
                    CharterPublished.SOURCE,
                    CharterPublished.messageId(charter.name(), version.number()),
                    subject,
                    recordedAt,
                    command.entryId(),
                    entry);
            AggregateLifecycle.apply(entry, Envelope.of(new Accepted(message, recordedAt, entries)));
        }
        return ruling;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Consent sign(SignCharter command) {
        subject = command.subject();
        Consent consent = CharterRules.sign(versions(command.name()), command.word(), command.now());
        if (consent instanceof Consent.Given(CharterVersion version, var warnings)) {
            Instant recordedAt = version.signatures().given().getLast().recordedAt();
            AggregateLifecycle.apply(command.word(), Envelope.of(new Accepted(command.message(), recordedAt, entries)));
        }
        return consent;
    }

    /** Adds a signatory's word. */
    @EventSourcingHandler(payloadType = SigningEntry.class)
    void onWord(@MetaDataValue(Envelope.RECORDED_AT) String recordedAt, DomainEventMessage<?> event) {
        subject = event.getAggregateIdentifier();
        entries = event.getSequenceNumber() + 1;
        SigningEntry word = (SigningEntry) event.getPayload();
        String name = event.getAggregateIdentifier().substring(CharterPublished.SUBJECT_PREFIX.length());
        versions = CharterRules.evolve(versions(name), word.version(), Signature.of(word, Instant.parse(recordedAt)));
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
                    versions(charter.name()), new CharterVersion(number, Instant.parse(recordedAt), charter));
        } catch (InvalidField unreadable) {
            LOG.error("Publication {} of {} cannot be read", published, subject, unreadable);
        }
    }

    private List<CharterVersion> versions(String name) {
        List<CharterVersion> known = versions;
        return known == null ? CharterRules.initial(name) : known;
    }
}
