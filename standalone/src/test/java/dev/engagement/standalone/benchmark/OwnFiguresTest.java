package dev.engagement.standalone.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OwnFiguresTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String SCORECARD = """
            {"cohort":{"from":"2026-10-01T00:00:00Z","to":"2026-11-01T00:00:00Z"},
             "groups":[
              {"key":{"urgency":"high"},"requests":3,"measures":{
                "time-to-engage":{"unit":"seconds","service":{"n":2,"mean":5,"p50":5,"p90":6},
                                  "elapsed":{"n":2,"running":1,"total":15,"mean":7.5,"p50":7,"p90":8,"max":8}},
                "commitments-kept":{"unit":"ratio","n":4,"mean":0.75,"p50":1,"p90":1},
                "hand-offs":{"unit":"count","n":2,"mean":1.5,"p50":1,"p90":2},
                "urgency":{"unit":"level","n":3,"mean":2,"p50":2,"p90":2},
                "satisfaction":{"unit":"ratio","n":0,"mean":null,"p50":null,"p90":null}}},
              {"key":{"urgency":null},"requests":1,"measures":{"hand-offs":{"unit":"count","n":1,"mean":1,"p50":1,"p90":1}}}]}
            """;

    @Test
    void times_are_those_of_the_wall_clock_and_shares_are_shares() {
        JsonNode set = OwnFigures.of(JSON.readTree(SCORECARD), "us", "measured");

        assertThat(set)
                .hasToString("{\"provider\":\"us\",\"source\":\"measured\",\"from\":\"2026-10-01T00:00:00Z\","
                        + "\"to\":\"2026-11-01T00:00:00Z\",\"clock\":\"elapsed\",\"figures\":["
                        + "{\"measure\":\"time-to-engage\",\"by\":{\"urgency\":\"high\"},\"n\":2,\"p50\":7,\"p90\":8,"
                        + "\"mean\":7.5},"
                        + "{\"measure\":\"commitments-kept\",\"by\":{\"urgency\":\"high\"},\"n\":4,\"share\":0.75},"
                        + "{\"measure\":\"hand-offs\",\"by\":{\"urgency\":\"high\"},\"n\":2,\"p50\":1,\"p90\":2,"
                        + "\"mean\":1.5}]}");
    }

    @Test
    void an_undivided_scorecard_is_a_set_about_all_requests() {
        String undivided = SCORECARD.replace("{\"urgency\":\"high\"}", "{}");

        assertThat(OwnFigures.of(JSON.readTree(undivided), "us", "measured").at("/figures/0"))
                .hasToString("{\"measure\":\"time-to-engage\",\"n\":2,\"p50\":7,\"p90\":8,\"mean\":7.5}");
    }
}
