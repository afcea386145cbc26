package dev.engagement.reporting.factors;

import dev.engagement.events.Opening;
import dev.engagement.events.Opening.RequestOpened;
import dev.engagement.events.Opening.RequestReclassified;
import dev.engagement.events.Recorded;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** References of what people call a request by: its title, and the customer who asked. */
public final class Titles {
    private Titles() {}

    /** Returns the reference of the latest title; null if there never was one. */
    public static @Nullable String reference(List<Recorded> story) {
        return story.reversed().stream()
                .map(Recorded::entry)
                .filter(Opening.class::isInstance)
                .flatMap(opening -> Stream.ofNullable(title((Opening) opening)))
                .findFirst()
                .orElse(null);
    }

    /** Returns the reference of the customer who asked; null if no opening says. */
    public static @Nullable String customer(List<Recorded> story) {
        return story.stream()
                .map(Recorded::entry)
                .flatMap(entry ->
                        entry instanceof RequestOpened opened ? Stream.ofNullable(opened.requester()) : Stream.of())
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String title(Opening opening) {
        return switch (opening) {
            case RequestOpened opened -> opened.title();
            case RequestReclassified changed -> changed.title();
        };
    }
}
