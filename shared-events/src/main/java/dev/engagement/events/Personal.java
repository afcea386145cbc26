package dev.engagement.events;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a field of an entry that a tool fills with personal data. The entry stores a reference; the tool's own text goes to the directory,
 * where it can be erased.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Personal {
    PersonalKind value();

    /** The kind of data behind the reference. */
    enum PersonalKind {
        /** A person. The same person has the same reference everywhere under one connection. */
        PERSON,
        /** Free text, such as a title or a reason. Each text has a reference of its own. */
        TEXT
    }
}
