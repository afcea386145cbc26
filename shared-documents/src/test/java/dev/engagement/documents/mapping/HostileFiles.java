package dev.engagement.documents.mapping;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import java.util.zip.GZIPOutputStream;

/** Files made to break their reader, over all formats; the same seed makes the same files. Its main reads them. */
final class HostileFiles {
    private static final int MOST_REPEATS = 24;

    private final RandomGenerator random;

    private final long mostBytes;

    private HostileFiles(RandomGenerator random, long mostBytes) {
        this.random = random;
        this.mostBytes = mostBytes;
    }

    /** Reads as many files as the first argument says, made from the seed that is the second one, of the third's MiB at most. */
    public static void main(String[] arguments) throws IOException {
        HostileFiles files =
                new HostileFiles(new Random(Long.parseLong(arguments[1])), Long.parseLong(arguments[2]) << 20);
        long rows = 0;
        int many = Integer.parseInt(arguments[0]);
        for (int read = 1; read <= many; read++) {
            rows += files.readOne();
            if (read % 100 == 0) {
                System.out.println(read + " files read");
            }
        }
        System.out.println("alive after " + rows + " rows");
    }

    private long readOne() throws IOException {
        String format = any(List.of("csv", "ndjson", "json", "xes"));
        byte[] file = file(format);
        if (random.nextInt(10) == 0) {
            file[random.nextInt(file.length)] = (byte) random.nextInt(256);
        }
        Mapping mapping =
                Mappings.withoutPeople(Mappings.text(format, """
                - tell: request-opened
                  first: true
                  data: {activity: "${a}", service: mail}
                - tell: progress-reported
                  changed: [a]
                  data: {visibleToCustomer: true, percentComplete: "${a}"}
                """) + (random.nextBoolean() ? "order: time\n" : ""));
        RowTranslation translation = new RowTranslation(mapping);
        long rows = 0;
        try (LogFile log = LogFile.open(new ByteArrayInputStream(file), mapping)) {
            for (LogLine line = log.next(); line != null; line = log.next()) {
                translation.read(line);
                rows++;
            }
        } catch (IOException broken) {
            rows++;
        }
        return rows;
    }

    /** A gzip file that begins as its format wants, and goes on with a lot of something. */
    private byte[] file(String format) throws IOException {
        int many = 1 << random.nextInt(MOST_REPEATS);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new BufferedOutputStream(new GZIPOutputStream(bytes), 1 << 16)) {
            write(out, any(starts(format)));
            IntFunction<String> piece = any(pieces(format));
            long most = mostBytes;
            for (int i = 0; i < many && most > 0; i++) {
                String text = piece.apply(i);
                most -= text.length();
                write(out, text);
            }
            write(out, any(ends(format)));
        }
        return bytes.toByteArray();
    }

    private static List<String> starts(String format) {
        return switch (format) {
            case "csv" -> List.of("id,when,a\n", "id,when,a\n1,2026-01-01T10:00:00Z,\"", "", "\ufeffid", "id,id,id\n");
            case "ndjson", "json" ->
                List.of("", "{\"id\":1,\"when\":\"2026-01-01T10:00:00Z\",\"a\":", "{\"id\":\"", "[", "{\"a\":{");
            default ->
                List.of(
                        "<log><trace><event><string key=\"a\" value=\"",
                        "<log><trace><event>",
                        "<log>",
                        "<?xml version=\"1.0\"?><!DOCTYPE log [<!ENTITY a \"aaaaaaaaaa\">",
                        "<log><!--",
                        "<log ");
        };
    }

    private static List<IntFunction<String>> pieces(String format) {
        return switch (format) {
            case "csv" ->
                List.of(
                        i -> i + ",2026-01-01T10:00:00Z,x\n",
                        i -> "1,2026-01-01T10:00:00Z," + i + "\n",
                        i -> "x".repeat(1 << 10),
                        i -> ",",
                        i -> "\"",
                        i -> "\"\n",
                        i -> "1,2026-01-01T10:00:00Z," + "9".repeat(1 << 15) + "\n",
                        i -> "\0");
            case "ndjson", "json" ->
                List.of(
                        i -> "{\"id\":" + i + ",\"when\":\"2026-01-01T10:00:00Z\",\"a\":1e999999999}\n",
                        i -> "[",
                        i -> "{\"a\":",
                        i -> "{\"" + "k".repeat(1 << 12) + i + "\":",
                        i -> "\"k" + i + "\":1,",
                        i -> "9".repeat(1 << 10),
                        i -> "\\ud800",
                        i -> "x\n");
            default ->
                List.of(
                        i -> "<string key=\"a" + i + "\" value=\"x\"/>",
                        i -> "<a" + i + "/>",
                        i -> "<list>",
                        i -> "<log>",
                        i -> "<trace><string key=\"concept:name\" value=\"" + i + "\"/><event>"
                                + "<date key=\"time:timestamp\" value=\"2026-01-01T10:00:00Z\"/></event></trace>",
                        i -> "a".repeat(1 << 10),
                        i -> " k" + i + "=\"v\"",
                        i -> " xmlns:k" + i + "=\"v\"",
                        i -> "<?p" + i + "?>",
                        i -> "&a;");
        };
    }

    private static List<String> ends(String format) {
        return switch (format) {
            case "csv" -> List.of("", "\"", "\n");
            case "ndjson", "json" -> List.of("", "\"}", "}\n");
            default -> List.of("", "\"/></event></trace></log>", "--></log>", "]><log>&a;</log>");
        };
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
