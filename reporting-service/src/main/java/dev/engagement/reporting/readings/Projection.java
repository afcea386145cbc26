package dev.engagement.reporting.readings;

import dev.engagement.events.Recorded;
import dev.engagement.events.TopicNames;
import dev.engagement.reporting.charters.Answering;
import dev.engagement.reporting.charters.Answering.Whole;
import dev.engagement.reporting.charters.PublishedCharters;
import dev.engagement.reporting.factors.AsOf;
import dev.engagement.reporting.factors.Charters;
import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Story;
import dev.engagement.reporting.feed.Arrived;
import dev.engagement.reporting.feed.Received;
import dev.engagement.reporting.feed.Receiver;
import dev.engagement.reporting.history.History;
import dev.engagement.reporting.history.RecentStories;
import dev.engagement.reporting.measures.Account;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Appends arriving entries, and folds the whole story of each affected request once. */
@Component
class Projection implements Receiver<Arrived> {
    private final History history;
    private final RecentStories stories;
    private final Requests requests;
    private final PublishedCharters charters;
    private final Answering answering;
    private final Clock clock;
    private final ObjectProvider<Watcher> watchers;
    private final JdbcTemplate jdbc;
    private @Nullable Instant birth;

    Projection(
            History history,
            RecentStories stories,
            Requests requests,
            PublishedCharters charters,
            Answering answering,
            Clock clock,
            ObjectProvider<Watcher> watchers,
            JdbcTemplate jdbc) {
        this.history = history;
        this.stories = stories;
        this.requests = requests;
        this.charters = charters;
        this.answering = answering;
        this.clock = clock;
        this.watchers = watchers;
        this.jdbc = jdbc;
    }

    @Override
    public String topic() {
        return TopicNames.REQUESTS;
    }

    @Override
    public Received<Arrived> receive(List<Arrived> arrived) {
        List<Arrived> fresh = history.append(arrived);
        return fresh.isEmpty() ? Received.nothing() : new Received<>(fresh, fold(fresh));
    }

    private Runnable fold(List<Arrived> fresh) {
        Map<String, List<Recorded>> added = new LinkedHashMap<>();
        for (Arrived one : fresh) {
            added.computeIfAbsent(one.recorded().subject(), any -> new ArrayList<>())
                    .add(one.recorded());
        }
        Map<String, Earlier> earlier = requests.earlier(added.keySet());
        List<RequestToStore> kept = new ArrayList<>(added.size());
        List<Settled> settled = new ArrayList<>();
        AsOf now = AsOf.now(clock.instant());
        Charters judging = charters.folding();
        Function<String, Earlier> before = subject -> earlier.getOrDefault(subject, Earlier.NOTHING);
        stories.grown(
                subject -> before.apply(subject).entries(),
                added,
                (subject, entries) -> kept.add(
                        fold(subject, entries, judging, before.apply(subject).watched(), now, settled)));
        requests.store(kept);
        storeBefore(kept);
        return () -> {
            kept.forEach(one -> stories.keep(one.subject(), one.entries()));
            watchers.orderedStream().forEach(watcher -> watcher.settled(settled));
        };
    }

    /** Goes on answering by the charters of before while not all requests have been folded anew; by an edition of before nobody can. */
    private void storeBefore(List<RequestToStore> kept) {
        Whole whole = answering.whole();
        if (whole.isJudgedAnew()) {
            Charters before = answering.before(whole);
            requests.storeBefore(
                    kept.stream()
                            .map(one -> one.with(Account.of(one.story(), before)))
                            .toList(),
                    whole.epoch());
        } else if (whole.isSideBySide()) {
            requests.forgetBefore(kept.stream().map(RequestToStore::subject).toList());
        }
    }

    private RequestToStore fold(
            String subject, List<Recorded> entries, Charters judging, Watched told, AsOf now, List<Settled> settled) {
        Story story = Story.of(entries, now);
        Account account = Account.of(story, judging);
        Course course = account.course();
        Watched watched = course == null ? told : Watching.look(course, account, told, birth(), settled);
        return new RequestToStore(subject, entries, story, account, watched);
    }

    /** Returns since when this database has been filled. */
    private Instant birth() {
        Instant known = birth;
        if (known == null) {
            known = Objects.requireNonNull(jdbc.queryForObject("select at from birth", OffsetDateTime.class))
                    .toInstant();
            birth = known;
        }
        return known;
    }
}
