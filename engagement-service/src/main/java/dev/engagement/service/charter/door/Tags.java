package dev.engagement.service.charter.door;

import dev.engagement.documents.charters.CharterFormat;
import dev.engagement.service.charter.CharterVersion;
import dev.engagement.service.charter.Precondition;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.springframework.http.HttpHeaders;

/** Strong entity tags: a version has one for each format, {@code "3"} and {@code "3-yaml"}; both match the version. */
final class Tags {
    private static final String ANY = "*";

    private Tags() {}

    static String of(CharterVersion version, CharterFormat format) {
        return tag(version.number(), format);
    }

    private static String tag(int number, CharterFormat format) {
        return "\"" + number + (format == CharterFormat.YAML ? "-yaml" : "") + "\"";
    }

    /** Reads {@code If-Match} and {@code If-None-Match}, as RFC 9110 defines them; without either, every version meets the precondition. */
    static Precondition precondition(HttpServletRequest request) {
        List<String> match = tags(request, HttpHeaders.IF_MATCH);
        List<String> noneMatch = tags(request, HttpHeaders.IF_NONE_MATCH);
        return latest -> (match.isEmpty() || names(match, latest)) && !names(noneMatch, latest);
    }

    private static boolean names(List<String> tags, int latest) {
        return latest > 0
                && (tags.contains(ANY)
                        || Arrays.stream(CharterFormat.values())
                                .anyMatch(format -> tags.contains(tag(latest, format))));
    }

    private static List<String> tags(HttpServletRequest request, String header) {
        List<String> tags = new ArrayList<>();
        for (String line : Collections.list(request.getHeaders(header))) {
            Arrays.stream(line.split(",", -1)).map(String::strip).forEach(tags::add);
        }
        return tags;
    }
}
