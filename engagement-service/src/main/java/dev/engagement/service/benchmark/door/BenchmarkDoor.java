package dev.engagement.service.benchmark.door;

import dev.engagement.documents.EntryJson;
import dev.engagement.documents.Problem;
import dev.engagement.documents.Refused;
import dev.engagement.documents.charters.Drafts;
import dev.engagement.events.Catalogue;
import dev.engagement.events.InvalidField;
import dev.engagement.events.Outside.BenchmarkPublished;
import dev.engagement.service.benchmark.BenchmarkStore;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code PUT /v1/benchmarks/{provider}}: publishes a provider's figures. */
@RestController
class BenchmarkDoor {
    private static final Catalogue.Type PUBLISHED =
            Catalogue.parse(Catalogue.wireType("benchmark-published", 1)).orElseThrow();

    private final BenchmarkStore benchmarks;

    BenchmarkDoor(BenchmarkStore benchmarks) {
        this.benchmarks = benchmarks;
    }

    /**
     * The outcome.
     *
     * @param figures how many the set has
     */
    record PublishedAnswer(String provider, int figures) {}

    @PutMapping("/v1/benchmarks/{provider}")
    ResponseEntity<PublishedAnswer> publish(@PathVariable String provider, HttpServletRequest request)
            throws IOException {
        BenchmarkPublished set = read(provider, Drafts.document(request.getContentType(), request.getInputStream()));
        HttpStatus status = benchmarks.publish(set) ? HttpStatus.CREATED : HttpStatus.OK;
        return ResponseEntity.status(status)
                .body(new PublishedAnswer(provider, set.figures().size()));
    }

    private static BenchmarkPublished read(String provider, Map<String, ?> document) {
        try {
            Catalogue.unstored(PUBLISHED, document).fields().forEach(BenchmarkDoor::refuseUnknown);
            BenchmarkPublished set = (BenchmarkPublished) Catalogue.read(PUBLISHED, document);
            EntryJson.requireRecordable(set);
            if (!set.provider().equals(provider)) {
                throw new InvalidField("provider", "must be \"" + provider + "\", as the address says");
            }
            return set;
        } catch (InvalidField invalid) {
            throw new Refused(new Problem(
                    "invalid-benchmark",
                    422,
                    "The benchmark is not valid",
                    "\"" + invalid.field() + "\" " + invalid.says() + ".",
                    invalid.field()));
        }
    }

    private static void refuseUnknown(String field) {
        throw new InvalidField(field, "is not a field of a benchmark");
    }
}
