/** The entries that everything else is derived from, and the charter that judges them. */
module dev.engagement.events {
    requires static org.jspecify;

    exports dev.engagement.events;
}
