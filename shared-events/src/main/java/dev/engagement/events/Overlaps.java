package dev.engagement.events;

import dev.engagement.events.Charter.DailySpan;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;

/** Minutes of the week that working hours open twice. */
final class Overlaps {
    private Overlaps() {}

    static void refuse(Map<DayOfWeek, List<DailySpan>> spans) {
        boolean[] open = new boolean[7 * DailySpan.DAY];
        for (DayOfWeek day : DayOfWeek.values()) {
            for (DailySpan span : spans.getOrDefault(day, List.of())) {
                for (int minute = span.from(); minute < span.from() + span.minutes(); minute++) {
                    int ofWeek = (day.ordinal() * DailySpan.DAY + minute) % open.length;
                    if (open[ofWeek]) {
                        throw new InvalidField(
                                "hours." + CharterWriter.weekday(day),
                                "has a span that overlaps another: each minute may be open only once");
                    }
                    open[ofWeek] = true;
                }
            }
        }
    }
}
