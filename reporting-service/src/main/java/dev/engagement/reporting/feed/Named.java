package dev.engagement.reporting.feed;

import org.jspecify.annotations.Nullable;

/**
 * The text behind a reference, as the directory's topic brought it.
 *
 * @param kind the kind of text; null with the text
 * @param text what a tool called a person, a title or a reason; null if it is erased
 */
public record Named(
        String reference, @Nullable String kind, @Nullable String text) {}
