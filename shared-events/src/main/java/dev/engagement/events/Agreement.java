package dev.engagement.events;

/** The agreement between IT and its customers. */
public sealed interface Agreement extends Entry {
    /** A version of a charter was published; on the wire the data is the charter document itself. */
    record CharterPublished(Charter charter) implements Agreement {
        /** The beginning of every charter's subject; the charter's name follows. */
        public static final String SUBJECT_PREFIX = "charter:";

        /** The subject under which the versions of a charter are published. */
        public static String subject(String name) {
            return SUBJECT_PREFIX + name;
        }

        /**
         * Returns the number of the version that an entry publishes: 1, 2, 3 …; for {@code default} 2, 3, 4 …, since version 1 of it is
         * {@link Charter#standard()} and was never published.
         *
         * @param sequence the entry's place in its charter's stream, from 0 on
         */
        public static int version(String name, long sequence) {
            return Math.toIntExact(sequence + (name.equals(Charter.DEFAULT) ? 2 : 1));
        }

        public CharterPublished {
            Require.present("charter", charter);
        }
    }
}
