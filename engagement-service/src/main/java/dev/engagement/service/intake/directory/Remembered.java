package dev.engagement.service.intake.directory;

import dev.engagement.events.Personal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a reference stands for: what the tool called a person, or a title or a reason.
 *
 * @param people whom the message of a text names: it is not stored if one of them is forgotten
 * @param requester who, by that message, opened the request
 */
public record Remembered(
        String reference,
        Personal.Kind kind,
        String subject,
        String text,
        List<String> people,
        @Nullable String requester) {}
