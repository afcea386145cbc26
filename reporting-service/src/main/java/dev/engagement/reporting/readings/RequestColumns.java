package dev.engagement.reporting.readings;

import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Dimension;
import dev.engagement.reporting.factors.Expectations;
import dev.engagement.reporting.factors.Reading;
import dev.engagement.reporting.factors.Status;
import dev.engagement.reporting.factors.Titles;
import dev.engagement.reporting.measures.Measures;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The columns of a stored request, each beside its value. */
final class RequestColumns {
    private static final List<Column> OWN = List.of(
            new Column("subject", RequestToStore::subject),
            new Column("entries", kept -> kept.entries().size()),
            new Column("first_recorded", kept -> time(kept.firstRecorded())),
            new Column("newest_recorded", kept -> time(kept.newestRecorded())),
            new Column("newest_occurred", kept -> time(kept.newestOccurred())),
            new Column("opened_first", kept -> opening(kept, Collections::min)),
            new Column("opened_last", kept -> opening(kept, Collections::max)),
            Column.ofCourse("opened_at", course -> time(course.openedAt())),
            Column.ofCourse("ended_at", course -> course.last().isOpen() ? null : time(course.lifeEnd())),
            new Column("state", RequestColumns::state),
            Column.ofCourse("owner", Course::owner),
            Column.ofCourse("charter", course -> course.judge().charter().name()),
            Column.ofCourse("charter_version", course -> course.judge().version()),
            new Column("anomalies", kept -> kept.account().anomalies().size()),
            new Column("waiting_since", kept -> time(kept.waitingSince())),
            Column.deadline("engage_by", Expectations::engageBy),
            Column.deadline("own_by", Expectations::ownBy),
            Column.deadline("update_by", Expectations::updateBy),
            Column.deadline("resolve_by", Expectations::resolveBy),
            Column.deadline("promise_by", Expectations::promiseBy),
            new Column("edition", kept -> Measures.EDITION),
            new Column("pace_kept", RequestColumns::paceKept),
            new Column("observed", kept -> kept.watched().kinds()),
            new Column("gaps_observed_to", kept -> time(kept.watched().gapsTo())),
            new Column("title", kept -> Titles.reference(kept.story().entries())),
            new Column("customer", kept -> Titles.customer(kept.story().entries())),
            Column.ofCourse("customers", Course::customersAffected));

    /** Names of all columns, in the order of {@link #row}; the first is the key. */
    static final List<String> NAMES = Stream.of(
                    OWN.stream().map(Column::name),
                    FigureColumns.NAMES.stream(),
                    ManyColumns.NAMES.stream(),
                    Arrays.stream(Dimension.values()).map(Requests::column))
            .flatMap(Function.identity())
            .toList();

    private RequestColumns() {}

    private record Column(String name, Function<RequestToStore, @Nullable Object> value) {
        static Column ofCourse(String name, Function<Course, @Nullable Object> value) {
            return new Column(name, kept -> {
                Course course = kept.account().course();
                return course == null ? null : value.apply(course);
            });
        }

        static Column deadline(String name, Function<Expectations, @Nullable Instant> value) {
            return new Column(name, kept -> time(value.apply(kept.account().expectations())));
        }
    }

    /** Returns the values of a request. */
    static @Nullable Object[] row(RequestToStore kept) {
        Course course = kept.account().course();
        List<@Nullable Object> row = new ArrayList<>();
        OWN.forEach(column -> row.add(column.value().apply(kept)));
        row.addAll(FigureColumns.of(kept));
        row.addAll(ManyColumns.of(course));
        Map<Dimension, String> dimensions = course == null ? Map.of() : course.dimensions();
        for (Dimension dimension : Dimension.values()) {
            row.add(dimensions.get(dimension));
        }
        return row.toArray();
    }

    private static @Nullable Object opening(RequestToStore kept, Function<List<Instant>, Instant> which) {
        List<Instant> openings = kept.openings();
        return openings.isEmpty() ? null : time(which.apply(openings));
    }

    private static Object state(RequestToStore kept) {
        Course course = kept.account().course();
        return course == null ? "unopened" : course.state();
    }

    private static @Nullable Object paceKept(RequestToStore kept) {
        Reading pace = kept.account().readings().get(Measures.PACE_KEPT.name());
        return pace != null && pace.status() == Status.SETTLED ? pace.value() : null;
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
