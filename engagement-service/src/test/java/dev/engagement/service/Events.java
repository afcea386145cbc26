package dev.engagement.service;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/** CloudEvents as tools write them. */
final class Events {
    static final String STRUCTURED = "application/cloudevents+json";
    static final String BATCH = "application/cloudevents-batch+json";
    static final String NDJSON = "application/x-ndjson";

    private Events() {}

    static String event(String id, String subject, String name, String data) {
        return """
                {"specversion":"1.0","id":"%s","source":"/tools/t","type":"dev.engagement.%s.v1","subject":"%s",\
                "time":"2026-03-27T16:30:00+01:00","datacontenttype":"application/json","data":%s}""".formatted(id, name, subject, data);
    }

    static String opened(String id, String subject) {
        return event(id, subject, "request-opened", "{\"activity\":\"incident\",\"service\":\"mail\"}");
    }

    static String closed(String id, String subject) {
        return event(id, subject, "request-closed", "{}");
    }

    static byte[] gzip(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
