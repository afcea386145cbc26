package dev.engagement.service.axon;

import dev.engagement.events.Entry;
import dev.engagement.service.request.Decision;
import dev.engagement.service.request.Decision.Accepted;
import dev.engagement.service.request.Message;
import dev.engagement.service.request.RequestRules;
import dev.engagement.service.request.RequestState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

/** A request's stream as an Axon aggregate, which leaves all decisions to {@link RequestRules}. */
@Aggregate(type = RequestAggregate.TYPE, repository = "requests", commandTargetResolver = "subjectOfCommand")
class RequestAggregate {
    static final String TYPE = "request";

    @AggregateIdentifier
    private @Nullable String subject;

    private RequestState state = RequestState.INITIAL;

    /** Creates a request without entries, for Axon. */
    RequestAggregate() {}

    /** Creates a request from the state of its stream. */
    RequestAggregate(String subject, RequestState state) {
        this.subject = subject;
        this.state = state;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    List<Decision> record(RecordEntries command) {
        subject = command.subject();
        List<Decision> decisions = new ArrayList<>();
        for (Message message : command.messages()) {
            Decision decision =
                    RequestRules.decide(state, message, command.clock().apply(message));
            if (decision instanceof Accepted accepted) {
                AggregateLifecycle.apply(message.entry(), Envelope.of(accepted));
            }
            decisions.add(decision);
        }
        return decisions;
    }

    /** Counts an entry without decoding it, since its content does not matter to the rules. */
    @EventSourcingHandler(payloadType = Entry.class)
    void on(@MetaDataValue(Envelope.RECORDED_AT) String recordedAt, DomainEventMessage<?> event) {
        if (subject == null) {
            subject = event.getAggregateIdentifier();
        }
        state = RequestRules.evolve(state, Instant.parse(recordedAt));
    }
}
