package dev.engagement.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The link from both services to PostgreSQL or Kafka breaks, by rules of the packet filter. Needs root, Debian's {@code iptables} and a
 * network namespace of its own: {@code unshare -n sh -c 'ip link set lo up; benchmarks/run HostileDay …'}.
 */
final class BrokenLink implements WorldFault {
    /** The ways to break. */
    enum Kind {
        /** Every packet in both directions is refused with a reset. */
        CUT,
        /** Packets from the other side never arrive: connections look open, and nobody answers. */
        HALF_OPEN,
        /** A packet in a hundred is lost and every one comes 200 ms late. */
        SLOW
    }

    private static final int DELAY_MILLIS = 200;

    private final String part;
    private final Kind kind;
    private final List<String[]> rules = new ArrayList<>();
    private LateLink late = LateLink.NONE;

    BrokenLink(String part, Kind kind) {
        this.part = part;
        this.kind = kind;
    }

    @Override
    public void begin(Installed installed) throws IOException, InterruptedException {
        int port = part.equals("database")
                ? installed.postgresPort()
                : Integer.parseInt(installed.brokers().split(":", 2)[1]);
        String number = Integer.toString(port);
        switch (kind) {
            case CUT -> {
                add("INPUT", "-p", "tcp", "--dport", number, "-j", "REJECT", "--reject-with", "tcp-reset");
                add("INPUT", "-p", "tcp", "--sport", number, "-j", "REJECT", "--reject-with", "tcp-reset");
            }
            case HALF_OPEN -> add("INPUT", "-p", "tcp", "--sport", number, "-j", "DROP");
            case SLOW -> slow(port);
        }
    }

    /** Leads new connections through a proxy that hands everything on late; cuts the old ones, so that they come again. */
    private void slow(int port) throws IOException, InterruptedException {
        late = LateLink.open(port, DELAY_MILLIS);
        String number = Integer.toString(port);
        add(
                "OUTPUT",
                "-t",
                "nat",
                "-p",
                "tcp",
                "!",
                "-s",
                LateLink.SOURCE,
                "--dport",
                number,
                "-j",
                "REDIRECT",
                "--to-ports",
                Integer.toString(late.port()));
        add(
                "INPUT",
                "-p",
                "tcp",
                "--dport",
                number,
                "-m",
                "statistic",
                "--mode",
                "random",
                "--probability",
                "0.01",
                "-j",
                "DROP");
        add(
                "OUTPUT",
                "-p",
                "tcp",
                "!",
                "-d",
                LateLink.SOURCE,
                "--sport",
                number,
                "-j",
                "REJECT",
                "--reject-with",
                "tcp-reset");
    }

    private void add(String chain, String... words) throws IOException, InterruptedException {
        String[] rule = new String[words.length + 1];
        rule[0] = chain;
        System.arraycopy(words, 0, rule, 1, words.length);
        rules.add(rule);
        filter("-A", rule);
    }

    private static void filter(String what, String[] rule) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("iptables", what));
        words.addAll(List.of(rule));
        WorldFault.run(words.toArray(String[]::new));
    }

    @Override
    public void end(Installed installed) throws IOException, InterruptedException {
        for (String[] rule : rules) {
            filter("-D", rule);
        }
        rules.clear();
        late.close();
    }
}
