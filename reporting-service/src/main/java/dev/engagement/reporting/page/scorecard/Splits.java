package dev.engagement.reporting.page.scorecard;

import dev.engagement.reporting.factors.Measure;
import dev.engagement.reporting.measures.Measures;
import dev.engagement.reporting.page.Address;
import dev.engagement.reporting.page.picture.SmallCurve;
import dev.engagement.reporting.page.scorecard.Factor.Paired;
import dev.engagement.reporting.page.scorecard.Rank.Measured;
import dev.engagement.reporting.page.words.Words;
import dev.engagement.reporting.report.Curve;
import dev.engagement.reporting.report.Group;
import dev.engagement.reporting.report.Scorecard;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns the groups of a split into lines, each with its curve. */
final class Splits {
    /** Groups with fewer requests are marked: in these chance decides. */
    static final int FEW = 20;

    private final Scorecard now;
    private final Scorecard before;
    private final Address here;

    Splits(Tallies.Tally tally, Address here) {
        this.now = tally.now().split();
        this.before = tally.before().split();
        this.here = here;
    }

    /**
     * A group, with its figures in words.
     *
     * @param address opens the view of this group alone
     * @param isFew whether the group is too small to judge by
     * @param curve of its waits for attention, over those of the earlier period
     * @param direction of the share in time
     */
    public record Split(
            String key,
            Address address,
            int requests,
            boolean isFew,
            String curve,
            Paired half,
            Paired inTime,
            Direction direction,
            Paired pace,
            Paired satisfaction,
            Measured measured) {}

    /** Returns all groups. */
    List<Split> lines(Rank rank) {
        List<Split> lines = new ArrayList<>();
        for (Map.Entry<List<@Nullable String>, Group> one : now.groups().entrySet()) {
            if (!one.getKey().isEmpty()) {
                lines.add(split(one.getKey(), one.getValue(), before.groups().get(one.getKey())));
            }
        }
        lines.sort(rank.order());
        return lines;
    }

    private Split split(List<@Nullable String> key, Group group, @Nullable Group earlier) {
        String name = key.stream()
                .map(value -> Objects.requireNonNullElse(value, "unknown"))
                .collect(Collectors.joining(", "));
        Double share = inTime(group);
        Double shareBefore = earlier == null ? null : inTime(earlier);
        return new Split(
                name,
                address(key),
                group.requests(),
                group.requests() < FEW,
                SmallCurve.svg(curve(group), earlier == null ? null : curve(earlier), name),
                paired(group, earlier, one -> Rows.withWaiting(engage(one))),
                paired(group, earlier, one -> Words.percent(inTime(one))),
                Direction.ofShares(share, shareBefore),
                paired(group, earlier, one -> Words.percent(mean(one, Measures.PACE_KEPT))),
                paired(group, earlier, one -> Words.rating(mean(one, Measures.SATISFACTION))),
                new Measured(
                        share,
                        Rows.compared(engage(group)),
                        share == null || shareBefore == null ? null : Double.valueOf(share - shareBefore)));
    }

    private Address address(List<@Nullable String> key) {
        Address address = here.without("by").without(Rank.PARAMETER);
        for (int i = 0; i < key.size(); i++) {
            address = address.and("where", now.by().get(i).word() + ":" + Objects.requireNonNullElse(key.get(i), ""));
        }
        return address;
    }

    private static Paired paired(Group group, @Nullable Group earlier, Function<Group, String> figure) {
        return new Paired(figure.apply(group), earlier == null ? "" : figure.apply(earlier));
    }

    private static Curve curve(Group group) {
        return engage(group).service().curve();
    }

    private static @Nullable Double inTime(Group group) {
        return engage(group).attainment().rate();
    }

    static Group.Column engage(Group group) {
        return group.columns().get(Measures.place(Measures.TIME_TO_ENGAGE));
    }

    private static @Nullable Double mean(Group group, Measure measure) {
        return group.columns()
                .get(Measures.place(measure))
                .service()
                .statistics(false)
                .mean();
    }
}
