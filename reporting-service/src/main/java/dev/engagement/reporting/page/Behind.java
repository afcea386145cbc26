package dev.engagement.reporting.page;

import dev.engagement.reporting.parameters.AsOfs;
import dev.engagement.shared.health.Lookout;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells whether a view of now shows less than it should, since the broker or the record cannot be reached. */
@Component
public class Behind {
    /** A frame stands around the message that the database is away, too, and must not wait for it. */
    private final Lookout<Optional<Instant>> lookout;

    Behind(AsOfs asOfs, Clock clock) {
        this.lookout = new Lookout<>(asOfs::behind, clock);
    }

    /** Returns the instant up to which all entries are shown; null if that is recent, or cannot be known now. */
    public @Nullable Instant since() {
        Lookout.Seen<Optional<Instant>> seen = lookout.look();
        return seen.value() == null || seen.fault() != null
                ? null
                : seen.value().orElse(null);
    }
}
