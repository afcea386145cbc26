package dev.engagement.standalone.broker;

import dev.engagement.standalone.supervise.ClassArchive;
import dev.engagement.standalone.supervise.Command;
import dev.engagement.standalone.supervise.Ending;
import dev.engagement.standalone.supervise.Java;
import dev.engagement.standalone.supervise.Part;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;

/**
 * The broker as a part: one node that is its own controller.
 *
 * @param folder where its configuration and its data are
 * @param port where it listens, on the loopback address alone
 * @param prepared archives of its classes, if there are any
 */
public record BrokerProcess(Path folder, int port, Path prepared) {
    public static final String NAME = "broker";

    private static final Ending ENDING = Ending.terminate(Duration.ofSeconds(45));
    private static final int PATIENCE = 2000;
    /** ApiVersions, version 0: its size, key 18, version 0, question 1, no client's name. */
    private static final byte[] WHICH_VERSIONS = {0, 0, 0, 10, 0, 18, 0, 0, 0, 0, 0, 1, -1, -1};

    public Part part(Set<String> stopsBefore) {
        return new Part(NAME, this::prepare, this::ready, ENDING, Set.of(), stopsBefore);
    }

    public String address() {
        return "127.0.0.1:" + port;
    }

    private Command prepare() throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve("broker.properties");
        try (Writer out = Files.newBufferedWriter(file)) {
            settings(freePort()).store(out, "Written anew at every start");
        }
        List<String> options = new ArrayList<>(List.of(
                "-Xms64m",
                "-Xmx512m",
                "-XX:+UseSerialGC",
                // It has little to do here, and its optimising compiler would take the cores from the services.
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dlog4j2.configurationFile=broker-log4j2.xml"));
        options.addAll(ClassArchive.options(prepared, folder, options, build()));
        return new Command(Java.main(Broker.class, options, List.of(file.toString())));
    }

    /** The JDK itself looks at the libraries beside it. */
    private static String build() throws IOException {
        StringBuilder build = new StringBuilder();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path path = Path.of(entry);
            build.append(entry);
            if (Files.exists(path)) {
                build.append(Files.getLastModifiedTime(path)).append(Files.size(path));
            }
        }
        return build.toString();
    }

    private Properties settings(int controllerPort) {
        Properties settings = new Properties();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", "1");
        settings.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("listeners", "PLAINTEXT://%s,CONTROLLER://127.0.0.1:%d".formatted(address(), controllerPort));
        settings.put("advertised.listeners", "PLAINTEXT://" + address());
        settings.put("log.dirs", folder.resolve("data").toString());
        settings.put("auto.create.topics.enable", "false");
        // One node: nobody to copy to. What a power cut takes back is published again by the command side.
        settings.put("log.flush.interval.ms", "1000");
        settings.put("log.flush.scheduler.interval.ms", "1000");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("offsets.topic.num.partitions", "4");
        settings.put("transaction.state.log.num.partitions", "4");
        settings.put("group.initial.rebalance.delay.ms", "0");
        // Partitions of a reader that was killed stand still for that long; Kafka would wait 45 s.
        settings.put("group.consumer.session.timeout.ms", "15000");
        settings.put("group.consumer.min.session.timeout.ms", "15000");
        // Nothing is dropped unless a topic asks for it, and with no copy elsewhere the disk must not be far behind.
        settings.put("log.retention.ms", "-1");
        settings.put("log.flush.interval.ms", "1000");
        settings.put("log.flush.scheduler.interval.ms", "1000");
        return settings;
    }

    /** The controller talks to itself alone: any port will do, and it may be another one at every start. */
    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Answers the protocol's first question, which it does from the end of its start on. */
    private boolean ready() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE);
            socket.setSoTimeout(PATIENCE);
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            out.write(WHICH_VERSIONS);
            out.flush();
            DataInputStream in = new DataInputStream(socket.getInputStream());
            int size = in.readInt();
            int question = in.readInt();
            short fault = in.readShort();
            return size > 6 && question == 1 && fault == 0;
        } catch (IOException notYet) {
            return false;
        }
    }
}
