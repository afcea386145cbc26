package dev.engagement.reporting.feed;

import dev.engagement.events.TopicNames;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Unreadable records. They are kept and named, and their requests are known to be incomplete. */
@Repository
public class ParkedRecords {
    private static final Logger LOG = LoggerFactory.getLogger(ParkedRecords.class);

    private final JdbcTemplate jdbc;

    ParkedRecords(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps records, and returns how many of them stand for an entry that has not arrived in any form yet. */
    long keep(String topic, List<Parked> parked) {
        long first = 0;
        for (Parked one : parked) {
            first += keep(topic, one) ? 1 : 0;
        }
        return first;
    }

    /** Returns whether this record is the first trace of its entry here; an entry that has arrived needs no parked record. */
    private boolean keep(String topic, Parked one) {
        ConsumerRecord<byte[], byte[]> record = one.record();
        String subject = one.why().subject();
        Long sequence = number(record, "ce_sequence");
        if (exists("select exists (select from entry where subject = ? and sequence = ?)", subject, sequence)) {
            return false;
        }
        boolean first = !exists(
                "select exists (select from parked where topic = ? and subject = ? and sequence = ?)",
                topic,
                subject,
                sequence);
        LOG.error(
                "Parked record {}-{}@{}, so what it tells of {} is missing: {}",
                topic,
                record.partition(),
                record.offset(),
                subject,
                one.why().reason());
        insert(topic, one, sequence);
        return first;
    }

    private void insert(String topic, Parked one, @Nullable Long sequence) {
        ConsumerRecord<byte[], byte[]> record = one.record();
        jdbc.update(
                """
                insert into parked (topic, partition, "offset", subject, sequence, recorded_at, reason, headers, value)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""",
                topic,
                record.partition(),
                record.offset(),
                one.why().subject(),
                sequence,
                recordedAt(record),
                storable(one.why().reason()),
                headers(record),
                // A record of the directory may hold a name.
                topic.equals(TopicNames.DIRECTORY) ? null : record.value());
    }

    private boolean exists(String sql, @Nullable Object... arguments) {
        return Boolean.TRUE.equals(jdbc.queryForObject(sql, Boolean.class, arguments));
    }

    /** Forgets records whose entries have arrived after all, and returns these entries: they were counted before. */
    <T> List<T> replacedBy(String topic, List<T> fresh) {
        List<T> replacing = new ArrayList<>();
        for (T one : count() > 0 ? fresh : List.<T>of()) {
            if (one instanceof Arrived arrived
                    && jdbc.update(
                                    "delete from parked where topic = ? and subject = ? and sequence = ?",
                                    topic,
                                    arrived.recorded().subject(),
                                    arrived.recorded().sequence())
                            > 0) {
                replacing.add(one);
            }
        }
        return replacing;
    }

    private static @Nullable Long number(ConsumerRecord<byte[], byte[]> record, String name) {
        try {
            return Long.valueOf(text(record, name));
        } catch (NumberFormatException noNumber) {
            return null;
        }
    }

    private static @Nullable OffsetDateTime recordedAt(ConsumerRecord<byte[], byte[]> record) {
        try {
            return OffsetDateTime.parse(text(record, "ce_recordedtime"));
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    private static String text(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static String headers(ConsumerRecord<byte[], byte[]> record) {
        List<String> lines = new ArrayList<>();
        for (Header header : record.headers()) {
            lines.add(header.key() + ": "
                    + (header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8)));
        }
        return storable(String.join("\n", lines));
    }

    /** Replaces U+0000, which PostgreSQL's text cannot hold. */
    private static String storable(String text) {
        return text.replace('\0', '\uFFFD');
    }

    /** Returns whether an entry of this request is missing because its record was unreadable. */
    public boolean hasSome(String subject) {
        return exists("select exists (select from parked where subject = ?)", subject);
    }

    /** Returns the requests that miss an entry recorded up to that instant; null: at any time. */
    public List<String> requests(@Nullable Instant known) {
        return jdbc.queryForList(
                "select distinct subject from parked where topic = ? and subject is not null"
                        + " and (recorded_at is null or recorded_at <= ?)",
                String.class,
                TopicNames.REQUESTS,
                known == null ? OffsetDateTime.MAX : known.atOffset(ZoneOffset.UTC));
    }

    /** Returns how many records are unreadable. */
    public long count() {
        Long count = jdbc.queryForObject("select count(*) from parked", Long.class);
        return count == null ? 0 : count;
    }

    /** Returns the newest records, in a form for operators. */
    List<@Nullable String> newest(int atMost) {
        return jdbc.queryForList("""
                select topic || '-' || partition || '@' || "offset" || ': ' || reason from parked
                order by partition, "offset" desc limit ?""", String.class, atMost);
    }
}
