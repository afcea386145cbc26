package dev.engagement.reporting.readings;

/**
 * The stored state of a request before a change.
 *
 * @param entries how many it had
 * @param watched its events that watchers have been told of
 */
record Earlier(int entries, Watched watched) {
    static final Earlier NOTHING = new Earlier(0, Watched.NOTHING);
}
