package dev.engagement.reporting.export.parquet;

import dev.engagement.reporting.export.ExportColumn;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;

/** Turns tables into Parquet. DuckDB is loaded when the first table is asked for: its library has 70 MB. */
public final class Parquet {
    /** DuckDB's memory, besides the heap; it spills the rest to files in the folder of its output. */
    private static final String MEMORY = "256MB";

    /** Rows of a row group, and so the rows held in memory before they are written. */
    private static final int ROW_GROUP = 50_000;

    private Parquet() {}

    /**
     * Writes a Parquet file from a table.
     *
     * @param csv as {@link dev.engagement.reporting.export.ExportTable} writes it
     * @param parquet in a folder that nothing else uses
     */
    public static void write(Path csv, List<ExportColumn> columns, Path parquet) throws IOException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("set threads = 1");
            statement.execute("set memory_limit = '" + MEMORY + "'");
            statement.execute("set temp_directory = " + quoted(parquet.resolveSibling("spill")));
            statement.execute("set autoinstall_known_extensions = false");
            statement.execute("copy (select * from read_csv(" + quoted(csv) + ", auto_detect = false, header = true,"
                    + " delim = ',', quote = '\"', escape = '\"', new_line = '\\r\\n', nullstr = '',"
                    + " allow_quoted_nulls = false, parallel = false, columns = {" + types(columns) + "})) to "
                    + quoted(parquet) + " (format parquet, compression zstd, row_group_size " + ROW_GROUP + ")");
        } catch (SQLException fault) {
            throw new IOException("No Parquet file could be made", fault);
        }
    }

    private static String types(List<ExportColumn> columns) {
        return columns.stream()
                .map(column -> "'" + column.name() + "': '" + column.kind().sql() + "'")
                .collect(Collectors.joining(", "));
    }

    private static String quoted(Path path) {
        return "'" + path.toString().replace("'", "''") + "'";
    }
}
