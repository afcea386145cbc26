package dev.engagement.reporting.history;

import java.util.ArrayList;
import java.util.List;

/**
 * A slice of a part of the history; all entries of a request are in one.
 *
 * @param part 0 to {@link History#PARTS} - 1
 * @param number 0 to {@code of} - 1
 * @param of how many slices the part is cut into
 */
public record HistorySlice(int part, int number, int of) {
    /** Returns the whole history, a slice for each part. */
    public static List<HistorySlice> whole() {
        return share(0, 1);
    }

    /**
     * Returns a share of the history; each request is in one of them. Shares are about equally large, with as few slices as that takes,
     * since a part is read once for each of its slices.
     *
     * @param share 0 to {@code shares} - 1
     */
    public static List<HistorySlice> share(int share, int shares) {
        int slicesOfPart = shares / greatestCommonDivisor(History.PARTS, shares);
        List<HistorySlice> slices = new ArrayList<>();
        for (int slice = share; slice < slicesOfPart * History.PARTS; slice += shares) {
            slices.add(new HistorySlice(slice % History.PARTS, slice / History.PARTS, slicesOfPart));
        }
        return slices;
    }

    private static int greatestCommonDivisor(int one, int other) {
        return other == 0 ? one : greatestCommonDivisor(other, one % other);
    }
}
