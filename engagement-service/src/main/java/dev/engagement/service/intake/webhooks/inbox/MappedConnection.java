package dev.engagement.service.intake.webhooks.inbox;

import dev.engagement.documents.mapping.MappingReader;
import dev.engagement.events.InvalidField;
import dev.engagement.service.intake.webhooks.mapped.MappedTranslator;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Further settings of a connection of {@code tool: mapped}: how its tool signs and names deliveries, and their mapping. */
final class MappedConnection {
    static final String TOOL = "mapped";

    /** All settings of such a connection; the mapping has the meanings of its tool's words. */
    static final Set<String> FIELDS = Set.of("tool", "source", "secrets", "secret-files", "mapping", "signature", "id");

    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}");

    private final Path file;
    private final Map<?, ?> settings;

    MappedConnection(Path file, Map<?, ?> settings) {
        this.file = file;
        this.settings = settings;
    }

    /** Returns the mapping's file; throws an {@link InvalidField} if none is named. */
    Path mapping() {
        String name = text("mapping", settings.get("mapping"));
        if (name == null) {
            throw new InvalidField("mapping", "is required with tool: mapped: the name of a file in the same folder");
        }
        try {
            return file.resolveSibling(name);
        } catch (InvalidPathException none) {
            throw new InvalidField("mapping", "must be the name of a file in the same folder");
        }
    }

    Endpoint endpoint(String connection, String source) throws IOException {
        Map<?, ?> signature = signature();
        SigningScheme scheme = scheme(text("signature.scheme", signature.get("scheme")));
        String header = header(scheme, text("signature.header", signature.get("header")));
        String id = text("id", settings.get("id"));
        MappedTranslator translator = translator(connection, source, id != null || scheme == SigningScheme.STANDARD);
        return new Endpoint(
                TOOL,
                scheme.signature(header),
                translator,
                id != null
                        ? List.of(headerName("id", id))
                        : scheme == SigningScheme.STANDARD ? List.of("webhook-id") : List.of(),
                !scheme.isSecretSent() && scheme != SigningScheme.STANDARD,
                scheme.isSecretSent() ? header : null);
    }

    private Map<?, ?> signature() {
        if (!(settings.get("signature") instanceof Map<?, ?> signature)) {
            throw new InvalidField(
                    "signature", "is required with tool: mapped, as in {header: X-Signature, scheme: hmac-sha256-hex}");
        }
        for (Object field : signature.keySet()) {
            if (!Set.of("header", "scheme").contains(field)) {
                throw new InvalidField("signature." + field, "is unknown; there are header, scheme");
            }
        }
        return signature;
    }

    private static SigningScheme scheme(@Nullable String word) {
        return Arrays.stream(SigningScheme.values())
                .filter(scheme -> scheme.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new InvalidField(
                        "signature.scheme",
                        "must be one of "
                                + Arrays.stream(SigningScheme.values())
                                        .map(SigningScheme::word)
                                        .collect(Collectors.joining(", "))));
    }

    private static String header(SigningScheme scheme, @Nullable String name) {
        if (scheme == SigningScheme.STANDARD) {
            if (name != null) {
                throw new InvalidField("signature.header", "must be left out: the standard has headers of its own");
            }
            return "";
        }
        if (name == null && scheme == SigningScheme.BEARER) {
            return "authorization";
        }
        return headerName("signature.header", name);
    }

    private static String headerName(String field, @Nullable String name) {
        if (name == null || !HEADER.matcher(name).matches()) {
            throw new InvalidField(field, "must be the name of a header, as in X-Signature");
        }
        return name.toLowerCase(Locale.ROOT);
    }

    private MappedTranslator translator(String connection, String source, boolean named) throws IOException {
        String name = String.valueOf(mapping().getFileName());
        try {
            return new MappedTranslator(MappingReader.read(Files.readString(mapping()), connection, source), named);
        } catch (InvalidField invalid) {
            String inner = invalid.field().equals("mapping") ? "mapping" : "mapping." + invalid.field();
            throw new InvalidField(inner, "(in " + name + ") " + invalid.says());
        } catch (NoSuchFileException missing) {
            throw new InvalidField("mapping", "names a file that is not there: " + name);
        } catch (CharacterCodingException binary) {
            throw new InvalidField("mapping", "(in " + name + ") must be text in UTF-8");
        }
    }

    private static @Nullable String text(String field, @Nullable Object value) {
        if (value instanceof Map || value instanceof List) {
            throw new InvalidField(field, "must be text");
        }
        return value == null || value.toString().isBlank()
                ? null
                : value.toString().strip();
    }
}
