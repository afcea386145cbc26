package dev.engagement.service.intake.webhooks;

import dev.engagement.events.Correction.EntryRetracted;
import dev.engagement.events.Entry;
import dev.engagement.events.Opening.RequestOpened;
import dev.engagement.events.Opening.RequestReclassified;
import dev.engagement.events.Ownership.OwnershipChanged;
import dev.engagement.events.Pace.BarrierCleared;
import dev.engagement.events.Pace.BarrierRaised;
import dev.engagement.events.Recorded;
import dev.engagement.events.Results.RequestCancelled;
import dev.engagement.events.Results.RequestClosed;
import dev.engagement.events.Results.RequestMerged;
import dev.engagement.events.Results.RequestReopened;
import dev.engagement.events.Results.RequestResolved;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The recorded entries of one request that tell who is who, and its state. */
public final class RequestHistory {
    /** The history of an unknown request. */
    public static final RequestHistory NONE = new RequestHistory(List.of(), name -> name);

    /** The kinds of entries that are read here; the many reports of progress and contacts are not. */
    public static final Set<Class<? extends Entry>> READ = Set.of(
            RequestOpened.class,
            RequestReclassified.class,
            OwnershipChanged.class,
            BarrierRaised.class,
            BarrierCleared.class,
            RequestResolved.class,
            RequestClosed.class,
            RequestCancelled.class,
            RequestMerged.class,
            RequestReopened.class,
            EntryRetracted.class);

    private record Message(String source, String id) {}

    private final List<Recorded> entries;
    private final UnaryOperator<String> reference;

    private RequestHistory(List<Recorded> entries, UnaryOperator<String> reference) {
        this.entries = entries;
        this.reference = reference;
    }

    /**
     * Creates a history without retracted entries.
     *
     * @param reference returns the reference in entries for a person's name in the tool
     */
    public static RequestHistory of(List<Recorded> recorded, UnaryOperator<String> reference) {
        Set<Message> retracted = new HashSet<>();
        for (Recorded one : recorded) {
            if (one.entry() instanceof EntryRetracted wrong) {
                retracted.add(new Message(wrong.source(), wrong.id()));
            }
        }
        return new RequestHistory(
                recorded.stream()
                        .filter(one -> !retracted.contains(new Message(one.source(), one.messageId())))
                        .sorted(Comparator.comparing(Recorded::occurredAt).thenComparing(Recorded::sequence))
                        .toList(),
                reference);
    }

    /**
     * Returns the history without the entries whose ids have that prefix, since a repeated delivery must make the same entries as at first.
     */
    public RequestHistory without(String prefix) {
        return new RequestHistory(
                entries.stream()
                        .filter(one -> !one.messageId().startsWith(prefix))
                        .toList(),
                reference);
    }

    boolean isRequester(String name) {
        String person = reference.apply(name);
        return entries.stream().anyMatch(one -> switch (one.entry()) {
            case RequestOpened opened -> person.equals(opened.requester());
            case RequestReclassified changed -> person.equals(changed.requester());
            default -> false;
        });
    }

    boolean hadOwnerUntil(Instant at, String name) {
        String person = reference.apply(name);
        return ownerships(at).anyMatch(one -> person.equals(one.owner()));
    }

    /** Returns the owner's name in entries at that instant; null if there is no owner or none is known. */
    @Nullable
    String ownerAt(Instant at) {
        return last(ownerships(at)).map(OwnershipChanged::owner).orElse(null);
    }

    /** Returns whether entries say that the request has no owner at that instant, as opposed to saying nothing. */
    boolean isUnownedAt(Instant at) {
        return last(ownerships(at)).filter(one -> one.owner() == null).isPresent();
    }

    /** Returns the owner's name in entries, if that very instant or the opening made them owner: some tools say so twice. */
    @Nullable
    String ownerSinceThenOrOpening(Instant at) {
        return last(until(at).filter(one -> one.entry() instanceof OwnershipChanged))
                .filter(one -> one.occurredAt().equals(at) || one.occurredAt().equals(openedAt()))
                .map(one -> ((OwnershipChanged) one.entry()).owner())
                .orElse(null);
    }

    boolean isCalled(@Nullable String person, String name) {
        return person != null && person.equals(reference.apply(name));
    }

    String nameInEntries(String name) {
        return reference.apply(name);
    }

    private Stream<OwnershipChanged> ownerships(Instant at) {
        return until(at)
                .map(Recorded::entry)
                .filter(OwnershipChanged.class::isInstance)
                .map(OwnershipChanged.class::cast);
    }

    /** Returns whether the request was over at that instant, however it ended. */
    public boolean isOverAt(Instant at) {
        boolean over = false;
        for (Recorded one : until(at).toList()) {
            over = switch (one.entry()) {
                case RequestResolved any -> true;
                case RequestClosed any -> true;
                case RequestCancelled any -> true;
                case RequestMerged any -> true;
                case RequestReopened any -> false;
                default -> over;
            };
        }
        return over;
    }

    /** Returns the names of the barriers that were open at that instant. */
    Set<String> barriersAt(Instant at) {
        Set<String> standing = new LinkedHashSet<>();
        until(at).forEach(one -> {
            if (one.entry() instanceof BarrierRaised raised) {
                standing.add(raised.barrier());
            } else if (one.entry() instanceof BarrierCleared cleared) {
                standing.remove(cleared.barrier());
            }
        });
        return standing;
    }

    /** Returns the instant of the opening; null if it is unknown. */
    public @Nullable Instant openedAt() {
        return entries.stream()
                .filter(one -> one.entry() instanceof RequestOpened)
                .map(Recorded::occurredAt)
                .findFirst()
                .orElse(null);
    }

    private Stream<Recorded> until(Instant at) {
        return entries.stream().filter(one -> !one.occurredAt().isAfter(at));
    }

    private static <T> Optional<T> last(Stream<T> stream) {
        return stream.reduce((one, next) -> next);
    }
}
