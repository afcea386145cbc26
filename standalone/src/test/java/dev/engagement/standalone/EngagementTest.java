package dev.engagement.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.standalone.folder.DataFolder;
import dev.engagement.standalone.serve.Run;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class EngagementTest {
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_port_that_is_taken_is_named_with_the_option_that_changes_it() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            // The others are checked first.
            int[] free = Run.freePorts();
            assertRefused(
                    "port " + taken.getLocalPort() + " is not available",
                    "--port=" + free[0],
                    "--reporting-port=" + free[1],
                    "--postgres-port=" + free[2],
                    "--kafka-port=" + taken.getLocalPort());
            assertThat(err.toString()).contains("choose another with --kafka-port");
        }
    }

    @Test
    void one_port_for_two_things_is_refused() {
        assertRefused("--port and --reporting-port both are 18080", "--port=18080", "--reporting-port=18080");
    }

    @Test
    void a_port_that_is_none_is_refused() {
        assertRefused("must be between 1 and 65535", "--postgres-port=70000");
    }

    @Test
    void a_data_folder_in_use_is_refused() throws IOException {
        try (DataFolder data = DataFolder.open(folder)) {
            assertThat(data.isThere()).isTrue();
            assertRefused("is in use by another running engagement");
        }
    }

    @Test
    void a_file_is_no_data_folder() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertRefused("is a file, not a folder", "--data=" + file);
    }

    @Test
    void an_unknown_command_is_refused_and_help_and_version_are_not() {
        assertThat(run("sevre")).isEqualTo(2);
        assertThat(err.toString()).contains("sevre").contains("./engagement help");
        assertThat(run("help")).isZero();
        assertThat(run("help", "import")).isZero();
        assertThat(run("version")).isZero();
        assertThat(run()).isEqualTo(2);
    }

    private void assertRefused(String words, String... options) {
        String[] arguments = new String[options.length + 2];
        arguments[0] = "serve";
        arguments[1] = "--data=" + folder;
        System.arraycopy(options, 0, arguments, 2, options.length);
        boolean given = options.length > 0 && options[0].startsWith("--data");
        assertThat(given ? run("serve", options[0]) : run(arguments)).isEqualTo(2);
        assertThat(err.toString()).contains(words);
        assertThat(err.toString().lines()).hasSize(1);
    }

    private int run(String... arguments) {
        CommandLine line = Engagement.commandLine();
        return line.setErr(new PrintWriter(err, true)).execute(arguments);
    }
}
