package dev.engagement.shared.doors;

import dev.engagement.documents.ReadableText;
import java.beans.PropertyEditorSupport;

/** Refuses text with characters that a database cannot keep. */
final class StorableText extends PropertyEditorSupport {
    @Override
    public void setAsText(String text) {
        String fault = ReadableText.fault(text);
        if (fault != null) {
            throw new IllegalArgumentException(fault);
        }
        setValue(text);
    }
}
