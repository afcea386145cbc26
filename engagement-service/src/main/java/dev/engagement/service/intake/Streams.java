package dev.engagement.service.intake;

import dev.engagement.events.Recorded;
import java.util.List;

/** The streams as they are stored. */
public interface Streams {
    /** At most {@code limit} entries of the request from that place on, in order; empty if there are none. */
    List<Recorded> read(String subject, long fromSequence, int limit);
}
