package dev.engagement.standalone.imports;

import java.io.PrintStream;
import java.time.Duration;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Tells how far an import has come. */
sealed interface Progress extends AutoCloseable {
    /** So many bytes of the file have been read, and that is what came of it. */
    void at(long bytes, Tally tally, Duration taken);

    @Override
    void close();

    /** A bar where somebody watches; now and then a line where nobody does. */
    static Progress of(long bytes, PrintStream out) {
        boolean terminal = System.console() != null && System.console().isTerminal();
        return terminal ? new Bar(bytes) : new Plain(out, Duration.ofSeconds(2));
    }

    /** On a terminal. */
    final class Bar implements Progress {
        private final ProgressBar bar;

        Bar(long bytes) {
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

    /** Into a file or a pipe. */
    final class Plain implements Progress {
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
            // There is nothing to take away.
        }
    }
}
