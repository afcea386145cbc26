package dev.engagement.service.intake.people;

import dev.engagement.documents.Refused;
import dev.engagement.events.InvalidField;
import dev.engagement.events.Subject;
import dev.engagement.service.intake.Problems;
import dev.engagement.service.intake.directory.DirectoryStore;
import dev.engagement.service.intake.directory.DirectoryStore.Known;
import dev.engagement.service.intake.directory.InstallationKey;
import dev.engagement.service.intake.directory.References;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/people}: finds a person's reference, and forgets people. */
@RestController
class PeopleDoor {
    private final References references;
    private final DirectoryStore directory;
    private final Forgetting forgetting;

    PeopleDoor(InstallationKey key, DirectoryStore directory, Forgetting forgetting) {
        this.references = new References(key);
        this.directory = directory;
        this.forgetting = forgetting;
    }

    private record PersonAnswer(String reference, boolean known, boolean erased) {}

    /** Returns the reference of the person with that name under the connection, known or not. */
    @GetMapping("/v1/people")
    PersonAnswer find(@RequestParam(defaultValue = "") String connection, @RequestParam(defaultValue = "") String id) {
        if (id.isBlank()) {
            throw new Refused(Problems.parameter("id", "must be the tool's name for the person"));
        }
        String person = references.person(requireConnection(connection), id);
        Optional<Known> known = directory.find(person);
        return new PersonAnswer(
                person, known.isPresent(), known.map(Known::erased).orElse(false));
    }

    /** Forgets a person, and answers when nothing is left. An unknown person is forgotten too: a delivery may yet name them. */
    @DeleteMapping("/v1/people/{reference}")
    ResponseEntity<Void> forget(@PathVariable String reference) {
        if (!References.isPerson(reference)) {
            throw new Refused(Problems.parameter(
                    "reference", "must be person: and 32 hex digits, as entries have it; GET /v1/people finds it"));
        }
        forgetting.forget(reference);
        return ResponseEntity.noContent().build();
    }

    private static String requireConnection(String connection) {
        try {
            if (connection.equals(Subject.connection(Subject.require("connection", connection + ":1")))) {
                return connection;
            }
        } catch (InvalidField invalid) {
            // The refusal follows.
        }
        throw new Refused(
                Problems.parameter("connection", "must be the part before the colon in the names of its requests"));
    }
}
