package dev.engagement.reporting.feed;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Records that nothing could be made of. They are kept and named, and their requests are known to be incomplete. */
@Repository
public class ParkedRecords {
    private static final Logger LOG = LoggerFactory.getLogger(ParkedRecords.class);

    private final JdbcTemplate jdbc;

    ParkedRecords(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void keep(List<Parked> parked) {
        for (Parked one : parked) {
            ConsumerRecord<byte[], byte[]> record = one.record();
            LOG.error(
                    "Parked record {}-{}@{}, so what it tells of {} is missing: {}",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    one.why().subject(),
                    one.why().reason());
            jdbc.update(
                    """
                    insert into parked (topic, partition, "offset", subject, reason, headers, value)
                    values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing""",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    one.why().subject(),
                    storable(one.why().reason()),
                    headers(record),
                    value(record));
        }
    }

    /** What the directory brings may be a name, and must not stay here. */
    private static byte @Nullable [] value(ConsumerRecord<byte[], byte[]> record) {
        return record.topic().equals(Topics.DIRECTORY) ? null : record.value();
    }

    private static String headers(ConsumerRecord<byte[], byte[]> record) {
        List<String> lines = new ArrayList<>();
        for (Header header : record.headers()) {
            lines.add(header.key() + ": "
                    + (header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8)));
        }
        return storable(String.join("\n", lines));
    }

    /** PostgreSQL's text has no U+0000. */
    private static String storable(String text) {
        return text.replace('\0', '\uFFFD');
    }

    /** Whether an entry of this request is missing because its record could not be read. */
    public boolean hasSome(String subject) {
        return Boolean.TRUE.equals(
                jdbc.queryForObject("select exists (select from parked where subject = ?)", Boolean.class, subject));
    }

    long count() {
        Long count = jdbc.queryForObject("select count(*) from parked", Long.class);
        return count == null ? 0 : count;
    }

    /** The newest ones, as an operator looks for them. */
    List<@Nullable String> newest(int atMost) {
        return jdbc.queryForList("""
                select topic || '-' || partition || '@' || "offset" || ': ' || reason from parked
                order by partition, "offset" desc limit ?""", String.class, atMost);
    }
}
