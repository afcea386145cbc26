package dev.engagement.service.intake.webhooks;

import dev.engagement.events.Ownership.OwnershipChanged;
import dev.engagement.service.intake.webhooks.ToolAccount.SpeakerSide;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Decides for every tool on which side an account is towards one request: as the settings name it; staff if it owns or owned the request;
 * its customer if it opened the request; else as the tool says.
 *
 * @param requesters the delivery's own names for the requester
 * @param owners the delivery's names for its owners, now or until now
 */
public record Speakers(
        Connection connection,
        RequestHistory history,
        List<@Nullable String> requesters,
        List<@Nullable String> owners) {

    /**
     * Returns the account as of that instant.
     *
     * @param otherwise its side as the tool says
     * @param names all names that the tool has for it; the first is the one that entries get
     */
    public ToolAccount account(Instant at, SpeakerSide otherwise, @Nullable String... names) {
        SpeakerSide named = connection.named(names);
        return new ToolAccount(first(names), named == null ? known(at, otherwise, names) : named);
    }

    /**
     * Returns the account of a robot that passes on customers' messages: a customer, even if it fits a pattern of machines, unless the
     * settings name it in full.
     */
    public ToolAccount customersRobot(String name) {
        boolean machine = connection.machines().stream().anyMatch(name::equalsIgnoreCase);
        return new ToolAccount(name, machine ? SpeakerSide.MACHINE : SpeakerSide.CUSTOMER);
    }

    /** Returns an assignee as of any instant: people who are given a request are staff. */
    public ToolAccount assignee(SpeakerSide otherwise, @Nullable String... names) {
        SpeakerSide named = connection.named(names);
        boolean machine = named == SpeakerSide.MACHINE || (named == null && otherwise == SpeakerSide.MACHINE);
        return new ToolAccount(first(names), machine ? SpeakerSide.MACHINE : SpeakerSide.STAFF);
    }

    private SpeakerSide known(Instant at, SpeakerSide otherwise, @Nullable String... names) {
        if (any(names, owners::contains) || any(names, name -> history.hadOwnerUntil(at, name))) {
            return SpeakerSide.STAFF;
        }
        return any(names, requesters::contains) || any(names, history::isRequester) ? SpeakerSide.CUSTOMER : otherwise;
    }

    private static boolean any(@Nullable String[] names, Predicate<String> test) {
        return Arrays.stream(names).filter(Objects::nonNull).anyMatch(name -> test.test(Objects.requireNonNull(name)));
    }

    private static @Nullable String first(@Nullable String... names) {
        return Arrays.stream(names).filter(Objects::nonNull).findFirst().orElse(null);
    }

    /**
     * Returns the change of ownership that a list of assignees makes; none while the owner is still among them.
     *
     * @param before the assignees until then; null if the tool does not say
     */
    public @Nullable OwnershipChanged owned(
            Instant at,
            @Nullable List<ToolAccount> before,
            List<ToolAccount> now,
            @Nullable String team,
            ToolAccount by) {
        List<String> people = people(now);
        String owner = ownerBefore(at, before);
        boolean stays = people.stream().anyMatch(name -> history.isCalled(owner, name));
        if (team == null && (stays || isStillNobody(at, before, people))) {
            return null;
        }
        String next = people.stream()
                .filter(name -> !stays || history.isCalled(owner, name))
                .findFirst()
                .orElse(null);
        return new OwnershipChanged(next, team, by.name(), null);
    }

    private boolean isStillNobody(Instant at, @Nullable List<ToolAccount> before, List<String> now) {
        return now.isEmpty()
                && (before == null ? history.isUnownedAt(at) : people(before).isEmpty());
    }

    /** Returns the people among accounts: a request that a bot is given has no owner. */
    private static List<String> people(List<ToolAccount> accounts) {
        return accounts.stream()
                .filter(one -> !one.isMachine())
                .map(ToolAccount::name)
                .filter(Objects::nonNull)
                .toList();
    }

    /** Returns the owner's name in entries: as recorded, unless the tool knows better. */
    private @Nullable String ownerBefore(Instant at, @Nullable List<ToolAccount> before) {
        if (before == null) {
            return history.ownerAt(at);
        }
        List<String> names = people(before).stream().map(history::nameInEntries).toList();
        if (names.isEmpty()) {
            return history.ownerSinceThenOrOpening(at);
        }
        String recorded = history.ownerAt(at);
        return names.contains(recorded) ? recorded : names.getFirst();
    }
}
