package dev.engagement.service.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.events.Conversation.CustomerContacted;
import dev.engagement.service.intake.MessageOutcome;
import dev.engagement.service.intake.Recorder.Unavailable;
import dev.engagement.service.intake.Submission;
import dev.engagement.service.record.Waiting.WaitingPlace;
import dev.engagement.service.request.Message;
import dev.engagement.shared.traces.Traces;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One queue: each sender gets its own outcomes, a request keeps its order, and no fault stops the others. */
class LanesTest {
    private static Submission submission(String subject) {
        Message message =
                new Message("/tools/t", "m", subject, Instant.EPOCH, UUID.randomUUID(), new CustomerContacted("phone"));
        return new Submission(message, "", List.of(), true, null);
    }

    /** Numbers the messages of each request as they are recorded. */
    private static final class Counting implements Consumer<List<WaitingPlace>> {
        private final Map<String, Integer> sequences = new ConcurrentHashMap<>();
        final List<Integer> sizes = new ArrayList<>();

        @Override
        public void accept(List<WaitingPlace> places) {
            synchronized (sizes) {
                sizes.add(places.size());
            }
            for (WaitingPlace place : places) {
                Message message = place.submission().message();
                int sequence = sequences.merge(message.subject(), 1, Integer::sum) - 1;
                place.settle(new MessageOutcome.NewlyRecorded(message.entryId(), sequence));
            }
        }
    }

    @Test
    void a_large_group_is_spread_and_each_sender_gets_its_own_outcomes_in_the_order_of_each_request() {
        Counting counting = new Counting();
        Lanes lanes = new Lanes(counting, 3, Traces.OFF);
        List<List<Submission>> sent = new ArrayList<>();
        List<CompletableFuture<List<MessageOutcome>>> answers = new ArrayList<>();
        for (int sender = 0; sender < 4; sender++) {
            List<Submission> submissions = IntStream.range(0, 50)
                    .mapToObj(number -> submission("t:" + number % 10))
                    .toList();
            sent.add(submissions);
            answers.add(lanes.record(submissions));
        }
        lanes.start();
        lanes.stop();

        for (int sender = 0; sender < 4; sender++) {
            for (int number = 0; number < 50; number++) {
                assertThat(answers.get(sender).join().get(number))
                        .isEqualTo(new MessageOutcome.NewlyRecorded(
                                sent.get(sender).get(number).message().entryId(), sender * 5L + number / 10));
            }
        }
        assertThat(counting.sizes).hasSize(3);
    }

    @Test
    void a_fault_is_told_to_those_it_met_and_the_next_are_recorded() {
        Counting counting = new Counting();
        AtomicInteger groups = new AtomicInteger();
        Lanes lanes = new Lanes(
                places -> {
                    if (groups.getAndIncrement() == 0) {
                        throw new AssertionError("a fault of ours");
                    }
                    counting.accept(places);
                },
                1,
                Traces.OFF);
        lanes.start();

        CompletableFuture<List<MessageOutcome>> first = lanes.record(List.of(submission("t:1")));
        assertThat(first.handle((outcomes, fault) -> fault).join()).isInstanceOf(Unavailable.class);
        assertThat(lanes.record(List.of(submission("t:1"))).join()).hasSize(1);
        lanes.stop();
    }

    @Test
    void those_who_come_while_two_groups_are_recorded_are_one_group_together() throws InterruptedException {
        Counting counting = new Counting();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Lanes lanes = new Lanes(
                places -> {
                    begun.countDown();
                    awaitQuietly(goOn);
                    counting.accept(places);
                },
                2,
                Traces.OFF);
        lanes.start();
        lanes.record(List.of(submission("t:1")));
        begun.await();
        List<CompletableFuture<List<MessageOutcome>>> answers = IntStream.range(0, 16)
                .mapToObj(number -> lanes.record(List.of(submission("u:" + number))))
                .toList();
        goOn.countDown();
        answers.forEach(CompletableFuture::join);
        lanes.stop();

        assertThat(counting.sizes).hasSizeLessThanOrEqualTo(3);
        assertThat(counting.sizes.stream().mapToInt(size -> size).sum()).isEqualTo(17);
    }

    @Test
    void messages_about_one_request_are_recorded_one_group_after_the_other() throws InterruptedException {
        Counting counting = new Counting();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Lanes lanes = new Lanes(
                places -> {
                    if (places.getFirst().submission().message().subject().equals("t:1")) {
                        begun.countDown();
                        awaitQuietly(goOn);
                    }
                    counting.accept(places);
                },
                2,
                Traces.OFF);
        lanes.start();
        List<CompletableFuture<List<MessageOutcome>>> same = new ArrayList<>();
        same.add(lanes.record(List.of(submission("t:1"))));
        begun.await();
        same.add(lanes.record(List.of(submission("t:1"), submission("t:2"))));
        same.add(lanes.record(List.of(submission("t:2"))));

        assertThat(lanes.record(List.of(submission("t:3"))).join()).hasSize(1);
        assertThat(same).noneMatch(CompletableFuture::isDone);
        goOn.countDown();
        assertThat(sequences(same)).containsExactly(List.of(0L), List.of(1L, 0L), List.of(1L));
        lanes.stop();
    }

    @Test
    void a_sender_who_is_alone_after_many_is_not_kept_waiting_for_them() {
        Counting counting = new Counting();
        Lanes lanes = new Lanes(counting, 2, Traces.OFF);
        List<CompletableFuture<List<MessageOutcome>>> many = IntStream.range(0, 32)
                .mapToObj(number -> lanes.record(List.of(submission("t:" + number))))
                .toList();
        lanes.start();
        many.forEach(CompletableFuture::join);

        for (int number = 0; number < 40; number++) {
            assertThat(lanes.record(List.of(submission("t:alone")))
                            .orTimeout(1, TimeUnit.SECONDS)
                            .join())
                    .hasSize(1);
        }
        lanes.stop();
    }

    private static List<List<Long>> sequences(List<CompletableFuture<List<MessageOutcome>>> answers) {
        return answers.stream()
                .map(answer -> answer.join().stream()
                        .map(outcome -> ((MessageOutcome.NewlyRecorded) outcome).sequence())
                        .toList())
                .toList();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
