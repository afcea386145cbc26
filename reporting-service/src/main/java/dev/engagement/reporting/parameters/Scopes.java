package dev.engagement.reporting.parameters;

import dev.engagement.documents.keys.KeyScope;
import dev.engagement.reporting.factors.Dimension;
import dev.engagement.reporting.factors.ReaderScope;
import dev.engagement.shared.access.CallerScope;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** Finds out what the reader of the current operation may know of. */
public final class Scopes {
    private Scopes() {}

    public static ReaderScope ofReader() {
        KeyScope bound = CallerScope.current();
        return bound == null ? ReaderScope.ALL : of(bound);
    }

    /** Returns the scope that a key's words name. */
    public static ReaderScope of(KeyScope bound) {
        Map<Dimension, Set<String>> where = new EnumMap<>(Dimension.class);
        bound.where().forEach((dimension, values) -> where.put(Dimensions.named("where", dimension), values));
        return new ReaderScope(where, null);
    }
}
