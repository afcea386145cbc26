package dev.engagement.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code engagement}, in a project of its own whose build leaves jars that are made already. */
class LauncherTest {
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

    @TempDir
    private Path home = Path.of("");

    private String said = "";

    @BeforeEach
    void project() throws IOException {
        script("engagement", Files.readString(root().resolve("engagement")));
        script(".mvn/find-jdk.sh", Files.readString(root().resolve(".mvn/find-jdk.sh")));
        writeJar(home.resolve("made.jar"));
        script("mvnw", """
                #!/bin/sh
                echo "$@" >>builds
                for module in shared-events shared-documents shared-service engagement-service reporting-service standalone; do
                  mkdir -p $module/target
                  cp made.jar $module/target/$module-1-app.jar
                  cp made.jar $module/target/$module-1.jar
                  touch -d 2026-01-01T00:00:00Z $module/target/$module-1-app.jar
                done
                """);
        for (String module : List.of(
                "shared-events",
                "shared-documents",
                "shared-service",
                "engagement-service",
                "reporting-service",
                "standalone")) {
            old(Files.createDirectories(home.resolve(module).resolve("src/main")));
            old(Files.writeString(home.resolve(module).resolve("pom.xml"), ""));
        }
        old(Files.writeString(home.resolve("pom.xml"), ""));
    }

    @Test
    void what_is_missing_is_built_once_and_that_is_said() throws Exception {
        assertThat(run(home, "./engagement", "version")).isZero();
        assertThat(said).contains("standalone is not built yet: building").contains("engagement 0.");
        assertThat(run(home, "./engagement", "version")).isZero();
        assertThat(said).doesNotContain("building");

        assertThat(builds())
                .containsExactly("-q -B -ntp -DskipTests -Dspotless.check.skip=true -pl standalone -am package");
    }

    @Test
    void a_newer_source_makes_the_build_stale_and_is_named() throws Exception {
        run(home, "./engagement", "version");
        Path source = Files.writeString(home.resolve("standalone/src/main/New.java"), "");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(1)));
        old(home.resolve("standalone/src/main"));

        run(home, "./engagement", "version");
        assertThat(said).contains("standalone is older than standalone/src/main/New.java: building");
    }

    @Test
    void serving_needs_the_services_too() throws Exception {
        run(home, "./engagement", "version");
        run(home, "./engagement", "serve", "--help");
        assertThat(said).contains("--reporting-port");
        Files.delete(home.resolve("reporting-service/target/reporting-service-1-app.jar"));
        run(home, "./engagement", "serve", "--help");

        assertThat(said).contains("reporting-service is not built yet");
        assertThat(builds()).last().asString().contains("-pl engagement-service,reporting-service,standalone -am");
    }

    @Test
    void it_works_from_elsewhere_and_through_a_link() throws Exception {
        Path elsewhere = Files.createDirectory(home.resolve("elsewhere"));
        Files.createSymbolicLink(elsewhere.resolve("link"), Path.of("../engagement"));
        Files.createSymbolicLink(elsewhere.resolve("other"), elsewhere.resolve("link"));

        assertThat(run(elsewhere, "./other", "version")).isZero();
        assertThat(said).contains("engagement 0.");
    }

    @Test
    void without_a_jdk_or_a_build_it_says_so_with_code_2() throws Exception {
        script("mvnw", "#!/bin/sh\necho no compiler today; exit 1\n");
        assertThat(run(home, "./engagement", "version")).isEqualTo(2);
        assertThat(said).contains("no compiler today").contains("The build failed");

        script(".mvn/find-jdk.sh", "find_jdk() {\n  echo 'needs a JDK 25' >&2\n  return 1\n}\n");
        assertThat(run(home, "./engagement", "version")).isEqualTo(2);
        assertThat(said).isEqualTo("needs a JDK 25\n");
    }

    @Test
    void a_quick_start_is_prepared_once_after_a_build_and_is_no_obstacle() throws Exception {
        script(".mvn/find-jdk.sh", "find_jdk() {\n  JAVA_HOME=$home/jdk\n}\n");
        script("jdk/bin/java", """
                #!/bin/sh
                for word; do last=$word; done
                echo "java $last"
                [ "$last" != prepare ]
                """);
        run(home, "./engagement", "serve", "--help");
        assertThat(said).contains("java --help").doesNotContain("prepare");

        assertThat(run(home, "./engagement", "serve")).isZero();
        assertThat(said).isEqualTo("java prepare\njava serve\n");
        assertThat(run(home, "./engagement", "serve")).isZero();
        assertThat(said).isEqualTo("java serve\n");

        Path jar = home.resolve("reporting-service/target/reporting-service-1.jar");
        Files.setLastModifiedTime(jar, FileTime.from(Instant.now().plusSeconds(1)));
        run(home, "./engagement", "serve");
        assertThat(said).isEqualTo("java prepare\njava serve\n");
    }

    private int run(Path folder, String... words) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor();
    }

    private List<String> builds() throws IOException {
        return Files.readAllLines(home.resolve("builds"));
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        return Files.exists(folder.resolve("engagement"))
                ? folder
                : folder.resolve("..").normalize();
    }

    private void script(String name, String text) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.resolve("..").normalize());
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void old(Path path) throws IOException {
        Files.setLastModifiedTime(path, FileTime.from(LONG_AGO));
    }

    /** A jar that leads to the classes under test. */
    private static void writeJar(Path jar) throws IOException {
        List<String> entries = new ArrayList<>(
                Arrays.asList(System.getProperty("java.class.path").split(File.pathSeparator)));
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes()
                .put(
                        Attributes.Name.CLASS_PATH,
                        entries.stream()
                                .map(entry -> Path.of(entry).toUri().toString())
                                .collect(Collectors.joining(" ")));
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
    }
}
