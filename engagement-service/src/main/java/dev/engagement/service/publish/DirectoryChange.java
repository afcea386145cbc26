package dev.engagement.service.publish;

import org.jspecify.annotations.Nullable;

/**
 * The current text of a reference.
 *
 * @param text null if it is erased
 * @param again whether this was published before, and is repeated only to close the segment with the first one
 */
record DirectoryChange(
        long note, String reference, String kind, @Nullable String text, boolean again) {
    boolean isErased() {
        return text == null;
    }
}
