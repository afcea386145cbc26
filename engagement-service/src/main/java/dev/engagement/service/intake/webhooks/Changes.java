package dev.engagement.service.intake.webhooks;

import dev.engagement.events.Entry;
import dev.engagement.events.Experience.ExperienceRated;
import dev.engagement.events.Experience.Rating;
import dev.engagement.events.Opening.RequestOpened;
import dev.engagement.events.Opening.RequestReclassified;
import dev.engagement.events.Ownership.OwnershipChanged;
import dev.engagement.events.Urgency.UrgencyAssessed;
import dev.engagement.service.intake.webhooks.Compared.StateComparison;
import dev.engagement.service.intake.webhooks.ToolAccount.SpeakerSide;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The changes between two neighbouring snapshots of a ticket. An entry is named by its snapshot, the one before it and the field. So a
 * repeat makes no new entry, and an entry that a late snapshot makes untrue can be retracted by name.
 */
public final class Changes {
    private final Connection connection;
    private final RequestHistory history;
    private final @Nullable Snapshot before;
    private final Snapshot now;
    private final List<ToldEntry> told = new ArrayList<>();

    private Changes(Connection connection, RequestHistory history, @Nullable Snapshot before, Snapshot now) {
        this.connection = connection;
        this.history = history.without(now.subject() + "/" + now.version() + "/");
        this.before = before;
        this.now = now;
    }

    /** Returns the entries of a snapshot after its predecessor, or of the first one. */
    public static List<ToldEntry> between(
            Connection connection, RequestHistory history, @Nullable Snapshot before, Snapshot now) {
        Changes changes = new Changes(connection, history, before, now);
        changes.find();
        return changes.told;
    }

    /** Returns the comparison of tickets of a connection, for requests with that history. */
    public static StateComparison comparison(Connection connection, RequestHistory history) {
        return (before, now) -> new Compared(between(connection, history, before, now), List.of());
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
            told.add(new ToldEntry(
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
            ToolAccount owner = speakers().assignee(SpeakerSide.STAFF, now.get("owner"), now.get("owner-account"));
            tell(
                    "owner",
                    new OwnershipChanged(owner.isMachine() ? null : owner.name(), now.get("team"), by().name(), null));
        }
    }

    private void status() {
        String to = now.get("status");
        if (to == null || !(now.differs(before, "status") || now.differs(before, "meaning"))) {
            return;
        }
        String from = before == null ? null : before.get("status");
        State target = now.meaning(connection);
        if (before == null && target == State.OPEN) {
            return;
        }
        State source = before == null || from == null ? State.OPEN : before.meaning(connection);
        List<Entry> entries = State.changed(source, from, target, to, by(), null);
        for (int i = 0; i < entries.size(); i++) {
            tell("status-" + i, entries.get(i));
        }
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

    private ToolAccount by() {
        String name = now.get("by");
        return name == null
                ? ToolAccount.NOBODY
                : speakers().account(now.version(), side(), name, alias(name, "requester"), alias(name, "owner"));
    }

    private SpeakerSide side() {
        String side = now.get("by-side");
        return side == null ? SpeakerSide.STAFF : SpeakerSide.valueOf(side);
    }

    /** Returns the person's name in entries, if the tool names people by their accounts as well. */
    private @Nullable String alias(String account, String who) {
        return account.equals(now.get(who + "-account")) ? now.get(who) : null;
    }

    private Speakers speakers() {
        return new Speakers(connection, history, both("requester"), both("owner"));
    }

    private List<@Nullable String> both(String who) {
        return Arrays.asList(
                now.get(who),
                now.get(who + "-account"),
                before == null ? null : before.get(who),
                before == null ? null : before.get(who + "-account"));
    }
}
