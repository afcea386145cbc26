package dev.engagement.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What people read on dashboards and in alerts. */
class DashboardTest {
    private static final Set<String> PLAIN = Set.of("timeseries", "stat", "table", "barchart");

    @Test
    void every_panel_defines_its_figure_has_a_unit_and_is_of_a_plain_kind() throws Exception {
        assertThat(Dashboard.all()).hasSize(3).allSatisfy(dashboard -> {
            assertThat(dashboard.panels())
                    .hasSizeGreaterThan(9)
                    .allSatisfy(panel -> assertReadable(dashboard.name(), panel));
            assertThat(dashboard.json().path("panels").valueStream().map(panel -> panel.path("id")
                            .asInt()))
                    .as("numbers of panels in %s", dashboard.name())
                    .doesNotHaveDuplicates();
        });
        assertThat(Dashboard.all().stream()
                        .map(dashboard -> dashboard.json().path("uid").asString()))
                .doesNotHaveDuplicates();
    }

    private static void assertReadable(String dashboard, JsonNode panel) {
        assertThat(panel.path("description").asString())
                .as("%s, %s", dashboard, panel.path("title").asString())
                .hasSizeGreaterThan(20)
                .endsWith(".");
        assertThat(PLAIN).contains(panel.path("type").asString());
        assertThat(panel.at("/fieldConfig/defaults/unit").asString()).isNotEmpty();
        assertThat(panel.path("targets").valueStream())
                .isNotEmpty()
                .allMatch(target -> target.at("/datasource/uid").asString().equals("${datasource}"));
    }

    @Test
    void every_alert_points_to_what_the_operations_page_says_of_it() throws Exception {
        String alerts = Files.readString(Prometheus.ops().resolve("rules/alerts.yml"));
        Set<String> anchors = Pattern.compile("runbook: docs/operations.md#(\\S+)")
                .matcher(alerts)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
        assertThat(anchors).hasSizeGreaterThan(10);
        Path page = Project.root().resolve("docs/operations.md");
        if (Files.exists(page)) {
            assertThat(Pattern.compile("(?m)^#+ (.+)$|<a id=\"([^\"]+)\"")
                            .matcher(Files.readString(page))
                            .results()
                            .map(DashboardTest::anchor))
                    .containsAll(anchors);
        }
    }

    /** As the hosts of Markdown make it from a heading. */
    private static String anchor(MatchResult found) {
        return found.group(2) != null
                ? found.group(2)
                : found.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\w\\- ]", "")
                        .replace(' ', '-');
    }
}
