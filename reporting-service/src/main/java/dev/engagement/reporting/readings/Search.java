package dev.engagement.reporting.readings;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;

/** Finds requests by the beginning of their id, with or without the tool's prefix, or by beginnings of words of their title. */
public record Search(String text) {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final Pattern WILD = Pattern.compile("[\\\\%_]");

    String sql() {
        String byId = "lower(subject) like :id or lower(substr(subject, position(':' in subject) + 1)) like :id";
        String byTitle = " or title in (select reference from directory where kind = 'text' and to_tsvector('simple',"
                + " regexp_replace(text, '[^[:alnum:]]+', ' ', 'g')) @@ to_tsquery('simple', :words))";
        return " and (" + byId + (words().isEmpty() ? "" : byTitle) + ")";
    }

    void addTo(MapSqlParameterSource parameters) {
        String id = WILD.matcher(text.strip().toLowerCase(Locale.ROOT)).replaceAll("\\\\$0");
        parameters.addValue("id", id + "%");
        parameters.addValue("words", words().stream().map(word -> word + ":*").collect(Collectors.joining(" & ")));
    }

    private List<String> words() {
        return WORD.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .toList();
    }
}
