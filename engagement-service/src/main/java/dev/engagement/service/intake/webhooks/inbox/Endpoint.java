package dev.engagement.service.intake.webhooks.inbox;

import dev.engagement.service.intake.webhooks.SignatureScheme;
import dev.engagement.service.intake.webhooks.Translator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tool's way to sign and name deliveries, with their translator.
 *
 * @param tool its word in a connection's settings
 * @param idHeaders the headers with the tool's name for a delivery, the same when it delivers it again; the first present one counts
 * @param signsBodiesAlone whether a delivery's name is not signed: then anyone may send the same body under another name
 * @param secretHeader a header that holds the secret itself; null if only the usual headers may
 */
record Endpoint(
        String tool,
        SignatureScheme signature,
        Translator translator,
        List<String> idHeaders,
        boolean signsBodiesAlone,
        @Nullable String secretHeader) {}
