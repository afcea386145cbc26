package dev.engagement.documents.subscriptions;

import static dev.engagement.documents.subscriptions.YamlFields.fields;
import static dev.engagement.documents.subscriptions.YamlFields.requireKnown;
import static dev.engagement.documents.subscriptions.YamlFields.requireOneOf;
import static dev.engagement.documents.subscriptions.YamlFields.text;
import static dev.engagement.documents.subscriptions.YamlFields.words;

import dev.engagement.documents.RequestDimensions;
import dev.engagement.documents.Yaml12;
import dev.engagement.documents.subscriptions.Recipient.Mail;
import dev.engagement.documents.subscriptions.Recipient.Webhook;
import dev.engagement.documents.subscriptions.Recipient.WebhookFormat;
import dev.engagement.documents.subscriptions.Subscription.AskRule;
import dev.engagement.events.InvalidField;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.YAMLException;

/** A subscription in its YAML file; every unknown field is refused. */
public final class SubscriptionFile {
    /** The end of the files' names. */
    public static final String ENDING = ".yaml";

    /** The names of subscriptions. */
    public static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

    private static final int RECIPIENTS = 20;
    private static final String SECRET_PREFIX = "whsec_";
    private static final Pattern ADDRESS = Pattern.compile("[^@\\s<>,;\"]{1,64}@[^@\\s<>,;\"]{1,255}");
    private static final List<String> FIELDS = List.of("where", "targets", "at", "to");
    private static final List<String> ASK_FIELDS = List.of("ask", "where", "to");

    private final Path file;
    private final List<Path> secretFiles = new ArrayList<>();

    private SubscriptionFile(Path file) {
        this.file = file;
    }

    /**
     * A subscription as it was read.
     *
     * @param files those that it was read from
     */
    public record ReadSubscription(Subscription subscription, List<Path> files) {}

    /** Reads a file; throws an {@link InvalidField} that names the field if it is not valid. */
    public static ReadSubscription read(Path file) throws IOException {
        return new SubscriptionFile(file).read();
    }

    private ReadSubscription read() throws IOException {
        Map<?, ?> fields = fields("the file", document());
        AskRule ask = ask(fields.get("ask"));
        requireKnown(fields, ask == null ? FIELDS : ASK_FIELDS);
        String name = file.getFileName().toString();
        Subscription subscription = new Subscription(
                name.substring(0, name.length() - ENDING.length()),
                where(fields),
                ask == null ? targets(fields) : Set.of(),
                at(fields),
                ask == null || fields.containsKey("to") ? to(fields) : List.of(),
                ask);
        if (ask != null
                && (subscription.to().size() > 1 || subscription.to().stream().anyMatch(Mail.class::isInstance))) {
            throw new InvalidField("to", "must be one webhook, for requesters who have no address");
        }
        List<Path> files = new ArrayList<>(List.of(file));
        files.addAll(secretFiles);
        return new ReadSubscription(subscription, List.copyOf(files));
    }

    private @Nullable Object document() throws IOException {
        String text = Files.readString(file);
        if (text.length() > Yaml12.BYTES) {
            throw new InvalidField("the file", "is longer than %d characters".formatted(Yaml12.BYTES));
        }
        try {
            return Yaml12.readAsWritten(text);
        } catch (YAMLException invalid) {
            throw new InvalidField("the file", "is not YAML: " + invalid.getMessage());
        }
    }

    private static Map<String, Set<String>> where(Map<?, ?> fields) {
        Map<String, Set<String>> where = new TreeMap<>();
        Object given = fields.get("where");
        for (var one :
                given == null ? Map.of().entrySet() : fields("where", given).entrySet()) {
            String dimension = String.valueOf(one.getKey());
            requireOneOf("where", dimension, RequestDimensions.NAMES);
            where.put(dimension, new LinkedHashSet<>(words("where." + dimension, one.getValue())));
        }
        return where;
    }

    private static Set<String> targets(Map<?, ?> fields) {
        Object given = fields.get("targets");
        List<String> targets = given == null ? Subscription.TARGETS : words("targets", given);
        targets.forEach(target -> requireOneOf("targets", target, Subscription.TARGETS));
        return new LinkedHashSet<>(targets);
    }

    private static @Nullable AskRule ask(@Nullable Object given) {
        if (given == null) {
            return null;
        }
        Map<?, ?> fields = fields("ask", given);
        requireKnown(fields, List.of("after", "wait"));
        requireOneOf("ask.after", String.valueOf(fields.get("after")), List.of("resolved"));
        String wait = Objects.requireNonNullElse(text("ask.wait", fields.get("wait")), "PT0S");
        try {
            Duration pause = Duration.parse(wait);
            if (!pause.isNegative() && pause.compareTo(AskRule.LONGEST) <= 0) {
                return new AskRule(pause);
            }
        } catch (DateTimeParseException noDuration) {
            // Refused below, like a time out of range.
        }
        throw new InvalidField("ask.wait", "must be a time of at most 7 days, as in PT1H");
    }

    private static List<WarningStep> at(Map<?, ?> fields) {
        Object given = fields.get("at");
        return given == null
                ? List.of()
                : words("at", given).stream()
                        .map(word -> WarningStep.of("at", word))
                        .distinct()
                        .toList();
    }

    private List<Recipient> to(Map<?, ?> fields) throws IOException {
        if (!(fields.get("to") instanceof List<?> given) || given.isEmpty() || given.size() > RECIPIENTS) {
            throw new InvalidField(
                    "to", "must be a list of 1 to " + RECIPIENTS + " recipients, each a webhook or a mail");
        }
        List<Recipient> to = new ArrayList<>();
        for (Object one : given) {
            to.add(recipient("to[" + to.size() + "]", fields("to[" + to.size() + "]", one)));
        }
        return to;
    }

    private Recipient recipient(String field, Map<?, ?> given) throws IOException {
        if (given.containsKey("mail")) {
            requireKnown(given, List.of("mail"));
            return mail(field + ".mail", words(field + ".mail", given.get("mail")));
        }
        requireKnown(given, List.of("webhook", "secret-file", "format"));
        String format = Objects.requireNonNullElse(text(field + ".format", given.get("format")), "cloudevent");
        requireOneOf(field + ".format", format, List.of("cloudevent", "text"));
        String secretFile = text(field + ".secret-file", given.get("secret-file"));
        if (secretFile == null && format.equals("cloudevent")) {
            throw new InvalidField(field + ".secret-file", "is required: a cloudevent is signed with the secret in it");
        }
        return new Webhook(
                address(field + ".webhook", text(field + ".webhook", given.get("webhook"))),
                secretFile == null ? List.of() : secrets(field + ".secret-file", secretFile),
                format.equals("text") ? WebhookFormat.TEXT : WebhookFormat.CLOUDEVENT);
    }

    /** Returns whether a mail can be sent there. */
    public static boolean isAddress(String text) {
        return ADDRESS.matcher(text).matches();
    }

    private static Mail mail(String field, List<String> addresses) {
        for (String address : addresses) {
            if (!isAddress(address)) {
                throw new InvalidField(field, "must be addresses such as leads@example.org");
            }
        }
        return new Mail(addresses);
    }

    private static URI address(String field, @Nullable String text) {
        try {
            URI address = URI.create(Objects.requireNonNullElse(text, ""));
            if (List.of("http", "https").contains(String.valueOf(address.getScheme())) && address.getHost() != null) {
                return address;
            }
        } catch (IllegalArgumentException noAddress) {
            // Refused below; the text is not repeated, since it may hold a secret.
        }
        throw new InvalidField(field, "must be an address that begins with https:// or http://");
    }

    /** Reads the secrets, one a line: while one is replaced, both sign. */
    private List<String> secrets(String field, String name) throws IOException {
        Path secretFile = file.resolveSibling(name);
        if (!Files.isReadable(secretFile)) {
            throw new InvalidField(field, "names " + name + ", which cannot be read");
        }
        secretFiles.add(secretFile);
        List<String> secrets = Files.readString(secretFile)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        if (secrets.isEmpty() || !secrets.stream().allMatch(SubscriptionFile::isSecret)) {
            throw new InvalidField(
                    field, "names " + name + ", which must hold a secret: " + SECRET_PREFIX + " and base64");
        }
        return secrets;
    }

    private static boolean isSecret(String line) {
        try {
            return line.startsWith(SECRET_PREFIX)
                    && Base64.getDecoder().decode(line.substring(SECRET_PREFIX.length())).length > 0;
        } catch (IllegalArgumentException noBase64) {
            return false;
        }
    }
}
