package dev.engagement.reporting.jobs;

import dev.engagement.shared.jobs.JobClaim;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The shares of replays that several instances make together, in the database. */
@Repository
class KeptShares {
    /** Chunks of folded requests that are read at a time. */
    private static final int CHUNKS = 16;

    private static final String CLAIMED = "replay = ? and share = ? and number = ? and not is_done";

    private final JdbcTemplate jdbc;

    KeptShares(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * An instance's right to fold a share.
     *
     * @param number greater than that of every earlier one of the share
     */
    record ShareClaim(UUID replay, int share, long number) {}

    /** A replay that is made together, and in how many shares. */
    record SharedReplay(UUID replay, int shares) {}

    /**
     * The progress of a shared replay.
     *
     * @param entries how many were read
     * @param isFailed whether an instance could not fold a share
     */
    record ShareProgress(long entries, boolean isFailed) {}

    private record FoldedChunk(long place, byte[] requests) {}

    /** Returns in how many shares a replay is made; 0 if by one instance. */
    int sharesOf(UUID replay) {
        return jdbc.queryForList("select coalesce(shares, 0) from replay where id = ?", Integer.class, replay).stream()
                .findFirst()
                .orElse(0);
    }

    /** Lets instances fold shares of a replay from now on; 0: one instance makes it from its beginning. */
    void share(JobClaim claim, int shares) {
        jdbc.update(
                "update replay set shares = nullif(?, 0) where id = ? and claim = ?",
                shares,
                claim.job(),
                claim.number());
        jdbc.update(
                "delete from replay_share where replay in (select id from replay where id = ? and claim = ?) and share >= ?",
                claim.job(),
                claim.number(),
                shares);
    }

    /** Returns the replay of that program that has been made together for longest. */
    Optional<SharedReplay> open(String program) {
        return jdbc
                .query(
                        "select id, shares from replay where state = 'running' and shares is not null and program = ?"
                                + " order by asked_at, id",
                        (row, number) -> new SharedReplay(row.getObject(1, UUID.class), row.getInt(2)),
                        program)
                .stream()
                .filter(this::isOpen)
                .findFirst();
    }

    /** Returns whether a share of a replay is not done, and the replay goes on. */
    boolean isOpen(SharedReplay shared) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select exists (select from replay where id = ? and state = 'running' and shares = ?)"
                        + " and ? > (select count(*) from replay_share where replay = ? and is_done)",
                Boolean.class,
                shared.replay(),
                shared.shares(),
                shared.shares(),
                shared.replay()));
    }

    /** Begins a share from its beginning; returns nothing if it is done, or the replay is over. */
    Optional<ShareClaim> take(UUID replay, int share, String member) {
        Optional<ShareClaim> claim = jdbc
                .queryForList(
                        "insert into replay_share as mine (replay, share, number, member)"
                                + " select id, ?, 1, ? from replay where id = ? and state = 'running'"
                                + " on conflict (replay, share) do update set number = mine.number + 1,"
                                + " member = excluded.member, entries_read = 0, is_failed = false"
                                + " where not mine.is_done returning number",
                        Long.class,
                        share,
                        member,
                        replay)
                .stream()
                .map(number -> new ShareClaim(replay, share, number))
                .findFirst();
        claim.ifPresent(taken -> jdbc.update(
                "delete from replay_folded where (replay, share) in (select replay, share from replay_share where "
                        + CLAIMED + " for update)",
                taken.replay(),
                taken.share(),
                taken.number()));
        return claim;
    }

    /** Stores folded requests of a share and how many entries were read; returns false if the claim is lost. */
    boolean store(ShareClaim claim, long entriesRead, byte[] requests) {
        return jdbc.update(
                        "with mine as (update replay_share set entries_read = ? where " + CLAIMED
                                + " returning replay, share)"
                                + " insert into replay_folded (replay, share, requests) select replay, share, ? from mine",
                        entriesRead,
                        claim.replay(),
                        claim.share(),
                        claim.number(),
                        requests)
                == 1;
    }

    /** Ends a share, all of whose requests are stored. */
    void finish(ShareClaim claim, long entriesRead) {
        jdbc.update(
                "update replay_share set is_done = true, entries_read = ? where " + CLAIMED,
                entriesRead,
                claim.replay(),
                claim.share(),
                claim.number());
    }

    /** Says that a share cannot be folded. */
    void fail(ShareClaim claim) {
        jdbc.update(
                "update replay_share set is_failed = true where " + CLAIMED,
                claim.replay(),
                claim.share(),
                claim.number());
    }

    ShareProgress progress(UUID replay) {
        return jdbc.query(
                        "select coalesce(sum(entries_read), 0), coalesce(bool_or(is_failed), false) from replay_share"
                                + " where replay = ?",
                        (row, number) -> new ShareProgress(row.getLong(1), row.getBoolean(2)),
                        replay)
                .getFirst();
    }

    /** Returns the shares that are done. */
    List<Integer> done(UUID replay) {
        return jdbc.queryForList(
                "select share from replay_share where replay = ? and is_done order by share", Integer.class, replay);
    }

    /** Passes on what was stored of a share, with a few chunks in memory at a time. */
    void read(UUID replay, int share, Consumer<byte[]> reader) {
        long behind = 0;
        List<FoldedChunk> chunks;
        do {
            chunks = jdbc.query(
                    "select place, requests from replay_folded where replay = ? and share = ? and place > ?"
                            + " order by place limit ?",
                    (row, number) -> new FoldedChunk(row.getLong(1), row.getBytes(2)),
                    replay,
                    share,
                    behind,
                    CHUNKS);
            for (FoldedChunk chunk : chunks) {
                reader.accept(chunk.requests());
                behind = chunk.place();
            }
        } while (chunks.size() == CHUNKS);
    }

    /** Deletes what is left of replays that are over. */
    void forget() {
        jdbc.update("delete from replay_share where replay in (select id from replay where state in"
                + " ('done', 'cancelled', 'failed'))");
    }
}
