package dev.engagement.reporting.page.scorecard;

import dev.engagement.reporting.export.ExportColumn;
import dev.engagement.reporting.export.ExportColumn.ColumnType;
import dev.engagement.reporting.export.ExportTable;
import dev.engagement.reporting.factors.Measure;
import dev.engagement.reporting.measures.Measures;
import dev.engagement.reporting.page.scorecard.BehindLines.Line;
import dev.engagement.reporting.parameters.Parameters;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;

/** {@code GET /behind?format=csv}: the same list, whole, as a file. */
@Controller
class BehindFile {
    /** The name of the parameter. */
    static final String FORMAT = "format";

    static final String CSV = "csv";

    private static final List<ExportColumn> COLUMNS = List.of(
            new ExportColumn("request", ColumnType.TEXT),
            new ExportColumn("title", ColumnType.TEXT),
            new ExportColumn("team", ColumnType.TEXT),
            new ExportColumn("owner", ColumnType.TEXT),
            new ExportColumn("opened_at", ColumnType.INSTANT),
            new ExportColumn("value", ColumnType.NUMBER),
            new ExportColumn("says", ColumnType.TEXT),
            new ExportColumn("target", ColumnType.TEXT));

    private final Askings askings;
    private final BehindLines behind;

    BehindFile(Askings askings, BehindLines behind) {
        this.askings = askings;
        this.behind = behind;
    }

    @GetMapping(path = "/behind", params = FORMAT)
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public void file(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Parameters parameters = new Parameters(
                request,
                Stream.concat(Arrays.stream(BehindPage.PARAMETERS), Stream.of(FORMAT))
                        .toArray(String[]::new));
        if (!CSV.equals(parameters.one(FORMAT))) {
            throw Parameters.invalid(FORMAT, "must be " + CSV);
        }
        Asking asking = askings.read(parameters);
        Choice choice = BehindPage.choice(parameters);
        Measure measure = Measures.ALL.get(choice.measure());
        List<BehindReading> readings = behind.readings(asking.question().cohort(), choice);
        readings.sort(BehindOrder.read(parameters).order());
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"" + name(measure.name() + choice.says(), choice.which(), asking.name()) + "\"");
        ExportTable table = new ExportTable(response.getOutputStream(), COLUMNS, true);
        for (Line line : behind.lines(readings, measure)) {
            table.row(row(line));
        }
        table.end();
    }

    private static List<@Nullable Object> row(Line line) {
        return Arrays.asList(
                line.request(),
                line.title(),
                line.team(),
                line.owner(),
                line.opened(),
                line.value(),
                line.said(),
                line.verdict());
    }

    /** Returns a name that says what and when: {@code commitments-kept-broken_settled_July-2026.csv}. */
    private static String name(String... parts) {
        return String.join(
                        "_",
                        Stream.of(parts)
                                .map(part -> part.replaceAll("[^A-Za-z0-9]+", "-"))
                                .toList())
                + ".csv";
    }
}
