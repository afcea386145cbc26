package dev.engagement.standalone.subscribe;

import dev.engagement.documents.subscriptions.Subscription;
import dev.engagement.documents.subscriptions.SubscriptionFile;
import dev.engagement.documents.subscriptions.WarningStep;
import dev.engagement.events.InvalidField;
import dev.engagement.standalone.imports.ServerKey;
import dev.engagement.standalone.messages.Obstacle;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Edits the folder of subscriptions; a server that runs reads changes at once. */
@Command(
        name = "subscribe",
        description = {
            "Writes, lists and tries subscriptions: who is warned when a deadline comes near or passes,",
            "and which requesters are asked how it went.",
            "A server that runs takes a subscription up at once."
        },
        synopsisSubcommandLabel = "COMMAND")
public final class Subscribe {
    private static final String ROW = "%-20s  %-30s  %-32s  %-20s  %s";

    private final PrintStream out;

    public Subscribe(PrintStream out) {
        this.out = out;
    }

    @Command(name = "create", description = "Writes a subscription, and the secret that its webhooks are signed with.")
    int create(
            @Parameters(paramLabel = "NAME", description = "as in network-leads") String name,
            @Mixin NewSubscription wanted,
            @Mixin SubscriptionPlace place)
            throws IOException {
        requireName(name);
        wanted.requireAskAlone();
        Path file = place.prepared().resolve(name + SubscriptionFile.ENDING);
        String secret = wanted.write(file);
        out.println("Written to " + file + "; a server that runs reads it now.");
        if (secret != null) {
            out.println("Its webhooks are signed as Standard Webhooks say, with the secret " + secret);
        }
        if (wanted.hasRecipients()) {
            out.println("'./engagement subscribe trial %s' sends a trial.".formatted(name));
        }
        return 0;
    }

    @Command(name = "list", description = "Lists the subscriptions.")
    int list(@Mixin SubscriptionPlace place) throws IOException {
        out.println(ROW.formatted("NAME", "WHERE", "TARGETS", "AT", "TO"));
        if (!Files.isDirectory(place.folder())) {
            return 0;
        }
        try (Stream<Path> files = Files.list(place.folder())) {
            for (Path file : files.filter(one -> one.toString().endsWith(SubscriptionFile.ENDING))
                    .sorted()
                    .toList()) {
                out.println(line(file));
            }
        }
        return 0;
    }

    private static String line(Path file) throws IOException {
        try {
            Subscription one = SubscriptionFile.read(file).subscription();
            return ROW.formatted(one.name(), conditions(one), targets(one), steps(one), recipients(one));
        } catch (InvalidField invalid) {
            return "%s is not valid: \"%s\" %s".formatted(file.getFileName(), invalid.field(), invalid.says());
        }
    }

    private static String conditions(Subscription one) {
        String where = new TreeMap<>(one.where())
                .entrySet().stream()
                        .map(accepted -> accepted.getKey() + ":" + String.join("|", accepted.getValue()))
                        .collect(Collectors.joining(" "));
        return where.isEmpty() ? "all requests" : where;
    }

    private static String targets(Subscription one) {
        return one.ask() != null
                ? "ask"
                : Subscription.TARGETS.stream().filter(one.targets()::contains).collect(Collectors.joining(","));
    }

    private static String recipients(Subscription one) {
        List<String> recipients = new ArrayList<>(one.ask() == null ? List.of() : List.of("the requester"));
        recipients.addAll(one.recipients());
        return String.join(", ", recipients);
    }

    private static String steps(Subscription one) {
        if (one.ask() != null) {
            return one.ask().pause() + " after resolved";
        }
        return one.at().isEmpty()
                ? "warn-before"
                : one.at().stream().map(WarningStep::word).collect(Collectors.joining(","));
    }

    @Command(name = "trial", description = "Has the server send a trial to each recipient.")
    int trial(
            @Parameters(paramLabel = "NAME", description = "the subscription") String name,
            @Option(
                            names = "--url",
                            paramLabel = "URL",
                            description = "where the reading side answers (default: ${DEFAULT-VALUE})",
                            defaultValue = "http://127.0.0.1:8081")
                    URI url,
            @Option(
                            names = "--key-file",
                            paramLabel = "KEY",
                            description = "a file with a steward's key (default: the variable ENGAGEMENT_KEY)")
                    @Nullable
                    Path keyFile)
            throws InterruptedException {
        requireName(name);
        List<String> failures = new ArrayList<>();
        for (var result : new TrialCall(url, ServerKey.of(keyFile)).send(name).entrySet()) {
            out.println(result.getKey() + ": " + result.getValue());
            if (!result.getValue().equals(TrialCall.SENT)) {
                failures.add(result.getKey());
            }
        }
        return failures.isEmpty() ? 0 : 1;
    }

    private static void requireName(String name) {
        if (!SubscriptionFile.NAME.matcher(name).matches()) {
            throw new Obstacle(
                    "\"%s\" is not a name for a subscription: lower-case letters, digits, dots, dashes, underscores"
                            .formatted(name));
        }
    }
}
