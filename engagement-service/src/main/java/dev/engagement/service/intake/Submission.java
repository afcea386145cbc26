package dev.engagement.service.intake;

import dev.engagement.service.intake.directory.Remembered;
import dev.engagement.service.request.Message;
import java.util.List;

/**
 * A message to be recorded.
 *
 * @param digest a keyed digest of what the tool sent: tells a repeat from a message id used twice
 * @param remembered what the tool called people and said in free text, for the directory
 */
public record Submission(Message message, String digest, List<Remembered> remembered) {}
