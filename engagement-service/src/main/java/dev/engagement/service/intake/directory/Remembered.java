package dev.engagement.service.intake.directory;

import dev.engagement.events.Personal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text behind a reference: a tool's name for a person, or a title or a reason.
 *
 * @param people the people named by the message of a text: the text is not stored if one of them is forgotten
 * @param requester the person who opened the request, by that message
 */
public record Remembered(
        String reference,
        Personal.PersonalKind kind,
        String subject,
        String text,
        List<String> people,
        @Nullable String requester) {}
