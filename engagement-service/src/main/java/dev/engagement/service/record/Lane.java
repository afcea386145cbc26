package dev.engagement.service.record;

import dev.engagement.service.intake.MessageOutcome;
import dev.engagement.service.intake.Submission;
import dev.engagement.service.record.Waiting.WaitingPlace;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;

/** Records a part of a group: in one transaction if that works, else each message in one of its own. */
@Component
class Lane {
    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

    private final GroupAppend group;
    private final RecordingHealth health;

    Lane(GroupAppend group, RecordingHealth health) {
        this.group = group;
        this.health = health;
    }

    void record(List<WaitingPlace> places) {
        try {
            together(places);
        } catch (CannotCreateTransactionException | ClockJumped away) {
            LOG.error(
                    "{} messages could not be recorded; their senders are told to send them again",
                    places.size(),
                    away);
            health.failed(away);
            places.forEach(place -> place.sender().fail("the store cannot take it now", away));
        } catch (RuntimeException fault) {
            LOG.warn("A group of {} messages could not be recorded; each is tried alone", places.size(), fault);
            places.stream().filter(place -> !place.sender().hasFailed()).forEach(this::alone);
        }
    }

    private void together(List<WaitingPlace> places) {
        List<Submission> submissions =
                places.stream().map(WaitingPlace::submission).toList();
        List<MessageOutcome> outcomes = Tries.of(() -> group.record(submissions));
        health.recorded();
        for (int i = 0; i < places.size(); i++) {
            places.get(i).settle(outcomes.get(i));
        }
    }

    private void alone(WaitingPlace place) {
        try {
            together(List.of(place));
        } catch (RuntimeException fault) {
            LOG.error("A message could not be recorded; its sender is told to send it again", fault);
            health.failed(fault);
            place.sender().fail("it could not be stored", fault);
        }
    }
}
