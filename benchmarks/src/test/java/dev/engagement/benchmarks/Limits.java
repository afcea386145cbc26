package dev.engagement.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Bounds of what is taken in, gathered from the constants that hold them and from what is said above these. */
final class Limits {
    private static final Pattern CONSTANT = Pattern.compile(
            "/\\*\\* ((?:Most|Longest|Deepest) [^\\n]*?) \\*/\\s+(?:(?:public|private|static|final) )*(?:int|long) \\w+ = ([^;]+);");
    private static final List<String> HOLDERS = List.of(
            "shared-documents/src/main/java/dev/engagement/documents/mapping/LogFile.java",
            "shared-documents/src/main/java/dev/engagement/documents/mapping/LogBounds.java",
            "shared-documents/src/main/java/dev/engagement/documents/Yaml12.java",
            "shared-service/src/main/java/dev/engagement/shared/doors/BoundedBodies.java",
            "engagement-service/src/main/java/dev/engagement/service/intake/events/EventStream.java",
            "engagement-service/src/main/java/dev/engagement/service/intake/webhooks/inbox/Bodies.java",
            "engagement-service/src/main/java/dev/engagement/service/intake/imports/DryRun.java");

    private Limits() {}

    /** A row for each of them. */
    static String table() throws IOException {
        StringBuilder text = new StringBuilder("| limit | |\n|---|---|\n");
        for (String holder : HOLDERS) {
            Matcher constant = CONSTANT.matcher(Files.readString(Project.root().resolve(holder)));
            while (constant.find()) {
                text.append("| %s | %s |\n".formatted(constant.group(1), value(constant.group(2))));
            }
        }
        return text.toString();
    }

    /** A product, or a power of two, as constants are written. */
    private static String value(String expression) {
        String[] shift = expression.split("<<");
        long value = 1;
        for (String factor : shift[0].split("\\*")) {
            value *= Long.parseLong(factor.strip().replace("_", "").replace("L", ""));
        }
        return String.format(
                Locale.ROOT, "%,d", shift.length == 1 ? value : value << Integer.parseInt(shift[1].strip()));
    }
}
