package dev.engagement.tests;

import dev.engagement.events.Conversation;
import dev.engagement.events.Correction;
import dev.engagement.events.Entry;
import dev.engagement.events.Level;
import dev.engagement.events.Opening;
import dev.engagement.events.Ownership;
import dev.engagement.events.Pace;
import dev.engagement.events.Recorded;
import dev.engagement.events.Results;
import dev.engagement.events.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The language that tests tell stories in: who did what when, in the wall clock of one zone.
 *
 * <pre>{@code
 * List<Recorded> story = Stories.in("Europe/Berlin")
 *         .at("2026-03-27T16:30").opened()
 *         .at("2026-03-30T09:15").acknowledged("ana")
 *         .entries();
 * }</pre>
 *
 * Each entry is recorded when it occurs, unless {@link #learned} says otherwise for the ones that follow.
 */
public final class Stories {
    private final ZoneId zone;
    private final List<Recorded> entries = new ArrayList<>();
    private String subject = "tool:1";
    private String source = "/tools/tool";
    private Instant now = Instant.EPOCH;
    private @Nullable Instant learned;

    private Stories(ZoneId zone) {
        this.zone = zone;
    }

    /** Creates a story whose times are the wall clock of that zone. */
    public static Stories in(String zone) {
        return new Stories(ZoneId.of(zone));
    }

    /** Creates a story whose times are UTC. */
    public static Stories utc() {
        return new Stories(ZoneOffset.UTC);
    }

    public Stories about(String request) {
        this.subject = request;
        return this;
    }

    public Stories toldBy(String tool) {
        this.source = tool;
        return this;
    }

    /** Sets the local time of the following entries, as in {@code 2026-03-27T16:30}. */
    public Stories at(String local) {
        this.now = LocalDateTime.parse(local).atZone(zone).toInstant();
        return this;
    }

    /** Moves the time of the following entries on by that much. */
    public Stories after(Duration pause) {
        this.now = now.plus(pause);
        return this;
    }

    /** Sets the local time at which the following entries are recorded, whenever they happened; null: as they happen. */
    public Stories learned(@Nullable String local) {
        this.learned =
                local == null ? null : LocalDateTime.parse(local).atZone(zone).toInstant();
        return this;
    }

    public Stories opened() {
        return opened("incident", "mail", "desk", null, null);
    }

    public Stories opened(
            String activity, String service, @Nullable String team, @Nullable Level priority, @Nullable Level impact) {
        return entry(new Opening.RequestOpened(
                activity, service, team, null, priority, impact, null, null, null, null, null));
    }

    public Stories reclassified(@Nullable Level priority, @Nullable Level impact) {
        return entry(new Opening.RequestReclassified(
                null, null, null, null, priority, impact, null, null, null, null, null));
    }

    public Stories assessed(Level urgency) {
        return entry(new Urgency.UrgencyAssessed(urgency, null, null, null));
    }

    public Stories assessed(@Nullable Level priority, @Nullable Level impact) {
        return entry(new Urgency.UrgencyAssessed(null, priority, impact, null));
    }

    public Stories acknowledged(String by) {
        return entry(new Conversation.RequestAcknowledged(by, false));
    }

    public Stories automaticReply() {
        return entry(new Conversation.RequestAcknowledged(null, true));
    }

    public Stories owner(String owner) {
        return entry(new Ownership.OwnershipChanged(owner, null, null, null));
    }

    /** Puts the request into a team's queue, without an owner. */
    public Stories queue(String team) {
        return entry(new Ownership.OwnershipChanged(null, team, null, null));
    }

    public Stories contacted() {
        return entry(new Conversation.CustomerContacted(null));
    }

    public Stories pace(Duration updateEvery) {
        return entry(new Pace.PaceAgreed(updateEvery, null));
    }

    /** Adds progress that the customer sees. */
    public Stories told(String by) {
        return entry(new Pace.ProgressReported(by, true, null, null));
    }

    /** Adds progress that the customer does not see. */
    public Stories worked(String by) {
        return entry(new Pace.ProgressReported(by, false, null, null));
    }

    public Stories barrier(String name, Pace.WaitingOn waitingOn, boolean told) {
        return entry(new Pace.BarrierRaised(name, waitingOn, told));
    }

    public Stories cleared(String name, boolean told) {
        return entry(new Pace.BarrierCleared(name, told));
    }

    public Stories promised(String commitment, String dueLocal) {
        Instant due = LocalDateTime.parse(dueLocal).atZone(zone).toInstant();
        return entry(new Results.CommitmentMade(commitment, due, null, null, null));
    }

    public Stories resolved(String by) {
        return entry(new Results.RequestResolved(by, null));
    }

    public Stories resolvedByMachine() {
        return entry(new Results.RequestResolved(null, true));
    }

    public Stories reopened() {
        return entry(new Results.RequestReopened(null));
    }

    public Stories closed() {
        return entry(new Results.RequestClosed(null));
    }

    public Stories cancelled() {
        return entry(new Results.RequestCancelled(null));
    }

    public Stories merged(String into) {
        return entry(new Results.RequestMerged(into));
    }

    /** Retracts the message of the {@code back}-th entry from the end; 1 is the latest one. */
    public Stories retracted(int back) {
        Recorded wrong = entries.get(entries.size() - back);
        return entry(new Correction.EntryRetracted(wrong.source(), wrong.messageId(), null));
    }

    /** Adds any other entry. */
    public Stories entry(Entry entry) {
        int sequence = entries.size();
        entries.add(new Recorded(
                new UUID(0x0199_0000_0000_7000L, 0x8000_0000_0000_0000L | sequence),
                source,
                "m" + sequence,
                subject,
                now,
                learned == null ? now : learned,
                sequence,
                entry));
        return this;
    }

    public List<Recorded> entries() {
        return List.copyOf(entries);
    }
}
