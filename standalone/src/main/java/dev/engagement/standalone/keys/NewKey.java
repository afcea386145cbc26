package dev.engagement.standalone.keys;

import dev.engagement.documents.keys.Key;
import dev.engagement.documents.keys.KeyScope;
import dev.engagement.documents.keys.Mandate;
import dev.engagement.documents.keys.Role;
import dev.engagement.documents.keys.Secret;
import dev.engagement.standalone.messages.Obstacle;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A key to make, as the command line has it; null where an option was left out. */
final class NewKey {
    @Parameters(paramLabel = "NAME", description = "who gets it, as in jira")
    private String name = "";

    @Option(
            names = "--role",
            required = true,
            paramLabel = "ROLE",
            description =
                    "push (send entries), read (figures and requests), audit (read, and how they came about), steward (audit, and change rules), signer (sign a charter), customer (see and say what concerns one customer), or links (hand out links to customers)")
    private List<String> roles = List.of();

    @Option(names = "--expires", paramLabel = "P90D", description = "after that time (default: never)")
    private @Nullable String lasts;

    @Option(
            names = "--signatory",
            paramLabel = "NAME",
            description = "for whom a signer signs, as the charter names it")
    private @Nullable String signatory;

    @Option(names = "--charter", paramLabel = "NAME", description = "the charter that a signer reads and signs")
    private @Nullable String charter;

    @Option(
            names = "--where",
            paramLabel = "DIMENSION:VALUE",
            description =
                    "the requests that a key of read or customer is bound to, as in business-unit:sales; of links, as in source:/tools/jira")
    private @Nullable List<String> where;

    @Option(names = "--mine", description = "links may open all open requests of a requester, too")
    private boolean mine;

    /** Returns the key with that secret, made now. */
    Key key(Secret secret, Instant now) {
        Set<Role> may = roles.stream().map(NewKey::role).collect(Collectors.toSet());
        Instant expires = lasts == null ? null : end(now, lasts);
        Mandate mandate = mandate();
        try {
            return new Key(name, may, secret.digest(), now, expires, mandate, scope());
        } catch (IllegalArgumentException invalid) {
            throw new Obstacle(String.valueOf(invalid.getMessage()));
        }
    }

    private static Role role(String word) {
        return Role.of(word)
                .orElseThrow(
                        () -> new Obstacle("--role %s is not a role; the roles are %s".formatted(word, Role.words())));
    }

    private @Nullable Mandate mandate() {
        if (signatory == null && charter == null) {
            return null;
        }
        if (signatory == null || charter == null) {
            throw new Obstacle("--signatory and --charter go together: a signer signs one charter for one signatory");
        }
        return new Mandate(signatory, charter);
    }

    private @Nullable KeyScope scope() {
        return where == null && !mine
                ? null
                : new KeyScope(KeyScope.of(where == null ? List.of() : where).where(), mine);
    }

    private static Instant end(Instant now, String lasts) {
        Instant end = later(now, lasts);
        if (end == null || !end.isAfter(now)) {
            throw new Obstacle("--expires %s is not a time from now on, such as P90D, P1Y or PT12H".formatted(lasts));
        }
        return end;
    }

    /** Returns the instant after a duration or, with months or years, a period; null if it is neither. */
    private static @Nullable Instant later(Instant now, String lasts) {
        try {
            return now.plus(Duration.parse(lasts));
        } catch (DateTimeParseException perhapsMonths) {
            try {
                return now.atOffset(ZoneOffset.UTC).plus(Period.parse(lasts)).toInstant();
            } catch (DateTimeParseException neither) {
                return null;
            }
        }
    }
}
