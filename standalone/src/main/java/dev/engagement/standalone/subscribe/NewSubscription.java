package dev.engagement.standalone.subscribe;

import dev.engagement.documents.Yaml12;
import dev.engagement.documents.subscriptions.SubscriptionFile;
import dev.engagement.events.InvalidField;
import dev.engagement.standalone.folder.OwnFile;
import dev.engagement.standalone.messages.Obstacle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A subscription to write, as the command line has it; null where an option was left out. */
final class NewSubscription {
    private static final int SECRET_BYTES = 32;

    /** The options by the fields of the file that they fill. */
    private static final Map<String, String> OPTIONS = Map.of(
            "where", "--where",
            "targets", "--target",
            "at", "--at",
            "ask.wait", "--wait",
            "webhook", "--webhook",
            "format", "--format",
            "mail", "--mail");

    @Option(names = "--webhook", paramLabel = "URL", description = "posts to this address")
    private @Nullable List<String> webhooks;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "of webhooks: cloudevent (signed, the default) or text (for chats)")
    private @Nullable String format;

    @Option(names = "--mail", paramLabel = "ADDRESS", description = "mails to this address")
    private @Nullable List<String> mails;

    @Option(
            names = "--where",
            paramLabel = "DIMENSION:VALUE",
            description = "only about such requests, as in team:network; may be repeated")
    private @Nullable List<String> where;

    @Option(
            names = "--target",
            paramLabel = "TARGET",
            description = "engage, own, pace, resolve or promise; may be repeated (default: all)")
    private @Nullable List<String> targets;

    @Option(
            names = "--at",
            paramLabel = "STEP",
            description =
                    "75%% of the time given, PT30M before, or missed; may be repeated (default: the charter's warn-before)")
    private @Nullable List<String> at;

    @Mixin
    private AskOptions asking = new AskOptions();

    boolean hasRecipients() {
        return webhooks != null || mails != null;
    }

    /**
     * Writes the files, and checks them as the server will; what it would refuse does not stay.
     *
     * @return the secret that its webhooks are signed with; null if none is
     */
    @Nullable
    String write(Path file) throws IOException {
        requireFree(file);
        String name = file.getFileName().toString();
        String secretName = name.substring(0, name.length() - SubscriptionFile.ENDING.length()) + ".secret";
        Path secretFile = file.resolveSibling(secretName);
        boolean signed = webhooks != null && !"text".equals(format);
        String text = Yaml12.write(document(signed ? secretName : null));
        String secret = signed ? secret() : null;
        if (secret != null) {
            requireFree(secretFile);
            OwnFile.create(secretFile, secret + "\n");
        }
        // A server that runs never sees half of it.
        Path fresh = file.resolveSibling("." + name);
        OwnFile.create(fresh, text);
        try {
            SubscriptionFile.read(fresh);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (InvalidField invalid) {
            Files.delete(fresh);
            if (secret != null) {
                Files.delete(secretFile);
            }
            throw new Obstacle("%s %s".formatted(option(invalid.field()), invalid.says()));
        }
        return secret;
    }

    /** Refuses what only warnings have. */
    void requireAskAlone() {
        if (asking.pause() == null) {
            return;
        }
        requireNone("--target", targets, "it is no warning");
        requireNone("--at", at, "--wait says when to ask");
        requireNone("--mail", mails, "the requester's own address gets the mail");
        if (webhooks != null && webhooks.size() > 1) {
            throw new Obstacle("--webhook goes with --ask once only");
        }
    }

    private static void requireNone(String option, @Nullable List<String> given, String reason) {
        if (given != null) {
            throw new Obstacle("%s does not go with --ask: %s".formatted(option, reason));
        }
    }

    /** Returns the option that filled a field, as {@code --mail} for {@code to[1].mail}. */
    private static String option(String field) {
        return OPTIONS.getOrDefault(field.replaceFirst("^to\\[\\d+]\\.", ""), "\"" + field + "\"");
    }

    private Map<String, Object> document(@Nullable String secretFile) {
        Map<String, Object> document = new LinkedHashMap<>();
        put(document, "where", conditions());
        put(document, "targets", targets);
        put(document, "at", at);
        String pause = asking.pause();
        put(document, "ask", pause == null ? null : new TreeMap<>(Map.of("after", "resolved", "wait", pause)));
        List<Map<String, Object>> to = to(secretFile);
        put(document, "to", to.isEmpty() ? null : to);
        return document;
    }

    private @Nullable Map<String, List<String>> conditions() {
        if (where == null) {
            return null;
        }
        Map<String, List<String>> conditions = new LinkedHashMap<>();
        for (String condition : where) {
            int colon = condition.indexOf(':');
            if (colon < 1) {
                throw new Obstacle("--where %s must be DIMENSION:VALUE, as in team:network".formatted(condition));
            }
            conditions
                    .computeIfAbsent(condition.substring(0, colon), any -> new ArrayList<>())
                    .add(condition.substring(colon + 1));
        }
        return conditions;
    }

    private List<Map<String, Object>> to(@Nullable String secretFile) {
        List<Map<String, Object>> to = new ArrayList<>();
        for (String webhook : webhooks == null ? List.<String>of() : webhooks) {
            Map<String, Object> recipient = new LinkedHashMap<>(Map.of("webhook", webhook));
            put(recipient, "secret-file", secretFile);
            put(recipient, "format", format);
            to.add(recipient);
        }
        if (mails != null) {
            to.add(Map.of("mail", mails));
        }
        if (to.isEmpty() && asking.pause() == null) {
            throw new Obstacle("a subscription needs a recipient: --webhook or --mail");
        }
        return to;
    }

    private static void put(Map<String, Object> document, String field, @Nullable Object value) {
        if (value != null) {
            document.put(field, value);
        }
    }

    private static void requireFree(Path file) {
        if (Files.exists(file)) {
            throw new Obstacle("%s is there already: edit it, or choose another name".formatted(file));
        }
    }

    private static String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        return "whsec_" + Base64.getEncoder().encodeToString(bytes);
    }
}
