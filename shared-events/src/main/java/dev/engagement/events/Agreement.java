package dev.engagement.events;

import dev.engagement.events.Personal.PersonalKind;
import org.jspecify.annotations.Nullable;

/** The agreement between IT and its customers. */
public sealed interface Agreement extends Entry {
    /** A version of a charter was published; on the wire the data is the charter document itself. */
    record CharterPublished(Charter charter) implements Agreement {
        /** The source of everything said about charters: the operation of the command service. */
        public static final String SOURCE = "/v1/charters";

        /** The beginning of every charter's subject; the charter's name follows. */
        public static final String SUBJECT_PREFIX = "charter:";

        /** The subject under which the versions of a charter are published. */
        public static String subject(String name) {
            return SUBJECT_PREFIX + name;
        }

        /**
         * Returns the number of the version that is published next: 1, 2, 3 …; for {@code default} 2, 3, 4 …, since version 1 of it is
         * {@link Charter#standard()} and was never published.
         *
         * @param before how many versions its stream has published; other entries of the stream do not count
         */
        public static int version(String name, long before) {
            return Math.toIntExact(before + (name.equals(Charter.DEFAULT) ? 2 : 1));
        }

        /** Returns the id of the message that publishes a version. */
        public static String messageId(String name, int version) {
            return name + "@" + version;
        }

        /**
         * Returns the number of the version that a message published, from its id.
         *
         * @throws InvalidField if it is not the id of a publication of that charter
         */
        public static int versionOf(String name, String messageId) {
            String number = messageId.startsWith(name + "@") ? messageId.substring(name.length() + 1) : "";
            if (!number.matches("[1-9][0-9]{0,8}")) {
                throw new InvalidField("id", "must be " + name + "@ and the number of the version");
            }
            return Integer.parseInt(number);
        }

        /** Returns whether an entry of that CloudEvents type publishes a version, in whatever revision. */
        public static boolean isPublication(String wireType) {
            return wireType.startsWith(Catalogue.PREFIX + "charter-published.v");
        }

        public CharterPublished {
            Require.present("charter", charter);
        }
    }

    /** A signatory's word about a version of the charter that the subject names. */
    sealed interface SigningEntry extends Agreement {
        Integer version();

        /** Returns the signatory, as the version names it. */
        String signatory();

        /** Returns the person who spoke; null if nobody is named. */
        @Nullable
        String by();

        /** Returns why the version was refused; null if it was signed, or without a reason. */
        default @Nullable String reason() {
            return null;
        }
    }

    /** A signatory signed a version. */
    record CharterSigned(
            Integer version,
            String signatory,
            @Personal(PersonalKind.PERSON) @Nullable String by) implements SigningEntry {
        public CharterSigned {
            version = Require.present("version", Require.between("version", version, 1, Integer.MAX_VALUE));
            signatory = Require.key("signatory", signatory);
            by = Require.optionalKey("by", by);
        }
    }

    /** A signatory refused a version. */
    record CharterRefused(
            Integer version,
            String signatory,
            @Personal(PersonalKind.PERSON) @Nullable String by,
            @Personal(PersonalKind.TEXT) @Nullable String reason)
            implements SigningEntry {
        public CharterRefused {
            version = Require.present("version", Require.between("version", version, 1, Integer.MAX_VALUE));
            signatory = Require.key("signatory", signatory);
            by = Require.optionalKey("by", by);
            reason = Require.optionalText("reason", reason);
        }
    }
}
