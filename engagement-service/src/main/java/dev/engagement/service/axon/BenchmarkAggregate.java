package dev.engagement.service.axon;

import dev.engagement.events.Outside.BenchmarkPublished;
import dev.engagement.service.request.Decision.Accepted;
import dev.engagement.service.request.Message;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** A provider's stream as an Axon aggregate: the same set again is no entry. */
@Aggregate(type = BenchmarkAggregate.TYPE, commandTargetResolver = "subjectOfCommand")
class BenchmarkAggregate {
    static final String TYPE = "benchmark";

    @AggregateIdentifier
    private @Nullable String subject;

    private @Nullable BenchmarkPublished last;
    private long entries;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    boolean publish(PublishBenchmark command) {
        subject = command.subject();
        BenchmarkPublished set = command.set();
        if (set.equals(last)) {
            return false;
        }
        String id = set.provider() + "@" + (entries + 1);
        Message message = new Message(BenchmarkPublished.SOURCE, id, subject, command.now(), command.entryId(), set);
        AggregateLifecycle.apply(set, Envelope.of(new Accepted(message, command.now(), entries)));
        return true;
    }

    @EventSourcingHandler
    void on(BenchmarkPublished set, @SequenceNumber long sequence) {
        subject = BenchmarkPublished.subject(set.provider());
        last = set;
        entries = sequence + 1;
    }
}
