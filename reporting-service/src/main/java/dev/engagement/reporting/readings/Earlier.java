package dev.engagement.reporting.readings;

/**
 * A request as it was kept so far.
 *
 * @param entries how many it had
 * @param watched what has been told of it
 */
record Earlier(int entries, Watched watched) {
    static final Earlier NOTHING = new Earlier(0, Watched.NOTHING);
}
