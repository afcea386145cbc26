package dev.engagement.service.charter.door;

import dev.engagement.documents.Problem;
import dev.engagement.documents.Refused;
import dev.engagement.documents.charters.CharterFormat;
import dev.engagement.documents.charters.Draft;
import dev.engagement.documents.charters.Drafts;
import dev.engagement.events.CharterDocument;
import dev.engagement.service.charter.CharterStore;
import dev.engagement.service.charter.CharterVersion;
import dev.engagement.service.charter.Consent;
import dev.engagement.service.charter.Ruling;
import dev.engagement.shared.access.Signatories;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/charters}: PUT publishes a charter, GET reads every version, POST signs one. */
@RestController
class CharterDoor {
    private final CharterStore charters;

    CharterDoor(CharterStore charters) {
        this.charters = charters;
    }

    private record ChartersAnswer(List<VersionAnswer> charters) {}

    private record VersionsAnswer(String name, List<VersionAnswer> versions) {}

    @PutMapping("/v1/charters/{name}")
    ResponseEntity<VersionAnswer> publish(@PathVariable String name, HttpServletRequest request) throws IOException {
        Draft draft = Drafts.read(name, request.getContentType(), request.getInputStream());
        Ruling ruling = charters.publish(draft.charter(), draft.restate(), Tags.precondition(request));
        return switch (ruling) {
            case Ruling.Published(CharterVersion version, List<String> warnings) ->
                answer(ResponseEntity.created(address(version)), version, draft.warnings(), warnings);
            case Ruling.Unchanged(CharterVersion version) ->
                answer(ResponseEntity.ok().location(address(version)), version, draft.warnings(), List.of());
            case Ruling.Unmet(int latest) -> throw new Refused(unmet(name, latest));
            case Ruling.RefusedCharter(var field) -> throw new Refused(Drafts.invalid(field));
        };
    }

    @GetMapping("/v1/charters")
    ChartersAnswer list() {
        return new ChartersAnswer(charters.names().stream()
                .map(charters::versions)
                .filter(versions -> !versions.isEmpty())
                .map(versions -> VersionAnswer.of(versions.getLast(), List.of()))
                .toList());
    }

    @GetMapping("/v1/charters/{name}")
    ResponseEntity<byte[]> latest(@PathVariable String name, HttpServletRequest request) {
        return document(known(name).getLast(), request);
    }

    @GetMapping("/v1/charters/{name}/versions")
    VersionsAnswer versions(@PathVariable String name) {
        return new VersionsAnswer(
                name,
                known(name).stream()
                        .map(version -> VersionAnswer.of(version, List.of()))
                        .toList());
    }

    @GetMapping("/v1/charters/{name}/versions/{number}")
    ResponseEntity<byte[]> version(@PathVariable String name, @PathVariable String number, HttpServletRequest request) {
        return document(known(name, number), request);
    }

    @PostMapping("/v1/charters/{name}/versions/{number}/signatures")
    ResponseEntity<VersionAnswer> sign(
            @PathVariable String name, @PathVariable String number, HttpServletRequest request) throws IOException {
        int version = known(name, number).number();
        SignatureBody body = SignatureBody.read(Drafts.document(request.getContentType(), request.getInputStream()));
        Signatories.check(name, body.signatory());
        return switch (SignatureBody.refusing(() -> charters.sign(name, body.refused(), body.data(version)))) {
            case Consent.Given(CharterVersion signed, List<String> warnings) ->
                ResponseEntity.created(address(signed)).body(VersionAnswer.of(signed, warnings));
            case Consent.Repeated(CharterVersion signed) ->
                ResponseEntity.ok().location(address(signed)).body(VersionAnswer.of(signed, List.of()));
            case Consent.Final(CharterVersion signed) -> throw new Refused(complete(signed));
            case Consent.UnknownVersion any -> throw new Refused(unknown(name, number));
            case Consent.RefusedSignatory(var field) -> throw new Refused(SignatureBody.invalid(field));
        };
    }

    private CharterVersion known(String name, String number) {
        return known(name).stream()
                .filter(version -> String.valueOf(version.number()).equals(number))
                .findFirst()
                .orElseThrow(() -> new Refused(unknown(name, number)));
    }

    private Problem unknown(String name, String number) {
        return new Problem(
                "unknown-charter-version",
                404,
                "Unknown charter version",
                "\"" + number + "\" is no version of \"" + name + "\": they are 1 to "
                        + charters.versions(name).size() + ".",
                "version");
    }

    private static Problem complete(CharterVersion version) {
        return new Problem(
                "signatures-final",
                409,
                "All have signed",
                "Version " + version.number() + " of \"" + version.charter().name()
                        + "\" is signed by all, which is final: publish another version instead.",
                null);
    }

    private List<CharterVersion> known(String name) {
        List<CharterVersion> versions = charters.versions(name);
        if (versions.isEmpty()) {
            throw new Refused(new Problem(
                    "unknown-charter",
                    404,
                    "Unknown charter",
                    "There is no charter \"" + name + "\": there are " + String.join(", ", charters.names()) + ".",
                    "name"));
        }
        return versions;
    }

    private static ResponseEntity<byte[]> document(CharterVersion version, HttpServletRequest request) {
        CharterFormat format = WantedFormat.by(request.getHeader(HttpHeaders.ACCEPT));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(format.mediaType()))
                .eTag(Tags.of(version, format))
                .header(HttpHeaders.CONTENT_LOCATION, address(version).toString())
                .varyBy(HttpHeaders.ACCEPT)
                .body(format.write(CharterDocument.write(version.charter())).getBytes(StandardCharsets.UTF_8));
    }

    private static ResponseEntity<VersionAnswer> answer(
            ResponseEntity.BodyBuilder answer, CharterVersion version, List<String> some, List<String> more) {
        List<String> warnings = new ArrayList<>(some);
        warnings.addAll(more);
        return answer.eTag(Tags.of(version, CharterFormat.JSON)).body(VersionAnswer.of(version, warnings));
    }

    private static URI address(CharterVersion version) {
        return URI.create("/v1/charters/" + version.charter().name() + "/versions/" + version.number());
    }

    private static Problem unmet(String name, int latest) {
        return new Problem(
                "precondition-failed",
                412,
                "The precondition does not hold",
                latest == 0
                        ? "There is no charter \"" + name + "\" yet: create it with If-None-Match: *."
                        : "The latest version of \"" + name + "\" is " + latest + ", with the ETag \"" + latest
                                + "\": read it, and decide again.",
                null);
    }
}
