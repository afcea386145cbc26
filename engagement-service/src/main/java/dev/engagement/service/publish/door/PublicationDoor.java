package dev.engagement.service.publish.door;

import dev.engagement.service.publish.PublicationState;
import dev.engagement.service.publish.PublicationState.PublishedSoFar;
import dev.engagement.service.publish.PublicationState.SetAside;
import dev.engagement.shared.doors.StoreAway;
import dev.engagement.shared.health.Lookout.Seen;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /v1/publication}: the published, waiting and unreadable entries. */
@RestController
class PublicationDoor {
    private static final int NAMED = 1_000;

    private final PublicationState publication;

    PublicationDoor(PublicationState publication) {
        this.publication = publication;
    }

    /**
     * The answer.
     *
     * @param stalled whether there has been no progress for so long that there must be a fault
     * @param published the place in the log up to which everything is published; -1 at the beginning
     * @param recorded the place of the newest entry
     * @param setAside unreadable entries: published as they are, and missing in every figure
     * @param setAsideCount how many there are; at most 1,000 are listed
     */
    record PublicationAnswer(
            boolean stalled,
            String lastProgress,
            long published,
            @Nullable Long recorded,
            @Nullable Instant oldestWaiting,
            long epoch,
            long setAsideCount,
            List<SetAside> setAside) {}

    @GetMapping("/v1/publication")
    PublicationAnswer publication() {
        Seen<PublishedSoFar> seen = publication.look();
        PublishedSoFar state = seen.value();
        if (state == null || seen.fault() != null) {
            throw StoreAway.refused();
        }
        return new PublicationAnswer(
                publication.isStalled(seen),
                publication.lastProgress(seen).toString(),
                state.published(),
                state.recorded(),
                state.oldestWaiting(),
                state.epoch(),
                state.setAside(),
                state.setAside() == 0 ? List.of() : publication.setAside(NAMED));
    }
}
