package dev.engagement.reporting.jobs;

import dev.engagement.reporting.factors.Cohort;
import dev.engagement.reporting.feed.PartitionGroups.PartitionHolder;
import dev.engagement.reporting.history.HistorySlice;
import dev.engagement.reporting.jobs.KeptShares.ShareClaim;
import dev.engagement.reporting.jobs.KeptShares.SharedReplay;
import dev.engagement.reporting.replay.FoldedRequest;
import dev.engagement.reporting.replay.FoldedRequestBytes;
import dev.engagement.reporting.replay.Replay;
import dev.engagement.shared.doors.StoreAway;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Folds those shares of one replay that the group gives to this instance, on all cores. */
final class ShareFolding implements PartitionHolder, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ShareFolding.class);
    private static final int ROWS = 500;

    private final SharedReplay shared;
    private final Cohort cohort;
    private final String member;
    private final Replay replay;
    private final KeptShares kept;
    private final ExecutorService cores = Replay.cores();
    private final Map<Integer, HeldShare> held = new HashMap<>();
    private volatile @Nullable RuntimeException away;

    /**
     * Creates a member's part of a replay.
     *
     * @param member the name of this instance
     */
    ShareFolding(SharedReplay shared, Cohort cohort, String member, Replay replay, KeptShares kept) {
        this.shared = shared;
        this.cohort = cohort;
        this.member = member;
        this.replay = replay;
        this.kept = kept;
    }

    @Override
    public void given(Set<Integer> partitions) {
        for (int share : partitions) {
            if (share < shared.shares()) {
                kept.take(shared.replay(), share, member).ifPresent(this::begin);
            }
        }
    }

    private void begin(ShareClaim claim) {
        List<HistorySlice> slices = HistorySlice.share(claim.share(), shared.shares());
        HeldShare share = new HeldShare(claim, slices.size());
        held.put(claim.share(), share);
        slices.forEach(slice -> cores.execute(() -> fold(slice, share)));
    }

    @Override
    public void taken(Set<Integer> partitions) {
        for (int share : partitions) {
            HeldShare mine = held.remove(share);
            if (mine != null) {
                mine.isLost = true;
            }
        }
    }

    /** Throws what keeps this instance from folding until the database is back. */
    void check() {
        RuntimeException fault = away;
        if (fault != null) {
            throw fault;
        }
    }

    private void fold(HistorySlice slice, HeldShare share) {
        if (share.isLost) {
            return;
        }
        try {
            replay.fold(slice, cohort, share);
            share.end();
        } catch (CancellationException lost) {
            LOG.debug("Share {} of replay {} is folded by another instance", share.claim.share(), shared.replay());
        } catch (RuntimeException fault) {
            fail(share, fault);
        } catch (OutOfMemoryError | StackOverflowError fault) {
            fail(share, new IllegalStateException(fault));
        }
    }

    private void fail(HeldShare share, RuntimeException fault) {
        share.isLost = true;
        if (StoreAway.caused(fault)) {
            away = fault;
            return;
        }
        LOG.error("Share {} of replay {} can't be folded", share.claim.share(), shared.replay(), fault);
        try {
            kept.fail(share.claim);
        } catch (RuntimeException unheard) {
            away = unheard;
        }
    }

    /** Ends folding; what is not done is left to others. */
    @Override
    public void close() {
        taken(Set.copyOf(held.keySet()));
        cores.shutdownNow();
        cores.close();
    }

    /** A share while this instance has it. */
    private final class HeldShare implements Replay.Listener {
        private final ShareClaim claim;
        private List<FoldedRequest> folded = new ArrayList<>(ROWS);
        private long entries;
        private int slicesLeft;
        private volatile boolean isLost;

        HeldShare(ShareClaim claim, int slices) {
            this.claim = claim;
            this.slicesLeft = slices;
        }

        @Override
        public synchronized void read(int more) {
            entries += more;
            if (isLost) {
                throw new CancellationException();
            }
        }

        @Override
        public synchronized void folded(FoldedRequest request) {
            folded.add(request);
            if (folded.size() == ROWS) {
                store();
            }
        }

        /** Ends a slice, and with the last one the share. */
        synchronized void end() {
            slicesLeft--;
            if (slicesLeft == 0 && !isLost) {
                store();
                kept.finish(claim, entries);
            }
        }

        private void store() {
            if (!kept.store(claim, entries, FoldedRequestBytes.write(folded))) {
                isLost = true;
                throw new CancellationException();
            }
            folded = new ArrayList<>(ROWS);
        }
    }
}
