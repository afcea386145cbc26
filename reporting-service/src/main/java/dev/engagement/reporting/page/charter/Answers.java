package dev.engagement.reporting.page.charter;

import dev.engagement.reporting.page.commandside.CommandSide.CommandAnswer;

/** Answers of the command service in words. */
final class Answers {
    private Answers() {}

    /** Returns why nothing was done. */
    static String problem(CommandAnswer said) {
        return switch (said.status()) {
            case 0 -> "The command service did not answer. Look whether it was done before you try again.";
            case 401, 403 ->
                "The command service does not take this from you: it takes a key or a sign-in with the role for it.";
            case 412 -> "Somebody has published another version meanwhile: read it, and decide again.";
            default -> said.body().path("detail").asString("The command service answered " + said.status() + ".");
        };
    }
}
