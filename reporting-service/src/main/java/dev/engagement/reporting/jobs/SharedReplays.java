package dev.engagement.reporting.jobs;

import dev.engagement.reporting.factors.Dimension;
import dev.engagement.reporting.feed.PartitionGroups;
import dev.engagement.reporting.jobs.KeptShares.ShareProgress;
import dev.engagement.reporting.replay.FoldedRequest;
import dev.engagement.reporting.replay.FoldedRequestBytes;
import dev.engagement.reporting.replay.ReplayTally;
import dev.engagement.reporting.report.Scorecard;
import dev.engagement.shared.jobs.JobClaim;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Makes replays together with the other instances: lets all of them fold shares, and adds up what they fold. */
@Component
class SharedReplays {
    private static final Logger LOG = LoggerFactory.getLogger(SharedReplays.class);
    private static final long LOOK_MILLIS = 200;

    private final KeptShares kept;
    private final PartitionGroups groups;
    private final ShareMember member;
    private final ReplayProgram program;
    private final long shareFrom;

    SharedReplays(
            KeptShares kept,
            PartitionGroups groups,
            ShareMember member,
            ReplayProgram program,
            @Value("${engagement.share-replays-from}") long shareFrom) {
        this.kept = kept;
        this.groups = groups;
        this.member = member;
        this.program = program;
        this.shareFrom = shareFrom;
    }

    /** Receives the progress of a shared replay, and what the instances folded. */
    interface ShareListener {
        /** Reports how many entries all instances have read. */
        void readSoFar(long entries);

        void folded(FoldedRequest request);
    }

    /**
     * Begins a replay together with other instances, or goes on with one, if that is worth while.
     *
     * @param entries how many there are to read
     * @return whether it is shared
     */
    boolean begin(JobClaim claim, KeptReplay job, long entries) {
        int shares = shares(job, entries);
        kept.share(claim, shares);
        if (shares > 0) {
            LOG.info("Replay {} is folded by all instances, in {} shares", job.id(), shares);
            member.wake();
        }
        return shares > 0;
    }

    /** Returns in how many shares a replay is made; 0: by this instance alone. Instances of another program might fold otherwise. */
    private int shares(KeptReplay job, long entries) {
        if (!job.program().equals(program.name())) {
            return 0;
        }
        int begun = kept.sharesOf(job.id());
        return begun == 0 && entries >= shareFrom && !groups.isAlone() ? groups.partitions() : begun;
    }

    /** Adds up all shares, each once it is done. */
    Scorecard run(UUID replay, List<Dimension> by, ShareListener listener) throws InterruptedException {
        int shares = kept.sharesOf(replay);
        ReplayTally tally = new ReplayTally(by);
        Set<Integer> added = new HashSet<>();
        while (added.size() < shares) {
            ShareProgress progress = kept.progress(replay);
            if (progress.isFailed()) {
                throw new IllegalStateException(
                        "A share of the replay can't be folded; the log of its instance says why");
            }
            listener.readSoFar(progress.entries());
            List<Integer> done = kept.done(replay);
            done.removeAll(added);
            if (done.isEmpty()) {
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            }
            for (int share : done) {
                kept.read(replay, share, requests -> add(requests, tally, listener));
                listener.readSoFar(progress.entries());
                added.add(share);
            }
        }
        return tally.scorecard();
    }

    private static void add(byte[] requests, ReplayTally tally, ShareListener listener) {
        for (FoldedRequest request : FoldedRequestBytes.read(requests)) {
            tally.add(request);
            listener.folded(request);
        }
    }

    /** Deletes what is left of replays that are over. */
    void forget() {
        kept.forget();
    }
}
