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
    enum BrokenWay {
        /** Every packet in both directions is refused with a reset. */
        CUT,
        /** No packet arrives: connections look open, nobody answers, and neither side hears that the other has closed. */
        HALF_OPEN,
        /** A packet in a hundred is lost and every one comes 200 ms late. */
        SLOW
    }

    private static final int DELAY_MILLIS = 200;

    private final String part;
    private final BrokenWay way;
    private final List<String> rules = new ArrayList<>();
    private LateLink late = LateLink.NONE;

    BrokenLink(String part, BrokenWay way) {
        this.part = part;
        this.way = way;
    }

    @Override
    public void begin(Installed installed) throws IOException, InterruptedException {
        int port = part.equals("database")
                ? installed.postgresPort()
                : Integer.parseInt(installed.brokers().split(":", 2)[1]);
        switch (way) {
            case CUT -> {
                add("INPUT -p tcp --dport %d -j REJECT --reject-with tcp-reset".formatted(port));
                add("INPUT -p tcp --sport %d -j REJECT --reject-with tcp-reset".formatted(port));
            }
            case HALF_OPEN -> {
                add("INPUT -p tcp --dport %d -j DROP".formatted(port));
                add("INPUT -p tcp --sport %d -j DROP".formatted(port));
            }
            case SLOW -> slow(port);
        }
    }

    /** Leads new connections through a proxy that hands everything on late; cuts the old ones, so that they come again. */
    private void slow(int port) throws IOException, InterruptedException {
        late = LateLink.open(port, DELAY_MILLIS);
        add("OUTPUT -t nat -p tcp ! -s %s --dport %d -j REDIRECT --to-ports %d"
                .formatted(LateLink.SOURCE, port, late.port()));
        add("INPUT -p tcp --dport %d -m statistic --mode random --probability 0.01 -j DROP".formatted(port));
        add("OUTPUT -p tcp ! -d %s --sport %d -j REJECT --reject-with tcp-reset".formatted(LateLink.SOURCE, port));
    }

    private void add(String rule) throws IOException, InterruptedException {
        rules.add(rule);
        filter("-A", rule);
    }

    private static void filter(String what, String rule) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("iptables", what));
        words.addAll(List.of(rule.split(" ")));
        WorldFault.run(words.toArray(String[]::new));
    }

    @Override
    public void end(Installed installed) throws IOException, InterruptedException {
        for (String rule : rules) {
            filter("-D", rule);
        }
        rules.clear();
        late.close();
    }
}
