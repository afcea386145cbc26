package dev.engagement.reporting.factors;

import dev.engagement.events.Acceptance;
import dev.engagement.events.Acceptance.ResultAccepted;
import dev.engagement.events.Acceptance.ResultRefused;
import dev.engagement.events.Experience.ExperienceAsked;
import dev.engagement.events.Experience.ExperienceRated;
import dev.engagement.events.Opening.RequestOpened;
import dev.engagement.events.Opening.RequestReclassified;
import dev.engagement.events.Recorded;
import dev.engagement.events.Results.RequestReopened;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The customer's say after the first resolution: the verdict on the result, and the rating that was asked for. */
public final class Verdicts {
    private final Set<String> requesters = new HashSet<>();

    private @Nullable Recorded resolution;
    private @Nullable Recorded first;
    private @Nullable Recorded latest;
    private @Nullable Recorded asked;
    private @Nullable Recorded answer;

    Verdicts(Story story) {
        for (Recorded entry : story.entries()) {
            String requester =
                    switch (entry.entry()) {
                        case RequestOpened opened -> opened.requester();
                        case RequestReclassified changed -> changed.requester();
                        default -> null;
                    };
            if (requester != null) {
                requesters.add(requester);
            }
        }
    }

    void resolved(Recorded entry) {
        if (resolution == null) {
            resolution = entry;
        }
    }

    void take(Recorded entry) {
        switch (entry.entry()) {
            case ResultAccepted accepted -> judge(entry);
            case ResultRefused refused -> judge(entry);
            case RequestReopened reopened when isByCustomer(entry, reopened.by()) -> first(entry);
            case ExperienceAsked any when resolution != null && asked == null -> asked = entry;
            case ExperienceRated any when asked != null && answer == null -> answer = entry;
            default -> {}
        }
    }

    private boolean isByCustomer(Recorded entry, @Nullable String by) {
        return entry.source().equals(Acceptance.CUSTOMERS_SOURCE) || (by != null && requesters.contains(by));
    }

    private void judge(Recorded entry) {
        latest = entry;
        first(entry);
    }

    private void first(Recorded entry) {
        if (resolution != null && first == null) {
            first = entry;
        }
    }

    /** The first entry that resolved the request, or closed it while it was open; null before that. */
    public @Nullable Recorded resolution() {
        return resolution;
    }

    /** The first verdict after it: an acceptance, a refusal, or a reopening by the customer. */
    public @Nullable Recorded first() {
        return first;
    }

    /** Returns whether the last verdict is a refusal. */
    public boolean isRefused() {
        return latest != null && latest.entry() instanceof ResultRefused;
    }

    /** The last acceptance or refusal; null if there is none. */
    public @Nullable Recorded latest() {
        return latest;
    }

    /** The first request for a rating after the first resolution; null if there is none. */
    public @Nullable Recorded asked() {
        return asked;
    }

    /** The first rating after it; null if there is none. */
    public @Nullable Recorded answer() {
        return answer;
    }
}
