package dev.engagement.service.intake.webhooks.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.events.Catalogue;
import dev.engagement.service.intake.Json;
import dev.engagement.service.intake.webhooks.Connection;
import dev.engagement.service.intake.webhooks.Door;
import dev.engagement.service.intake.webhooks.State;
import dev.engagement.service.intake.webhooks.ToldEntry;
import dev.engagement.tests.RealInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Deliveries that went wrong in the field, beside the table that says what must come of each, where real input is at hand; the stories hold
 * cases of our own making that are like them.
 */
class FieldCasesTest {
    private static final Pattern ROW = Pattern.compile("\\| (\\w+)(-[\\w-]+) \\| (.*) \\| [^|]* \\|");
    private static final Pattern ENTRY = Pattern.compile("`([a-z-]+) (\\S+) (\\{[^`]*})`");
    private static final Pattern EVENT =
            Pattern.compile("\\{\"type\": \"([a-z-]+)\", \"time\": \"([^\"]+)\", \"data\": (\\{.*?})}");
    private static final Pattern NAME = Pattern.compile("(request-opened|ownership-changed|barrier-\\w+)");

    @TempDir
    private Path folder = Path.of("");

    /** A row of the table. */
    private record Row(String tool, String file, String says) {}

    static Stream<Path> folders() {
        return RealInput.at("field-cases/webhooks").stream();
    }

    private static List<Row> rows(Path cases) throws IOException {
        return Files.readAllLines(cases.resolve("README.md")).stream()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .map(row -> new Row(row.group(1), row.group(1) + row.group(2), row.group(3)))
                .toList();
    }

    private Connected connected(Tool tool) throws IOException {
        Path file = Files.writeString(folder.resolve(tool.word() + ".yaml"), Sheets.filled(tool));
        return ConnectionFile.read(tool.word(), file);
    }

    private Door door(Row row) throws IOException {
        Connected connected = connected(Tool.named(row.tool()).orElseThrow());
        Connection sheet = connected.connection();
        boolean waiting = row.says().contains("states: {\"waiting for customer\": customer}");
        Connection connection = new Connection(
                sheet.name(),
                sheet.source(),
                sheet.secrets(),
                sheet.service(),
                sheet.activity(),
                waiting ? Map.of("waiting for customer", State.CUSTOMER) : sheet.states(),
                sheet.levels(),
                sheet.machines(),
                sheet.customers(),
                sheet.staff(),
                sheet.fields(),
                sheet.dialect());
        return new Door(connected.endpoint().translator(), connection);
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("folders")
    void every_row_of_the_table_comes_true(Path cases) throws IOException {
        Map<String, Door> doors = new HashMap<>();
        List<String> wrong = new ArrayList<>();
        List<Row> rows = rows(cases);
        try (Stream<Path> files = Files.list(cases)) {
            assertThat(rows).hasSize((int)
                    files.filter(file -> file.toString().endsWith(".json")).count());
        }
        for (Row row : rows) {
            Door door = doors.get(row.tool());
            if (door == null) {
                door = door(row);
                doors.put(row.tool(), door);
            }
            String body = Files.readString(cases.resolve(row.file() + ".json"));
            List<ToldEntry> told = door.deliver(body);
            List<String> expected = expected(row);
            List<String> found = told.stream().map(FieldCasesTest::line).toList();
            boolean names = expected.isEmpty() && !row.says().matches("(nothing|ignored).*");
            List<String> lines = names ? namesIn(row.says()) : expected;
            List<String> shown =
                    names ? found.stream().map(line -> line.split(" ")[0]).toList() : found;
            boolean right = row.says().startsWith("state 6")
                    ? shown.containsAll(lines) && shown.size() == 3
                    : shown.size() == lines.size() && shown.containsAll(lines);
            if (!right) {
                wrong.add(row.file() + "\n   expected " + lines + "\n   found    " + shown);
            }
        }
        assertThat(wrong).as(String.join("\n", wrong)).isEmpty();
    }

    private static List<String> namesIn(String says) {
        return NAME.matcher(says).results().map(found -> found.group(1)).toList();
    }

    private static List<String> expected(Row row) {
        return Stream.of(ENTRY, EVENT)
                .flatMap(pattern -> pattern.matcher(row.says()).results())
                .map(found -> line(found.group(1), instant(found.group(2)), data(found.group(3))))
                .toList();
    }

    private static Instant instant(String time) {
        return time.equals("(arrival)")
                ? Door.ARRIVAL
                : OffsetDateTime.parse(time).toInstant();
    }

    private static Map<?, ?> data(String json) {
        return (Map<?, ?>) Objects.requireNonNull(Json.parse(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static String line(ToldEntry told) {
        return line(Catalogue.kindOf(told.entry()).name(), told.occurredAt(), Catalogue.write(told.entry()));
    }

    private static String line(String name, Instant time, Map<?, ?> data) {
        return name + " " + time + " " + new TreeMap<>(data).toString().toLowerCase(Locale.ROOT);
    }
}
