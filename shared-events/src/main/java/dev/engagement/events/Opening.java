package dev.engagement.events;

import dev.engagement.events.Personal.PersonalKind;
import org.jspecify.annotations.Nullable;

/** The nature of the request: as it was opened, and as it turned out to be. */
public sealed interface Opening extends Entry {
    @Nullable
    String service();

    @Nullable
    String team();

    @Nullable
    String channel();

    @Nullable
    Level priority();

    @Nullable
    Level impact();

    @Nullable
    String businessUnit();

    @Nullable
    Integer customersAffected();

    @Nullable
    String location();

    /**
     * A customer asked IT for something.
     *
     * @param activity what kind of work it is: incident, service request, project, change, question, or the tool's word
     * @param service what it is about
     * @param team the first team
     * @param channel how it was asked: phone, portal, e-mail …
     * @param priority the requester's own priority
     * @param impact how much of the business it touches
     * @param requester who asked
     * @param customersAffected how many customers it touches, 0 or more
     * @param title its title in the tool
     * @param url where the tool shows it
     * @param location where its customer is
     */
    record RequestOpened(
            String activity,
            String service,
            @Nullable String team,
            @Nullable String channel,
            @Nullable Level priority,
            @Nullable Level impact,
            @Personal(PersonalKind.PERSON) @Nullable String requester,
            @Nullable String businessUnit,
            @Nullable Integer customersAffected,
            @Personal(PersonalKind.TEXT) @Nullable String title,
            @Nullable String url,
            @Nullable String location)
            implements Opening {
        public RequestOpened {
            activity = Require.key("activity", activity);
            service = Require.key("service", service);
            team = Require.optionalKey("team", team);
            channel = Require.optionalKey("channel", channel);
            requester = Require.optionalKey("requester", requester);
            businessUnit = Require.optionalKey("businessUnit", businessUnit);
            customersAffected = Require.between("customersAffected", customersAffected, 0, Integer.MAX_VALUE);
            title = Require.optionalText("title", title);
            url = Require.optionalText("url", url);
            location = Require.optionalKey("location", location);
        }

        /** Creates the entry of a tool that knows no location. */
        public RequestOpened(
                String activity,
                String service,
                @Nullable String team,
                @Nullable String channel,
                @Nullable Level priority,
                @Nullable Level impact,
                @Nullable String requester,
                @Nullable String businessUnit,
                @Nullable Integer customersAffected,
                @Nullable String title,
                @Nullable String url) {
            this(
                    activity,
                    service,
                    team,
                    channel,
                    priority,
                    impact,
                    requester,
                    businessUnit,
                    customersAffected,
                    title,
                    url,
                    null);
        }
    }

    /** Something said at the opening is now known to be otherwise; an absent field stays as it was. */
    record RequestReclassified(
            @Nullable String activity,
            @Nullable String service,
            @Nullable String team,
            @Nullable String channel,
            @Nullable Level priority,
            @Nullable Level impact,
            @Personal(PersonalKind.PERSON) @Nullable String requester,
            @Nullable String businessUnit,
            @Nullable Integer customersAffected,
            @Personal(PersonalKind.TEXT) @Nullable String title,
            @Nullable String url,
            @Nullable String location)
            implements Opening {
        public RequestReclassified {
            activity = Require.optionalKey("activity", activity);
            service = Require.optionalKey("service", service);
            team = Require.optionalKey("team", team);
            channel = Require.optionalKey("channel", channel);
            requester = Require.optionalKey("requester", requester);
            businessUnit = Require.optionalKey("businessUnit", businessUnit);
            customersAffected = Require.between("customersAffected", customersAffected, 0, Integer.MAX_VALUE);
            title = Require.optionalText("title", title);
            url = Require.optionalText("url", url);
            location = Require.optionalKey("location", location);
        }

        /** Creates the entry of a tool that knows no location. */
        public RequestReclassified(
                @Nullable String activity,
                @Nullable String service,
                @Nullable String team,
                @Nullable String channel,
                @Nullable Level priority,
                @Nullable Level impact,
                @Nullable String requester,
                @Nullable String businessUnit,
                @Nullable Integer customersAffected,
                @Nullable String title,
                @Nullable String url) {
            this(
                    activity,
                    service,
                    team,
                    channel,
                    priority,
                    impact,
                    requester,
                    businessUnit,
                    customersAffected,
                    title,
                    url,
                    null);
        }
    }
}
