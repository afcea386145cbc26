package dev.engagement.reporting.export;

/** A column of a table, as {@code docs/analysis.md} describes it. */
public record Column(String name, Kind kind) {
    /** What a column holds. */
    public enum Kind {
        TEXT("VARCHAR"),
        INSTANT("TIMESTAMP WITH TIME ZONE"),
        WHOLE("BIGINT"),
        NUMBER("DOUBLE"),
        TRUTH("BOOLEAN");

        private final String sql;

        Kind(String sql) {
            this.sql = sql;
        }

        /** Its type in the Parquet file, as DuckDB calls it. */
        public String sql() {
            return sql;
        }
    }
}
