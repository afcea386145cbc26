package dev.engagement.standalone.imports;

import java.io.PrintStream;
import java.time.Duration;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows the progress of an import. */
sealed interface ImportProgress extends AutoCloseable {
    /** Shows the bytes of the file read so far, with the result. */
    void at(long bytes, Tally tally, Duration taken);

    @Override
    void close();

    /** Returns a bar on a terminal; else an occasional line. */
    static ImportProgress of(long bytes, PrintStream out) {
        boolean terminal = System.console() != null && System.console().isTerminal();
        return terminal ? new OnTerminal(bytes) : new Plain(out, Duration.ofSeconds(2));
    }

    /** Progress on a terminal. */
    final class OnTerminal implements ImportProgress {
        private final ProgressBar bar;

        OnTerminal(long bytes) {
            bar = new ProgressBarBuilder()
                    .setTaskName("importing")
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUnit(" KB", 1024)
                    .setInitialMax(bytes)
                    .setUpdateIntervalMillis(200)
                    .build();
        }

        @Override
        public void at(long bytes, Tally tally, Duration taken) {
            bar.setExtraMessage(" " + tally.words(taken));
            bar.stepTo(bytes);
        }

        @Override
        public void close() {
            bar.close();
        }
    }

    /** Progress in a file or a pipe. */
    final class Plain implements ImportProgress {
        private final PrintStream out;
        private final Duration every;
        private Duration last = Duration.ZERO;

        Plain(PrintStream out, Duration every) {
            this.out = out;
            this.every = every;
        }

        @Override
        public void at(long bytes, Tally tally, Duration taken) {
            if (taken.minus(last).compareTo(every) >= 0) {
                last = taken;
                out.println(tally.words(taken));
            }
        }

        @Override
        public void close() {
            // Lines leave nothing to clean up.
        }
    }
}
