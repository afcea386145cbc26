package dev.engagement.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds that no test is left out but for want of a program: any other way to skip one would go unseen on a machine of its own. */
class NothingLeftOutTest {
    private static final Pattern SKIPPING =
            Pattern.compile("\\bassum(e|ing)\\w+\\(|@Disabled|@Enabled(If|On|For)|TestAbortedException");
    private static final List<String> FOR_WANT_OF_A_PROGRAM = List.of("RequestTracker.java", "Tools.java");

    @Test
    void only_a_program_that_is_not_installed_leaves_a_test_out() throws IOException {
        try (Stream<Path> files = Files.walk(Project.root())) {
            assertThat(files.filter(NothingLeftOutTest::isTest)
                            .filter(NothingLeftOutTest::skips)
                            .map(file -> file.getFileName().toString())
                            .sorted()
                            .toList())
                    .isEqualTo(FOR_WANT_OF_A_PROGRAM);
        }
    }

    private static boolean isTest(Path file) {
        return file.toString().endsWith(".java")
                && file.toString().contains("/src/test/")
                && !file.endsWith("NothingLeftOutTest.java");
    }

    private static boolean skips(Path file) {
        try {
            return SKIPPING.matcher(Files.readString(file)).find();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
