package dev.engagement.service.intake;

import dev.engagement.documents.keys.Role;
import dev.engagement.events.Acceptance;
import dev.engagement.events.Catalogue;
import dev.engagement.service.intake.Translated.Understood;
import dev.engagement.service.intake.Translated.Unreadable;
import dev.engagement.service.request.Message;
import java.util.Set;

/** Keeps the source by which customers speak on their pages to the one caller who may use it, and that caller to it. */
public final class CustomerDoor {
    private static final Set<String> SPOKEN = Set.of(
            "customer-contacted",
            "request-reopened",
            "result-accepted",
            "result-refused",
            "experience-rated",
            "experience-asked");

    private CustomerDoor() {}

    /** Returns the message, or its refusal if a caller with these roles may not tell it. */
    public static Translated check(Translated translated, Set<Role> roles) {
        if (!(translated instanceof Understood understood)) {
            return translated;
        }
        Message message = understood.submission().message();
        boolean isCustomers = message.source().equals(Acceptance.CUSTOMERS_SOURCE);
        boolean may = isCustomers
                ? roles.contains(Role.CUSTOMER_DOOR)
                        && SPOKEN.contains(Catalogue.kindOf(message.entry()).name())
                : roles.contains(Role.PUSH);
        return may ? translated : new Unreadable(message.id(), Problems.notTheirs(isCustomers));
    }
}
