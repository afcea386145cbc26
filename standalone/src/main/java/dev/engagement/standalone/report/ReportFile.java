package dev.engagement.standalone.report;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A view in one file: with its style sheet, without scripts, and with links that lead to the server.
 *
 * @param view as the server shows it
 * @param root the server's address, without a slash at the end
 */
record ReportFile(String view, String style, String root) {
    private static final Pattern STYLE = Pattern.compile("<link rel=\"stylesheet\"[^>]*>");
    private static final Pattern FOREIGN = Pattern.compile("\\s*<(?:script[^>]*></script|link rel=\"icon\"[^>]*)>");
    private static final Pattern LINK = Pattern.compile("(href|action)=\"/");
    private static final Pattern MAIN = Pattern.compile("<main[^>]*>(.*)</main>", Pattern.DOTALL);

    String text() {
        String alone = FOREIGN.matcher(view).replaceAll("");
        String styled = STYLE.matcher(alone)
                .replaceFirst(Matcher.quoteReplacement("<style>\n" + style + "</style>"))
                .replaceFirst("<html ", "<html class=\"report\" ");
        return LINK.matcher(styled).replaceAll("$1=\"" + Matcher.quoteReplacement(root) + "/");
    }

    /** Returns the words of a view that says what is wrong. */
    static String words(String view) {
        Matcher main = MAIN.matcher(view);
        String problem = main.find() ? main.group(1) : view;
        return problem.replaceAll("<a .*?</a>", " ")
                .replaceAll("<[^>]*>", " ")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
