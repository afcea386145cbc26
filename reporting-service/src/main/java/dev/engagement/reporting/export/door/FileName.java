package dev.engagement.reporting.export.door;

import dev.engagement.reporting.parameters.Parameters;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/** Names of exported files, which say what is in them: {@code readings_from-2026-10-01_to-2026-11-01_team-desk}. */
final class FileName {
    /** Above that some systems can't keep a file. */
    private static final int LONGEST = 120;

    private static final Pattern MIDNIGHT = Pattern.compile("T00:00(:00)?Z");
    private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9._]+");

    private FileName() {}

    /**
     * Returns the name, without its ending, of a file that answers that question. Characters that a file system or a header could take amiss
     * become dashes.
     *
     * @param what the table's name
     */
    static String of(String what, Parameters asked) {
        StringJoiner name = new StringJoiner("_").add(what);
        add(name, asked, "from", "from-");
        add(name, asked, "to", "to-");
        add(name, asked, "where", "");
        add(name, asked, "known", "known-");
        add(name, asked, "happened", "happened-");
        add(name, asked, "charter", "charter-");
        return name.length() <= LONGEST ? name.toString() : name.toString().substring(0, LONGEST);
    }

    private static void add(StringJoiner name, Parameters asked, String parameter, String before) {
        for (String value : asked.all(parameter)) {
            name.add(before
                    + UNSAFE.matcher(MIDNIGHT.matcher(value).replaceFirst("")).replaceAll("-"));
        }
    }
}
