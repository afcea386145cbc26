package dev.engagement.reporting.measures;

import dev.engagement.events.Acceptance.ResultAccepted;
import dev.engagement.events.Acceptance.ResultRefused;
import dev.engagement.events.Conversation.RequestAcknowledged;
import dev.engagement.events.Correction.EntryRetracted;
import dev.engagement.events.Entry;
import dev.engagement.events.Experience.ExperienceAsked;
import dev.engagement.events.Experience.ExperienceRated;
import dev.engagement.events.Experience.Rating;
import dev.engagement.events.Level;
import dev.engagement.events.Opening.RequestReclassified;
import dev.engagement.events.Ownership.OwnershipChanged;
import dev.engagement.events.Pace.ProgressReported;
import dev.engagement.events.Pace.WaitingOn;
import dev.engagement.events.Recorded;
import dev.engagement.events.Results.AskedBy;
import dev.engagement.events.Results.CommitmentDelivered;
import dev.engagement.events.Results.CommitmentMade;
import dev.engagement.events.Results.CommitmentRevised;
import dev.engagement.events.Results.CommitmentWithdrawn;
import dev.engagement.tests.Stories;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Made-up stories with every kind of entry: several at one instant, some before the opening, mistakes, all kinds of ends. */
public final class Tales {
    private static final Instant BEGIN = Instant.parse("2026-03-25T09:00:00Z");

    private Tales() {}

    public static List<Recorded> story(Random random) {
        Stories story = Stories.utc().at("2026-03-25T09:00");
        int opening = random.nextInt(10) == 0 ? 3 : 0;
        for (int i = 0; i < 13; i++) {
            if (i == opening) {
                story.opened("incident", "mail", "desk", level(random), level(random));
            }
            story.after(Duration.ofMinutes(30L * Math.max(0, random.nextInt(40) - 12)));
            add(story, random);
        }
        return story.entries();
    }

    private static void add(Stories story, Random random) {
        boolean told = random.nextBoolean();
        switch (random.nextInt(24)) {
            case 0 -> story.entry(new RequestAcknowledged("ana", random.nextInt(3) == 0));
            case 1, 2 -> story.owner(random.nextBoolean() ? "ana" : "ben");
            case 3 -> story.entry(new OwnershipChanged(null, random.nextBoolean() ? "desk" : "field", null, null));
            case 4, 5 -> story.contacted();
            case 6 -> story.entry(new ProgressReported("ben", told, random.nextInt(4) == 0, null));
            case 7 -> story.entry(new ProgressReported("ben", told, null, BigDecimal.valueOf(random.nextInt(101))));
            case 8 -> story.barrier("b", WaitingOn.CUSTOMER, told);
            case 9 -> story.barrier("c", WaitingOn.SUPPLIER, told);
            case 10 -> story.cleared(random.nextBoolean() ? "b" : "c", told);
            case 11 -> story.pace(Duration.ofHours(1 + random.nextInt(5)));
            case 12 -> story.assessed(level(random), level(random));
            case 13 ->
                story.entry(new RequestReclassified(
                        "question", null, null, "phone", level(random), null, null, null, null, null, null));
            case 14, 15, 16, 17 -> story.entry(commitment(random));
            case 18 -> story.entry(new ExperienceRated(rating(random), random.nextBoolean() ? rating(random) : null));
            case 19 -> story.reopened();
            case 22 ->
                story.entry(
                        random.nextBoolean()
                                ? new ExperienceAsked(null)
                                : new ExperienceRated(
                                        null,
                                        null,
                                        rating(random),
                                        Duration.ofMinutes(random.nextInt(99)),
                                        null,
                                        null));
            case 23 ->
                story.entry(random.nextBoolean() ? new ResultAccepted(null, null) : new ResultRefused("mia", null));
            case 20 -> story.entry(new EntryRetracted("/tools/tool", "m" + random.nextInt(15), null));
            default -> end(story, random);
        }
    }

    private static Entry commitment(Random random) {
        String name = random.nextBoolean() ? "p" : "q";
        Instant due = BEGIN.plus(Duration.ofHours(random.nextInt(400)));
        @Nullable Long scope = random.nextBoolean() ? null : Long.valueOf(random.nextInt(4));
        @Nullable Boolean told = random.nextInt(4) == 0 ? Boolean.FALSE : null;
        return switch (random.nextInt(6)) {
            case 0, 1, 2 -> new CommitmentMade(name, due, scope, null, told, random.nextInt(5) == 0 ? true : null);
            case 3 ->
                new CommitmentRevised(
                        name,
                        random.nextBoolean() ? due : null,
                        scope,
                        null,
                        null,
                        told,
                        null,
                        random.nextInt(3) == 0 ? AskedBy.CUSTOMER : null);
            case 4 -> new CommitmentDelivered(name, scope);
            default -> new CommitmentWithdrawn(name, null);
        };
    }

    private static Rating rating(Random random) {
        return new Rating(BigDecimal.valueOf(1 + random.nextInt(5)), BigDecimal.ONE, BigDecimal.valueOf(5));
    }

    private static @Nullable Level level(Random random) {
        return List.of(Level.values()).get(random.nextInt(4));
    }

    private static void end(Stories story, Random random) {
        switch (random.nextInt(6)) {
            case 0 -> story.closed();
            case 1 -> story.cancelled();
            case 2 -> story.merged("tool:2");
            case 3 -> story.resolvedByMachine();
            default -> story.resolved("ana");
        }
    }

    /** Returns the same story of another request, told by that tool. */
    public static List<Recorded> about(String request, String tool, List<Recorded> story) {
        return story.stream()
                .map(one -> new Recorded(
                        one.entryId(),
                        tool,
                        one.messageId(),
                        request,
                        one.occurredAt(),
                        one.recordedAt(),
                        one.sequence(),
                        one.entry()))
                .toList();
    }

    /** The same messages, recorded in another order; those of one instant keep theirs. */
    static List<Recorded> recordedInAnotherOrder(List<Recorded> story, Random random) {
        Map<Instant, Deque<Recorded>> byInstant = new HashMap<>();
        story.forEach(entry -> byInstant
                .computeIfAbsent(entry.occurredAt(), any -> new ArrayDeque<>())
                .add(entry));
        List<Recorded> shuffled = new ArrayList<>(story);
        Collections.shuffle(shuffled, random);
        List<Recorded> recorded = new ArrayList<>();
        for (Recorded place : shuffled) {
            Recorded entry = byInstant
                    .getOrDefault(place.occurredAt(), new ArrayDeque<>())
                    .removeFirst();
            int sequence = recorded.size();
            recorded.add(new Recorded(
                    entry.entryId(),
                    entry.source(),
                    entry.messageId(),
                    entry.subject(),
                    entry.occurredAt(),
                    BEGIN.plusSeconds(sequence / 3),
                    sequence,
                    entry.entry()));
        }
        return recorded;
    }
}
