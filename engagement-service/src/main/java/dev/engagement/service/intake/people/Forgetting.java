package dev.engagement.service.intake.people;

import dev.engagement.events.Subject;
import dev.engagement.service.intake.Streams;
import dev.engagement.service.intake.Streams.Naming;
import dev.engagement.service.intake.directory.DirectoryStore;
import dev.engagement.service.intake.directory.DirectoryStore.Known;
import dev.engagement.service.intake.directory.Mention;
import dev.engagement.service.intake.quarantine.Quarantine;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Erases a person everywhere: first blocks new data, then erases all of the person's data, and last the tool's name for the person, by
 * which the rest is found. So a run that was cut off can be repeated.
 */
@Component
class Forgetting {
    private final DirectoryStore directory;
    private final Streams streams;
    private final Quarantine quarantine;
    private final TransactionTemplate transaction;

    Forgetting(DirectoryStore directory, Streams streams, Quarantine quarantine, TransactionTemplate transaction) {
        this.directory = directory;
        this.streams = streams;
        this.quarantine = quarantine;
        this.transaction = transaction;
    }

    void forget(String person) {
        transaction.executeWithoutResult(status -> directory.forget(person));
        Naming naming = streams.naming(person);
        List<String> texts = new ArrayList<>(naming.texts());
        Known known = directory.find(person).orElseThrow();
        Mention.of(Objects.requireNonNullElse(known.text(), "")).ifPresent(mention -> {
            transaction.executeWithoutResult(status -> texts.addAll(directory.mentioning(mention)));
            quarantine.replace(Subject.connection(known.subject()), mention, person);
        });
        transaction.executeWithoutResult(status -> {
            directory.eraseTexts(texts, naming.opened());
            directory.eraseName(person);
        });
    }
}
