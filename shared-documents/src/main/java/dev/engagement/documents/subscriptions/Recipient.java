package dev.engagement.documents.subscriptions;

import java.net.URI;
import java.util.List;

/** A recipient of warnings. */
public sealed interface Recipient {
    /** The kind, as in the file. */
    String kind();

    /** The form of a webhook's body. */
    enum WebhookFormat {
        CLOUDEVENT,
        TEXT
    }

    /**
     * An address that warnings are posted to.
     *
     * @param secrets what they are signed with, one signature each; empty for a text that is not signed
     */
    record Webhook(URI address, List<String> secrets, WebhookFormat format) implements Recipient {
        public Webhook {
            secrets = List.copyOf(secrets);
        }

        @Override
        public String kind() {
            return "webhook";
        }

        /** Hides the address, which may hold a secret, and the secrets from logs. */
        @Override
        public String toString() {
            return "webhook";
        }
    }

    /** Addresses that warnings are mailed to. */
    record Mail(List<String> addresses) implements Recipient {
        public Mail {
            addresses = List.copyOf(addresses);
        }

        @Override
        public String kind() {
            return "mail";
        }
    }
}
