package dev.engagement.events;

/** What IT and its customers agreed on. */
public sealed interface Agreement extends Entry {
    /** A version of a charter was published; on the wire the data is the charter document itself. */
    record CharterPublished(Charter charter) implements Agreement {
        public CharterPublished {
            Require.present("charter", charter);
        }
    }
}
