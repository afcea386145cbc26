package dev.engagement.service.axon;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.lock.NullLockFactory;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.GenericAggregateFactory;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Sets up Axon on tables that Flyway owns. Defines several beans that Axon would make itself: on Boot 4, Axon's own ordering misses Boot's
 * transaction manager and would run without transactions.
 */
@Configuration
class AxonSetup {
    /** PostgreSQL's error code for a violated unique constraint. */
    private static final String UNIQUE_VIOLATION = "23505";

    static EventSchema schema() {
        return EventSchema.builder()
                .eventTable("event")
                .globalIndexColumn("global_index")
                .timestampColumn("time_stamp")
                .eventIdentifierColumn("event_identifier")
                .aggregateIdentifierColumn("aggregate_identifier")
                .sequenceNumberColumn("sequence_number")
                .typeColumn("type")
                .payloadTypeColumn("payload_type")
                .payloadRevisionColumn("payload_revision")
                .payloadColumn("payload")
                .metaDataColumn("meta_data")
                .build();
    }

    @Bean
    @Primary
    Serializer serializer() {
        return new EntrySerializer();
    }

    @Bean
    @Qualifier("eventSerializer")
    Serializer eventSerializer(Serializer serializer) {
        return serializer;
    }

    @Bean
    @Qualifier("messageSerializer")
    Serializer messageSerializer(Serializer serializer) {
        return serializer;
    }

    @Bean
    TransactionManager axonTransactionManager(PlatformTransactionManager transactions) {
        return new SpringTransactionManager(transactions);
    }

    @Bean
    ConnectionProvider connectionProvider(DataSource dataSource) {
        return new UnitOfWorkAwareConnectionProviderWrapper(new SpringDataSourceConnectionProvider(dataSource));
    }

    @Bean
    PersistenceExceptionResolver persistenceExceptionResolver() {
        return fault -> {
            for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
                if (cause instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState())) {
                    return true;
                }
            }
            return false;
        };
    }

    @Bean
    GroupStorage eventStorageEngine(
            Serializer serializer,
            TransactionManager transactions,
            ConnectionProvider connections,
            PersistenceExceptionResolver faults) {
        JdbcEventStorageEngine.Builder builder = JdbcEventStorageEngine.builder()
                .schema(schema())
                .dataType(String.class)
                .appendEvents(GroupStorage::append)
                .connectionProvider(connections)
                .transactionManager(transactions);
        builder.batchSize(1_000)
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .persistenceExceptionResolver(faults);
        return new GroupStorage(builder);
    }

    @Bean("eventBus")
    EmbeddedEventStore eventStore(GroupStorage storage) {
        EmbeddedEventStore store =
                new GroupEventStore(EmbeddedEventStore.builder().storageEngine(storage));
        store.registerDispatchInterceptor(new Envelope.Interceptor());
        return store;
    }

    /** Loads requests as they are, without a bean's life cycle and a lock: the table's key keeps two entries from one place. */
    @Bean
    EventSourcingRepository<RequestAggregate> requests(EmbeddedEventStore store) {
        EventSourcingRepository.Builder<RequestAggregate> builder =
                EventSourcingRepository.builder(RequestAggregate.class);
        return builder.eventStore(store)
                .aggregateFactory(new GenericAggregateFactory<>(RequestAggregate.class))
                .lockFactory(NullLockFactory.INSTANCE)
                .build();
    }

    @Bean
    CommandTargetResolver subjectOfCommand() {
        return AxonSetup::target;
    }

    static VersionedAggregateIdentifier target(CommandMessage<?> command) {
        return new VersionedAggregateIdentifier(((Targeted) command.getPayload()).subject(), null);
    }

    /** Adds nothing to the envelope's metadata. */
    @Bean
    CorrelationDataProvider nothingToCorrelate() {
        return message -> java.util.Map.of();
    }
}
