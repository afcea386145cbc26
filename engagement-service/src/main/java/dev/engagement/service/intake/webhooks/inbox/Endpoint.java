package dev.engagement.service.intake.webhooks.inbox;

import dev.engagement.service.intake.webhooks.Signature;
import dev.engagement.service.intake.webhooks.Translator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ways in which a tool's deliveries are verified, named and read.
 *
 * @param tool its word in a connection's settings
 * @param idHeaders the headers in which the tool names a delivery, the same when it delivers it again; the first counts
 * @param signsBodiesAlone whether the name of a delivery is no part of what is signed: anybody may send the same body
 *     under another name
 * @param secretHeader a header that holds the secret itself; null if there is none but the usual ones
 */
record Endpoint(
        String tool,
        Signature signature,
        Translator translator,
        List<String> idHeaders,
        boolean signsBodiesAlone,
        @Nullable String secretHeader) {}
