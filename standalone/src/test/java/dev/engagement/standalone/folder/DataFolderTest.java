package dev.engagement.standalone.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.engagement.standalone.messages.Obstacle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_folder_that_is_not_there_is_made_for_us_alone() throws IOException {
        Path path = folder.resolve("a/b");
        try (DataFolder data = DataFolder.open(path)) {
            assertThat(data.logs()).isDirectory();
            assertThat(Files.getPosixFilePermissions(path)).hasSize(3);
        }
        try (DataFolder again = DataFolder.open(path)) {
            assertThat(again.isThere()).isTrue();
        }
    }

    @Test
    void a_folder_in_use_is_refused_until_it_is_closed() throws IOException {
        try (DataFolder data = DataFolder.open(folder)) {
            assertThat(data.isThere()).isTrue();
            assertRefused(folder, "is in use by another running engagement (process " + ownPid());
        }
        DataFolder.open(folder).close();
    }

    @Test
    void a_file_is_no_data_folder_and_has_no_folder_below_it() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertRefused(file, "is a file, not a folder");
        assertRefused(file.resolve("data"), "cannot be used");
    }

    @Test
    void a_place_where_nothing_can_be_written_is_refused() {
        assertRefused(Path.of("/proc/engagement"), "cannot be used");
    }

    @Test
    void a_folder_that_holds_something_else_is_left_alone() throws IOException {
        Files.writeString(folder.resolve("letter.txt"), "");
        assertRefused(folder, "holds other files");
        assertThat(folder.resolve("logs")).doesNotExist();
    }

    @Test
    void what_a_newer_version_made_is_refused_and_not_touched() throws IOException {
        DataFolder.open(folder).close();
        Files.writeString(folder.resolve("engagement-data"), "format 2\n");
        assertRefused(folder, "was made by a newer version");
        Files.writeString(folder.resolve("engagement-data"), "?");
        assertRefused(folder, "is damaged");
    }

    private static long ownPid() {
        return ProcessHandle.current().pid();
    }

    private static void assertRefused(Path path, String words) {
        assertThatThrownBy(() -> DataFolder.open(path))
                .isInstanceOf(Obstacle.class)
                .hasMessageContaining(words)
                .satisfies(refusal -> assertThat(refusal).hasMessageNotContaining("\n"));
    }
}
