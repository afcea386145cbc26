package dev.engagement.events;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a field of an entry that a tool fills with personal data. What is stored there is a reference; what the tool
 * said goes to the directory, where it can be erased.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Personal {
    Kind value();

    /** What hides behind the reference. */
    enum Kind {
        /** Who: the same person has the same reference everywhere under one connection. */
        PERSON,
        /** Free text, such as a title or a reason: each has a reference of its own. */
        TEXT
    }
}
