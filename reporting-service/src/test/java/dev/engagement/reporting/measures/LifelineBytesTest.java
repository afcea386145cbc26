package dev.engagement.reporting.measures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.reporting.factors.AsOf;
import dev.engagement.reporting.factors.Charters;
import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Fold;
import dev.engagement.reporting.factors.Lifeline;
import dev.engagement.reporting.factors.Story;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is stored of a request for others like it is read as what it was. */
class LifelineBytesTest {
    private static final AsOf NOW = AsOf.now(Instant.parse("2026-06-01T00:00:00Z"));

    private static List<Course> courses() {
        List<Course> courses = new ArrayList<>();
        for (int seed = 0; seed < 300; seed++) {
            Fold.course(Story.of(Tales.story(new Random(seed)), NOW), Charters.standard())
                    .ifPresent(courses::add);
        }
        return courses;
    }

    @Test
    void a_life_is_read_as_it_was_written() {
        List<Lifeline> lives = courses().stream().map(Lifeline::of).toList();

        assertThat(lives).allSatisfy(life -> assertThat(LifelineBytes.read(LifelineBytes.write(life), life.opened()))
                .isEqualTo(life));
        assertThat(lives).anySatisfy(life -> assertThat(life.promised()).isNotEmpty());
        assertThat(lives).anySatisfy(life -> assertThat(life.turns()).hasSizeGreaterThan(2));
        assertThat(lives).anySatisfy(life -> assertThat(life.looks()).hasSizeGreaterThan(2));
    }

    @Test
    void so_are_the_silences_of_a_request_that_is_over() {
        List<List<Figure>> gaps = courses().stream()
                .filter(course -> !course.last().isOpen())
                .map(Figures::ofGaps)
                .toList();

        assertThat(gaps).allSatisfy(some -> {
            List<Figure> read = GapBytes.read(GapBytes.write(some));
            assertThat(read)
                    .extracting(Figure::service, Figure::status)
                    .isEqualTo(some.stream()
                            .map(gap -> org.assertj.core.groups.Tuple.tuple(gap.service(), gap.status()))
                            .toList());
        });
        assertThat(gaps.stream().flatMap(List::stream).map(Figure::status).distinct())
                .hasSize(2);
    }
}
