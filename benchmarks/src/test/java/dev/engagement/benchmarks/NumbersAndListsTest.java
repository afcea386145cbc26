package dev.engagement.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each number with a link, on every view and split, is the length of the list that it opens. */
@Demo
class NumbersAndListsTest {
    private static final Pattern LINK =
            Pattern.compile("<a [^>]*href=\"((?:/behind|/board)\\?[^\"]*)\"[^>]*>(.*?)</a>", Pattern.DOTALL);
    /** A list of readings says its length first, a board by its pages; one that fits on a page by its sections. */
    private static final Pattern READINGS = Pattern.compile("(\\d[\\d,]*) readings?<");

    private static final Pattern PAGES = Pattern.compile("class=\"pages\"[^>]*><span>[\\d,]+–[\\d,]+ of (\\d[\\d,]*)<");
    /** The first whole number, but neither a share nor a time. */
    private static final Pattern COUNT = Pattern.compile("(?<![\\d.,])(\\d[\\d,]*)(?![\\d.,]| %| h| min| day| s\\b)");

    private static final int TRIES = 5;

    @Test
    void a_number_is_as_long_as_its_list(Installed demo) throws InterruptedException {
        String then = Instant.now().minusSeconds(5).toString();
        List<String> views = new ArrayList<>();
        for (String period : List.of("", "period=last-month", "period=last-quarter", "period=this-year")) {
            for (String split : List.of("", "by=urgency", "by=team", "by=service", "by=activity", "by=source")) {
                views.add("/?"
                        + Stream.of(period, split, "happened=" + then)
                                .filter(part -> !part.isEmpty())
                                .reduce((one, other) -> one + "&" + other)
                                .orElse(""));
            }
            views.add("/charter?" + (period.isEmpty() ? "" : period + "&") + "happened=" + then);
        }
        views.add("/?period=last-month&where=urgency:high&happened=" + then);
        views.add("/?period=last-month&charter=default@1&happened=" + then);
        Map<String, Long> lengths = new LinkedHashMap<>();
        List<String> wrong = new ArrayList<>();
        int links = 0;
        for (String view : views) {
            for (Map.Entry<String, Long> link : numbers(demo, view).entrySet()) {
                links++;
                long length = length(demo, link.getKey(), lengths);
                if (length != link.getValue()) {
                    wrong.add(view + " says " + link.getValue() + ", " + link.getKey() + " lists " + length);
                }
            }
        }
        assertThat(wrong).as("of %d links", links).isEmpty();
        assertThat(links).isGreaterThan(500);
    }

    /** The board lives, so a number and its list are asked for again if something happened in between. */
    @Test
    void a_tab_of_the_board_is_as_long_as_its_list(Installed demo) throws InterruptedException {
        for (String view :
                List.of("/board", "/board?where=team:network", "/board?where=urgency:critical", "/board?sort=due")) {
            List<String> wrong = List.of("not asked");
            for (int tries = 0; tries < TRIES && !wrong.isEmpty(); tries++) {
                wrong = new ArrayList<>();
                for (Map.Entry<String, Long> link : numbers(demo, view).entrySet()) {
                    long length = length(demo, link.getKey(), new LinkedHashMap<>());
                    if (length != link.getValue()) {
                        wrong.add(view + " says " + link.getValue() + ", " + link.getKey() + " lists " + length);
                    }
                }
            }
            assertThat(wrong).isEmpty();
        }
    }

    /** Returns the lists that a view links to, by their addresses, with the numbers that open them. */
    private static Map<String, Long> numbers(Installed demo, String view) throws InterruptedException {
        Map<String, Long> numbers = new LinkedHashMap<>();
        Matcher link = LINK.matcher(demo.questions().ask(view));
        while (link.find()) {
            String text = link.group(2)
                    .replaceAll("<[^>]*>", " ")
                    .replaceAll("\\s+", " ")
                    .strip();
            Matcher count = COUNT.matcher(text);
            if (count.find()) {
                numbers.put(
                        link.group(1).replace("&amp;", "&"),
                        Long.parseLong(count.group(1).replace(",", "")));
            }
        }
        return numbers;
    }

    private static long length(Installed demo, String list, Map<String, Long> known) throws InterruptedException {
        Long before = known.get(list);
        if (before != null) {
            return before;
        }
        String body = demo.questions().ask(list);
        Matcher length = (list.startsWith("/behind") ? READINGS : PAGES).matcher(body.replaceAll("</?bdi>", ""));
        long found = length.find() ? Long.parseLong(length.group(1).replace(",", "")) : 0;
        known.put(list, found);
        return found;
    }
}
