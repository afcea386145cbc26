package dev.engagement.reporting.page;

import dev.engagement.reporting.page.words.Words;
import dev.engagement.reporting.parameters.Parameters;
import org.jspecify.annotations.Nullable;

/**
 * A page of a long list, and the way to those before and after it.
 *
 * @param after how many lines come before it
 * @param limit how many lines it has at most
 * @param all how many lines there are on all pages
 * @param here the view's address
 */
public record PageTurning(int after, int limit, long all, Address here) {
    /** The name of the parameter that turns pages. */
    public static final String PARAMETER = "after";

    private static final int MOST = 1_000_000;

    /** Reads how many lines come before the page. */
    public static int after(Parameters parameters) {
        return parameters.number(PARAMETER, 0, 0, MOST);
    }

    /** Returns its place, as in "51–100 of 656"; empty if it has no lines. */
    public String range() {
        return after >= all
                ? ""
                : Words.grouped(after + 1L) + "–" + Words.grouped(Math.min(all, (long) after + limit)) + " of "
                        + Words.grouped(all);
    }

    public @Nullable Address previous() {
        return after == 0 ? null : page(after - limit);
    }

    public @Nullable Address next() {
        return (long) after + limit < all ? page(after + limit) : null;
    }

    private Address page(int behind) {
        Address first = here.without(PARAMETER);
        return behind <= 0 ? first : first.and(PARAMETER, String.valueOf(behind));
    }
}
