package dev.engagement.reporting.readings;

import dev.engagement.reporting.readings.Listing.Wanted;
import java.time.Instant;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** Chooses requests by what they need. */
@Repository
public class Needs {
    /** Most values of a dimension that a reader can choose from. */
    static final int MOST = 200;

    private final NamedParameterJdbcTemplate jdbc;
    private final Listing listing;
    private final RowsInMemory rows;

    Needs(NamedParameterJdbcTemplate jdbc, Listing listing, RowsInMemory rows) {
        this.jdbc = jdbc;
        this.listing = listing;
        this.rows = rows;
    }

    /**
     * Returns the chosen requests.
     *
     * @param near the instant until which a deadline counts as near
     */
    public Needed of(Wanted wanted, Instant near) {
        KeptRow[] open = OpenInMemory.knows(wanted) ? rows.ask(RowIndex::open) : null;
        return open == null
                ? new NeededInSql(jdbc, wanted, near)
                : new OpenInMemory(open, wanted, near, listing::linesOf);
    }
}
