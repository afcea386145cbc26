package dev.engagement.service;

import static dev.engagement.service.Events.STRUCTURED;
import static dev.engagement.service.Events.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.service.Running.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Suppliers in entries: names of organisations, which are stored as they are, and so never those of people. */
@ExtendWith(Shared.class)
class SupplierEntriesTest {
    private final Running service;

    SupplierEntriesTest(Running service) {
        this.service = service;
    }

    private Answer waits(String id, String subject, String more) {
        return service.post(
                STRUCTURED,
                event(
                        id,
                        subject,
                        "barrier-raised",
                        "{\"barrier\":\"b\",\"waitingOn\":\"supplier\",\"told\":true," + more + "}"));
    }

    @Test
    void a_suppliers_name_is_stored_as_it_is_and_the_reason_is_a_reference() {
        Answer answer = waits(
                "sup-1",
                "sup:1",
                "\"supplier\":\"ACME\",\"expectedBy\":\"2026-03-30T09:00:00+02:00\",\"reason\":\"Mia lost the parcel\"");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(service.get("/v1/requests/sup:1/entries")
                        .body()
                        .at("/entries/0/data")
                        .toString())
                .contains("\"supplier\":\"ACME\"", "\"expectedBy\":\"2026-03-30T07:00:00Z\"", "\"reason\":\"text:")
                .doesNotContain("parcel");
    }

    @Test
    void one_that_the_connection_knows_as_a_person_is_refused_and_may_be_told_again_by_the_organisation() {
        service.post(
                STRUCTURED,
                event(
                        "sup-2",
                        "sup:2",
                        "request-opened",
                        "{\"activity\":\"incident\",\"service\":\"mail\",\"requester\":\"Mia Berg\"}"));

        Answer refused = waits("sup-3", "sup:3", "\"supplier\":\"Mia Berg\"");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("field")).isEqualTo("data.supplier");
        assertThat(refused.text("detail")).contains("name the organisation").doesNotContain("Mia");
        assertThat(service.get("/v1/requests/sup:3/entries").status()).isEqualTo(404);
        assertThat(waits("sup-3", "sup:3", "\"supplier\":\"ACME\"").status()).isEqualTo(201);
        assertThat(waits("sup-4", "another:3", "\"supplier\":\"Mia Berg\"").status())
                .as("another connection knows nobody of that name")
                .isEqualTo(201);
    }

    @Test
    void a_date_out_of_range_is_refused_by_its_field() {
        assertThat(waits("sup-5", "sup:5", "\"expectedBy\":\"1969-12-31T23:59:59Z\"")
                        .text("field"))
                .isEqualTo("data.expectedBy");
        assertThat(waits("sup-5", "sup:5", "\"expectedBy\":\"9999-12-31T23:59:59-01:00\"")
                        .text("field"))
                .isEqualTo("data.expectedBy");
    }
}
