package dev.engagement.reporting.warnings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.engagement.events.Recorded;
import dev.engagement.events.Results.CommitmentDelivered;
import dev.engagement.events.Results.CommitmentMade;
import dev.engagement.reporting.Stage;
import dev.engagement.reporting.Stage.Service;
import dev.engagement.reporting.warnings.WarningReceiver.Taken;
import dev.engagement.tests.Stories;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A past that warns nobody: imports, a reading side built anew, one that lags behind. */
class WarningsOfThePastTest extends WarningStage {
    @Test
    void a_reading_side_that_is_built_anew_sends_nothing_again_and_both_decide_on_what_follows_once() {
        subscribe("leads", "targets: [promise, engage]", "at: [50%, PT30M, missed]", to(receiver));
        Service before = service(Stage.database());
        awaitCounting(before, 1);
        stage.publish(promised("tool:1", Duration.ofMinutes(15)));
        stage.complete(start.plus(Duration.ofMinutes(20)));
        await().atMost(PATIENCE).until(() -> receiver.taken().size() == 1);
        List<String> sent = List.copyOf(receiver.ids());

        Service anew = service(Stage.database());
        anew.awaitComplete(start.plus(Duration.ofMinutes(20)).minusMillis(1));
        stage.publish(promised("tool:2", Duration.ofMinutes(30)));
        stage.complete(start.plus(Duration.ofMinutes(31)));
        anew.awaitComplete(start.plus(Duration.ofMinutes(31)).minusMillis(1));
        before.awaitComplete(start.plus(Duration.ofMinutes(31)).minusMillis(1));
        await().atMost(PATIENCE).until(() -> receiver.taken().size() >= 2);

        before.close();
        stage.complete(start.plus(Duration.ofMinutes(32)));
        anew.awaitComplete(start.plus(Duration.ofMinutes(32)).minusMillis(1));
        assertThat(receiver.ids()).startsWith(sent.getFirst()).doesNotHaveDuplicates();
        assertThat(receiver.taken().stream().filter(taken -> taken.request().equals("tool:1")))
                .hasSize(1);
    }

    /** Stories of the past, read while nobody knows yet how they went on. */
    @Test
    void history_warns_nobody() {
        subscribe("all", "at: [50%, PT30M, missed]", to(receiver));
        Service service = service(Stage.database());
        awaitCounting(service, 1);
        List<Recorded> imported = new ArrayList<>();
        for (int number = 0; number < 20; number++) {
            imported.addAll(Stories.utc()
                    .about("old:" + number)
                    .at("2026-03-02T09:00")
                    .learned(local(start))
                    .opened()
                    .promised("fix", "2026-03-03T09:00")
                    .entries());
        }
        stage.publish(imported);
        stage.publish(promised("tool:1", Duration.ofMinutes(15)));
        stage.complete(start.plus(Duration.ofMinutes(16)));

        await().atMost(PATIENCE).until(() -> !receiver.taken().isEmpty());
        await().atMost(PATIENCE).until(() -> service.database()
                .queryForList("select subject from request where look_at = '-infinity'", String.class)
                .isEmpty());
        assertThat(receiver.taken()).allMatch(taken -> taken.request().equals("tool:1"));
    }

    /** As while a reading side is built anew: of a promise it knows the making, and not yet the delivery. */
    @Test
    void a_side_that_lags_behind_decides_nothing() {
        subscribe("leads", "targets: [promise]", "at: [missed]", to(receiver));
        Service service = service(Stage.database(), "--engagement.stalled-after=PT1M");
        awaitCounting(service, 1);
        Instant due = start.minus(Duration.ofMinutes(20));
        List<Recorded> kept = longAgo("tool:kept", due)
                .at(local(start.minus(Duration.ofMinutes(21))))
                .learned(local(start))
                .entry(new CommitmentDelivered("fix", null))
                .entries();
        stage.publish(kept.subList(0, 2));
        stage.publish(longAgo("tool:broken", due).entries());
        Instant then = start.minus(Duration.ofMinutes(15));
        stage.complete(then);
        service.awaitComplete(then.minusMillis(1));
        stage.publish(kept.subList(2, 3));
        stage.complete(Instant.now());

        await().atMost(PATIENCE).until(() -> !receiver.taken().isEmpty());
        assertThat(receiver.taken()).extracting(Taken::request).containsExactly("tool:broken");
        assertThat(warnings(service, "?request=tool:kept")).isEmpty();
    }

    private static Stories longAgo(String request, Instant due) {
        return Stories.utc()
                .about(request)
                .at(local(due.minus(Duration.ofMinutes(10))))
                .opened()
                .entry(new CommitmentMade("fix", due, null, null, null));
    }
}
