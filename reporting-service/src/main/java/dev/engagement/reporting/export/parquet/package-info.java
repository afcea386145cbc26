/** Tables as Parquet, by DuckDB. */
@NullMarked
package dev.engagement.reporting.export.parquet;

import org.jspecify.annotations.NullMarked;
