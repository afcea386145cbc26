package dev.engagement.service.axon;

import dev.engagement.events.Charter;
import dev.engagement.events.Outside.BenchmarkPublished;
import dev.engagement.service.charter.Consent;
import dev.engagement.service.charter.Precondition;
import dev.engagement.service.charter.Ruling;
import dev.engagement.service.record.GroupStore;
import dev.engagement.service.request.Decision;
import dev.engagement.service.request.Message;
import dev.engagement.service.request.RequestState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/**
 * Has Axon's aggregates decide, all of a group inside one unit of work. Requests are handed to their aggregates by the repository itself:
 * the bus would open one more unit of work for each of them.
 */
@Component
class AxonGroupStore implements GroupStore {
    private final TransactionManager transactions;
    private final CommandBus commands;
    private final Repository<RequestAggregate> requests;

    AxonGroupStore(TransactionManager transactions, CommandBus commands, Repository<RequestAggregate> requests) {
        this.requests = requests;
        this.transactions = transactions;
        this.commands = commands;
    }

    @Override
    public <T> T inTransaction(Function<OpenGroup, T> work) {
        UnitOfWork<?> unitOfWork = DefaultUnitOfWork.startAndGet(null);
        try {
            unitOfWork.attachTransaction(transactions);
            T result = work.apply(new Commands(unitOfWork));
            unitOfWork.commit();
            return result;
        } catch (RuntimeException fault) {
            if (unitOfWork.isActive()) {
                unitOfWork.rollback(fault);
            }
            throw fault;
        }
    }

    private final class Commands implements OpenGroup {
        private final UnitOfWork<?> unitOfWork;

        Commands(UnitOfWork<?> unitOfWork) {
            this.unitOfWork = unitOfWork;
        }

        @Override
        public void load(Map<String, RequestState> states) {
            GroupStorage.load(unitOfWork, states);
        }

        @Override
        public List<Decision> decide(String subject, List<Message> messages, Function<Message, Instant> clock) {
            RecordEntries command = new RecordEntries(subject, messages, clock);
            try {
                return requests.loadOrCreate(subject, RequestAggregate::new).invoke(request -> request.record(command));
            } catch (RuntimeException fault) {
                throw fault;
            } catch (Exception fault) {
                throw new IllegalStateException("The aggregate of " + subject + " failed", fault);
            }
        }

        @Override
        public Ruling rule(Charter charter, boolean restate, Precondition precondition, UUID entryId, Instant now) {
            return dispatch(new PublishCharter(charter, restate, precondition, entryId, now));
        }

        @Override
        public Consent sign(String charter, Message word, Instant now) {
            return dispatch(new SignCharter(charter, word, now));
        }

        @Override
        public boolean publish(BenchmarkPublished set, UUID entryId, Instant now) {
            return this.<Boolean>dispatch(new PublishBenchmark(set, entryId, now));
        }

        @SuppressWarnings("TypeParameterUnusedInFormals") // each command has one kind of result
        private <R> R dispatch(Targeted command) {
            FutureCallback<Targeted, R> callback = new FutureCallback<>();
            commands.dispatch(GenericCommandMessage.<Targeted>asCommandMessage(command), callback);
            CommandResultMessage<? extends R> result = callback.getResult();
            if (result.isExceptional()) {
                throw new IllegalStateException(
                        "The aggregate of " + command.subject() + " failed", result.exceptionResult());
            }
            return result.getPayload();
        }
    }
}
