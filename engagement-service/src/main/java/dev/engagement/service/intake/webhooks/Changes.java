package dev.engagement.service.intake.webhooks;

import dev.engagement.events.Correction.EntryRetracted;
import dev.engagement.events.Entry;
import dev.engagement.events.Experience.ExperienceRated;
import dev.engagement.events.Experience.Rating;
import dev.engagement.events.Opening.RequestOpened;
import dev.engagement.events.Opening.RequestReclassified;
import dev.engagement.events.Ownership.OwnershipChanged;
import dev.engagement.events.Urgency.UrgencyAssessed;
import dev.engagement.service.intake.webhooks.Account.Side;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What changed between two neighbouring snapshots of a ticket. An entry is named by its snapshot, the one before it and
 * the field: so a repeat tells nothing new, and what a late snapshot makes untrue can be retracted by name.
 */
public final class Changes {
    private final Connection connection;
    private final @Nullable Snapshot before;
    private final Snapshot now;
    private final List<Told> told = new ArrayList<>();

    private Changes(Connection connection, @Nullable Snapshot before, Snapshot now) {
        this.connection = connection;
        this.before = before;
        this.now = now;
    }

    /** What the snapshot says after its predecessor, or as the first. */
    public static List<Told> between(Connection connection, @Nullable Snapshot before, Snapshot now) {
        Changes changes = new Changes(connection, before, now);
        changes.find();
        return changes.told;
    }

    /**
     * What the arrival of a snapshot between two neighbours says: what changed up to it and from it on. What had been
     * told from the one neighbour to the other is retracted.
     */
    public static List<Told> arrival(
            Connection connection, @Nullable Snapshot before, Snapshot now, @Nullable Snapshot after) {
        List<Told> told = new ArrayList<>(between(connection, before, now));
        if (after != null) {
            for (Told wrong : between(connection, before, after)) {
                told.add(new Told(
                        wrong.id() + "/retracted",
                        wrong.subject(),
                        wrong.occurredAt(),
                        new EntryRetracted(connection.source(), wrong.id(), null)));
            }
            told.addAll(between(connection, now, after));
        }
        return told;
    }

    private void find() {
        if (before == null) {
            tell("opened", opened(), openedAt());
        } else {
            reclassified();
        }
        urgency();
        ownership();
        status();
        rating();
    }

    private void tell(String what, @Nullable Entry entry, Instant time) {
        if (entry != null) {
            String since = before == null ? "first" : before.version().toString();
            told.add(new Told(
                    now.subject() + "/" + now.version() + "/since/" + since + "/" + what, now.subject(), time, entry));
        }
    }

    private void tell(String what, @Nullable Entry entry) {
        tell(what, entry, now.version());
    }

    private Instant openedAt() {
        try {
            String opened = now.get("opened");
            return opened == null ? now.version() : Instant.parse(opened);
        } catch (DateTimeException unreadable) {
            return now.version();
        }
    }

    private RequestOpened opened() {
        return new RequestOpened(
                Objects.requireNonNullElse(now.get("activity"), "request"),
                Objects.requireNonNullElse(now.get("service"), connection.name()),
                now.get("team"),
                now.get("channel"),
                connection.level(now.get("priority")),
                connection.level(now.get("impact")),
                now.get("requester"),
                now.get("business-unit"),
                null,
                now.get("title"),
                now.get("url"));
    }

    private @Nullable String changed(String field) {
        return now.differs(before, field) ? now.get(field) : null;
    }

    private void reclassified() {
        String activity = changed("activity");
        String service = changed("service");
        String channel = changed("channel");
        String requester = changed("requester");
        String unit = changed("business-unit");
        String title = changed("title");
        if (activity != null
                || service != null
                || channel != null
                || requester != null
                || unit != null
                || title != null) {
            tell(
                    "reclassified",
                    new RequestReclassified(
                            activity, service, null, channel, null, null, requester, unit, null, title, null));
        }
    }

    private void urgency() {
        if (before != null && (now.differs(before, "priority") || now.differs(before, "impact"))) {
            var priority = connection.level(now.get("priority"));
            var impact = connection.level(now.get("impact"));
            if (priority != null || impact != null) {
                tell("urgency", new UrgencyAssessed(null, priority, impact, by().name()));
            }
        }
    }

    private void ownership() {
        boolean first = before == null && now.get("owner") == null;
        if (!first && (now.differs(before, "owner") || now.differs(before, "team"))) {
            Account owner = connection.account(now.get("owner"), Side.STAFF);
            tell(
                    "owner",
                    owner.name() == null
                            ? new OwnershipChanged(null, now.get("team"), by().name(), null)
                            : owner.owns(now.get("team"), by()));
        }
    }

    private void status() {
        String to = now.get("status");
        if (to == null || !now.differs(before, "status")) {
            return;
        }
        String from = before == null ? null : before.get("status");
        State target = meaning(to);
        if (before == null && target == State.OPEN) {
            return;
        }
        List<Entry> entries = State.changed(from == null ? State.OPEN : meaning(from), from, target, to, by());
        for (int i = 0; i < entries.size(); i++) {
            tell("status-" + i, entries.get(i));
        }
    }

    private State meaning(String status) {
        return Objects.requireNonNullElse(connection.state(status), State.OPEN);
    }

    private void rating() {
        String score = changed("satisfaction");
        if (score != null && score.matches("[1-5]")) {
            tell(
                    "satisfaction",
                    new ExperienceRated(
                            new Rating(new BigDecimal(score), BigDecimal.ONE, BigDecimal.valueOf(5)), null));
        }
    }

    private Account by() {
        String name = now.get("by");
        return name == null
                ? Account.NOBODY
                : connection.account(name, name.equals(now.get("requester")) ? Side.CUSTOMER : Side.STAFF);
    }
}
