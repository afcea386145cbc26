package dev.engagement.reporting.page.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.events.Level;
import dev.engagement.events.Results.CommitmentMade;
import dev.engagement.events.Results.CommitmentRevised;
import dev.engagement.reporting.history.Stored;
import dev.engagement.reporting.page.Address;
import dev.engagement.reporting.page.Frame;
import dev.engagement.reporting.parameters.Slice;
import dev.engagement.tests.Stories;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StoryWordsTest {
    private static final Instant FIRST = Instant.parse("2026-03-06T16:00:00Z");
    private static final Instant LATER = Instant.parse("2026-03-10T16:00:00Z");

    private static Stories promised(@Nullable Long scope) {
        return Stories.utc()
                .at("2026-03-02T09:00")
                .opened("incident", "mail", "desk", Level.HIGH, Level.HIGH)
                .entry(new CommitmentMade("c", FIRST, scope, null, null));
    }

    private static CommitmentRevised revised(@Nullable Instant due, @Nullable Long scope) {
        return new CommitmentRevised("c", due, scope, null, null, null);
    }

    private static List<String> told(Stories story, Slice slice) {
        List<Stored> stored = story.entries().stream()
                .map(entry -> new Stored(entry, "type", "{}"))
                .toList();
        Frame frame = Frame.ofNow("board", "A request", ZoneOffset.UTC, Address.of("/"));
        return new StoryWords(stored, slice, Address.of("/"), Map.of(), frame)
                .events().stream().map(StoryWords.Event::says).toList();
    }

    private static String last(Stories story) {
        return told(story, Slice.FIRST).getLast();
    }

    @Test
    void a_promise_is_moved_only_if_its_date_is() {
        assertThat(last(promised(5L).entry(revised(LATER, null))))
                .isEqualTo("The promise was moved to 10 Mar 2026, 16:00, and the customer was told");
    }

    @Test
    void a_smaller_or_larger_scope_is_told_as_that() {
        assertThat(last(promised(5L).entry(revised(null, 4L))))
                .isEqualTo("The promise was cut in scope from 5 to 4, and the customer was told");
        assertThat(last(promised(5L).entry(revised(FIRST, 4L))))
                .as("the same date again moves nothing")
                .isEqualTo("The promise was cut in scope from 5 to 4, and the customer was told");
        assertThat(last(promised(5L).entry(revised(null, 4L)).entry(revised(null, 6L))))
                .isEqualTo("The promise was raised in scope from 4 to 6, and the customer was told");
        assertThat(last(promised(null).entry(revised(null, 4L))))
                .isEqualTo("The promise was limited in scope to 4, and the customer was told");
    }

    @Test
    void date_and_scope_are_both_told() {
        assertThat(last(promised(5L).entry(new CommitmentRevised("c", LATER, 3L, null, null, false))))
                .isEqualTo(
                        "The promise was moved to 10 Mar 2026, 16:00 and cut in scope from 5 to 3, and nobody told the customer");
    }

    @Test
    void a_revision_that_changes_nothing_confirms() {
        assertThat(last(promised(5L).entry(revised(FIRST, 5L))))
                .isEqualTo("The promise was confirmed, and the customer was told");
    }

    @Test
    void a_later_page_knows_the_promise_of_an_earlier_one() {
        assertThat(told(promised(5L).entry(revised(null, 4L)), new Slice(2, 200)))
                .containsExactly("The promise was cut in scope from 5 to 4, and the customer was told");
    }
}
