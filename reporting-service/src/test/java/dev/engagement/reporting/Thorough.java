package dev.engagement.reporting;

/** How often seeded trials are repeated: {@code -Dthorough=10} makes ten times as many as every build does. */
public final class Thorough {
    private Thorough() {}

    public static int times(int trials) {
        return trials * Integer.getInteger("thorough", 1);
    }
}
