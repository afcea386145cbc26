package dev.engagement.service.publish;

import dev.engagement.service.record.EventLog.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;

/**
 * The progress of publishing, with its evidence.
 *
 * @param position everything up to here is confirmed by the broker
 * @param sent first appearances of entries up to there, by {@link Partitions#ALL}
 * @param ends the offset after the last confirmed record, likewise
 * @param epoch how often the broker lost records that it had confirmed
 */
record PublicationProgress(Position position, List<Long> sent, List<Long> ends, long epoch) {
    /** A record that the broker has; the partition has the topic's canonical name, the offset is below zero if it is unknown. */
    record Confirmed(TopicPartition partition, long offset) {}

    /** Returns the progress with one more entry sent to that partition; its count becomes the entry's number. */
    PublicationProgress sending(int place) {
        List<Long> counted = new ArrayList<>(sent);
        counted.set(place, counted.get(place) + 1);
        return new PublicationProgress(position, counted, ends, epoch);
    }

    /** Returns the progress after records that the broker has just confirmed. */
    PublicationProgress confirmed(Position behind, List<Confirmed> records) throws TailLost {
        List<Long> whole = new ArrayList<>(ends);
        List<Long> after = new ArrayList<>(ends);
        for (Confirmed record : records) {
            int place = Partitions.place(record.partition());
            if (place >= 0 && record.offset() >= 0) {
                whole.set(place, Math.min(whole.get(place), record.offset()));
                after.set(place, Math.max(after.get(place), record.offset() + 1));
            }
        }
        if (!isKeptBy(whole)) {
            throw new TailLost(whole);
        }
        return new PublicationProgress(behind, sent, List.copyOf(after), epoch);
    }

    /** Returns the same progress with the partitions' current ends. */
    PublicationProgress endingAt(List<Long> now) {
        return new PublicationProgress(position, sent, now, epoch);
    }

    /** Returns whether the broker, whose partitions end there, still has all records that it confirmed. */
    boolean isKeptBy(List<Long> brokersEnds) {
        return isKept(brokersEnds, ends.size());
    }

    /** Returns whether the broker still has all entries; names are published again in any case. */
    boolean hasItsEntries(List<Long> brokersEnds) {
        return isKept(brokersEnds, Partitions.OF_ENTRIES);
    }

    private boolean isKept(List<Long> brokersEnds, int places) {
        return IntStream.range(0, places).allMatch(place -> brokersEnds.get(place) >= ends.get(place));
    }
}
