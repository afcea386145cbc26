package dev.engagement.reporting.report;

import dev.engagement.reporting.calendar.Micros;
import dev.engagement.reporting.factors.Lifeline;
import dev.engagement.reporting.factors.Lifeline.TimeSoFar;
import dev.engagement.reporting.factors.Status;
import dev.engagement.reporting.report.OverPromising.Odds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Requests with something in common as time passes: how long those took that are over, and since when the others wait. Time only moves
 * forward. All times are microseconds.
 */
final class KinLives {
    private static final long SPAN = LikeRequests.SPAN.toNanos() / 1_000;

    private final List<Change> changes = new ArrayList<>();
    private final PriorityQueue<Member> byAge = new PriorityQueue<>(Comparator.comparingLong(member -> member.opened));
    private final SortedLongs settled = new SortedLongs();
    private final SortedLongs ended = new SortedLongs();
    /** Openings of those that wait. */
    private final SortedLongs waiting = new SortedLongs();

    private int next;

    /** A request, as long as it is like the others. */
    private static final class Member {
        final long opened;
        Status status = Status.ABSENT;
        long time;

        Member(long opened) {
            this.opened = opened;
        }
    }

    /**
     * A change of a request.
     *
     * @param isFirst whether it begins to be like the others
     * @param status from then on; absent: it is like them no more
     * @param time how long it took; if it waits, its opening
     */
    private record Change(long at, Member member, boolean isFirst, Status status, long time) {}

    /**
     * Adds a request, before time moves.
     *
     * @param from when it begins to be like the others
     * @param to when it is no more
     */
    void add(Lifeline life, long from, long to) {
        Member member = new Member(Micros.of(life.opened()));
        // A request tells nothing at the instant of its opening.
        long joins = Math.max(from, member.opened + 1);
        changes.add(change(life, joins, member, true));
        for (Lifeline.Turn turn : life.turns()) {
            long at = Micros.of(turn.at());
            if (at > joins && at < to) {
                changes.add(change(life, at, member, false));
            }
        }
        if (to != Long.MAX_VALUE) {
            changes.add(new Change(to, member, false, Status.ABSENT, 0));
        }
    }

    private static Change change(Lifeline life, long at, Member member, boolean isFirst) {
        TimeSoFar time = life.timeToResolve(Micros.instant(at));
        return new Change(
                at,
                member,
                isFirst,
                time.status(),
                time.status() == Status.RUNNING ? member.opened : time.time().toNanos() / 1_000);
    }

    /** Moves time forward, and returns how many requests tell by then. */
    int moveTo(long now) {
        if (next == 0) {
            changes.sort(Comparator.comparingLong(Change::at));
        }
        while (next < changes.size() && changes.get(next).at() <= now) {
            make(changes.get(next++));
        }
        while (!byAge.isEmpty() && byAge.peek().opened < now - SPAN) {
            leave(byAge.remove());
        }
        return settled.size() + ended.size() + waiting.size();
    }

    private void make(Change change) {
        Member member = change.member();
        if (change.isFirst()) {
            byAge.add(member);
        } else if (member.status == Status.ABSENT) {
            return;
        }
        leave(member);
        if (change.status() != Status.ABSENT) {
            member.status = change.status();
            member.time = change.time();
            times(member.status).add(member.time);
        }
    }

    private void leave(Member member) {
        if (member.status != Status.ABSENT) {
            times(member.status).remove(member.time);
            member.status = Status.ABSENT;
        }
    }

    private SortedLongs times(Status status) {
        return switch (status) {
            case SETTLED -> settled;
            case ENDED -> ended;
            case RUNNING -> waiting;
            case ABSENT -> throw new IllegalArgumentException("no time to resolve");
        };
    }

    /**
     * Returns the odds of a promise made at the present; null if no request took as long as its own has waited.
     *
     * @param opened when its request was opened
     */
    @Nullable
    Odds odds(long opened, long now, long due) {
        long age = now - opened;
        int like = settled.size()
                - settled.countBelow(age + 1)
                + ended.size()
                - ended.countBelow(age + 1)
                + waiting.countBelow(now - age);
        Double chance = due < now ? Double.valueOf(1) : chance(now, age, due - opened);
        return chance == null ? null : new Odds(like, Math.round(chance * like), chance);
    }

    /** Returns the share of those older than an age that outlast a limit, by the curve of Kaplan and Meier. */
    private @Nullable Double chance(long now, long age, long limit) {
        double surviving = 1;
        double beyondAge = 1;
        long atRisk = settled.size() + ended.size() + waiting.size();
        int left = 0;
        int latest = waiting.size();
        int over = 0;
        while (over < settled.size() && settled.get(over) <= limit) {
            long time = settled.get(over);
            // At equal times the settled ones come first: a wait censored at that time was still at risk.
            for (; left < ended.size() && ended.get(left) < time; left++) {
                atRisk--;
            }
            for (; latest > 0 && now - waiting.get(latest - 1) < time; latest--) {
                atRisk--;
            }
            int first = over;
            while (over < settled.size() && settled.get(over) == time) {
                over++;
            }
            surviving *= 1 - (double) (over - first) / atRisk;
            atRisk -= over - first;
            beyondAge = time <= age ? surviving : beyondAge;
        }
        // As the curve has it: what is over, and the rest of that.
        double old = 1 - (1 - beyondAge);
        return old <= 0 ? null : Double.valueOf((1 - (1 - surviving)) / old);
    }
}
