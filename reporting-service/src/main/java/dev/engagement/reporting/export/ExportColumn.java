package dev.engagement.reporting.export;

/** A column of a table, as {@code docs/analysis.md} describes it. */
public record ExportColumn(String name, ColumnType kind) {
    /** The type of a column's values. */
    public enum ColumnType {
        TEXT("VARCHAR"),
        INSTANT("TIMESTAMP WITH TIME ZONE"),
        WHOLE("BIGINT"),
        NUMBER("DOUBLE"),
        TRUTH("BOOLEAN");

        private final String sql;

        ColumnType(String sql) {
            this.sql = sql;
        }

        /** The column's type in the Parquet file, by DuckDB's name. */
        public String sql() {
            return sql;
        }
    }
}
