package dev.engagement.standalone.demo;

import java.util.List;

/**
 * A service of the department.
 *
 * @param share its share of all requests
 * @param slowness how long the team takes; 1 is as long as agreed
 * @param roundTheClock whether the team is on call at night
 */
record Offer(
        String service, String team, double share, double slowness, boolean roundTheClock, List<String> complaints) {
    static final List<Offer> ALL = List.of(
            new Offer(
                    "mail",
                    "workplace",
                    16,
                    0.8,
                    false,
                    List.of(
                            "Mailbox is full",
                            "Shared mailbox for %s",
                            "No mail since this morning",
                            "Calendar shows the wrong zone")),
            new Offer(
                    "laptop",
                    "workplace",
                    18,
                    1.0,
                    false,
                    List.of(
                            "Laptop does not wake up",
                            "New laptop for a colleague in %s",
                            "Docking station is not seen",
                            "Battery lasts an hour")),
            new Offer(
                    "accounts",
                    "identity",
                    14,
                    0.6,
                    false,
                    List.of(
                            "Password is locked",
                            "Access to the folder of %s",
                            "New colleague in %s starts on Monday",
                            "Second factor on a new phone")),
            new Offer(
                    "network",
                    "network",
                    10,
                    1.3,
                    true,
                    List.of(
                            "Wi-Fi drops in the meeting room",
                            "VPN breaks every hour",
                            "Port for a new printer in %s",
                            "Branch is slow since noon")),
            new Offer(
                    "web-shop",
                    "commerce",
                    11,
                    0.9,
                    true,
                    List.of(
                            "Checkout shows an error",
                            "Prices are wrong for %s",
                            "Search finds nothing",
                            "Orders arrive twice")),
            new Offer(
                    "erp",
                    "business-applications",
                    13,
                    1.5,
                    false,
                    List.of(
                            "Month end does not finish",
                            "Report for %s",
                            "Invoice cannot be posted",
                            "New cost centre for %s")),
            new Offer(
                    "warehouse",
                    "business-applications",
                    7,
                    1.4,
                    true,
                    List.of(
                            "Scanners lose their connection",
                            "Labels are not printed",
                            "Stock of %s is off",
                            "Pick list is empty")),
            new Offer(
                    "telephony",
                    "network",
                    5,
                    1.1,
                    false,
                    List.of(
                            "Hotline of %s is not reachable",
                            "Headset is mute", "Forwarding to a mobile", "Calls drop")),
            new Offer(
                    "data-platform",
                    "data",
                    6,
                    1.2,
                    false,
                    List.of(
                            "Dashboard of %s is old",
                            "Access to sales figures", "Job failed last night", "Another column for %s")));

    static final List<String> UNITS =
            List.of("sales", "finance", "production", "logistics", "people", "marketing", "management");

    private static final List<String> FIRST = List.of(
            "Ana", "Ben", "Carla", "Deniz", "Emre", "Fatma", "Georg", "Hanna", "Ivan", "Jana", "Kofi", "Lena", "Milan",
            "Nora", "Omar", "Petra");
    private static final List<String> LAST = List.of(
            "Albers", "Baumann", "Celik", "Dietz", "Ehlers", "Fuchs", "Graf", "Huber", "Ilic", "Jansen", "Kaya", "Lang",
            "Maier", "Novak");

    /** Returns a member of a team, out of the same few. */
    static String colleague(String team, Dice dice) {
        int first = Math.floorMod(team.hashCode(), FIRST.size());
        int who = dice.random().nextInt(6);
        return FIRST.get((first + who * 5) % FIRST.size()) + " " + LAST.get((first + who * 3) % LAST.size());
    }

    /** Returns where a business unit is. */
    static String location(String unit) {
        return switch (unit) {
            case "production" -> "plant";
            case "logistics" -> "harbour";
            default -> "head-office";
        };
    }

    /** Returns a random customer. */
    static String customer(Dice dice) {
        return dice.oneOf(FIRST) + " " + dice.oneOf(LAST);
    }
}
