package dev.engagement.reporting.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Shares of the history. */
class HistorySliceTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 6, 7, 8, 12, 16, 50})
    void all_shares_together_are_the_history_and_none_is_larger(int shares) {
        List<HistorySlice> all = new ArrayList<>();
        for (int share = 0; share < shares; share++) {
            List<HistorySlice> slices = HistorySlice.share(share, shares);
            assertThat(slices.stream().mapToDouble(slice -> 1.0 / slice.of()).sum())
                    .isCloseTo((double) History.PARTS / shares, Offset.offset(1e-9));
            all.addAll(slices);
        }

        assertThat(all).doesNotHaveDuplicates();
        int of = all.getFirst().of();
        assertThat(all).hasSize(History.PARTS * of).allSatisfy(slice -> {
            assertThat(slice.of()).isEqualTo(of);
            assertThat(slice.part()).isBetween(0, History.PARTS - 1);
            assertThat(slice.number()).isBetween(0, of - 1);
        });
    }

    @Test
    void twelve_shares_read_each_part_three_times() {
        assertThat(HistorySlice.share(3, 12)).containsExactly(new HistorySlice(3, 0, 3), new HistorySlice(7, 1, 3));
    }
}
