package dev.engagement.reporting.board;

import dev.engagement.reporting.factors.Expectations;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The instants by which something is expected; null where nothing is. */
record ExpectationsAnswer(
        @Nullable Instant engageBy,
        @Nullable Instant ownBy,
        @Nullable Instant updateBy,
        @Nullable Instant resolveBy,
        @Nullable Instant promiseBy) {
    static ExpectationsAnswer of(Expectations expectations) {
        return new ExpectationsAnswer(
                expectations.engageBy(),
                expectations.ownBy(),
                expectations.updateBy(),
                expectations.resolveBy(),
                expectations.promiseBy());
    }
}
