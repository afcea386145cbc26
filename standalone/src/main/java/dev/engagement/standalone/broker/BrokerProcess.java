package dev.engagement.standalone.broker;

import dev.engagement.standalone.folder.Passwords;
import dev.engagement.standalone.supervise.ClassArchive;
import dev.engagement.standalone.supervise.Command;
import dev.engagement.standalone.supervise.Java;
import dev.engagement.standalone.supervise.Part;
import dev.engagement.standalone.supervise.Shutdown;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
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
 * @param folder the place of its configuration and data
 * @param port on the loopback address only
 * @param prepared archives of its classes, if there are any
 */
public record BrokerProcess(Path folder, int port, Path prepared) {
    public static final String NAME = "broker";
    public static final String USER = "engagement";

    private static final Shutdown ENDING = Shutdown.terminate(Duration.ofSeconds(45));
    private static final int PATIENCE = 2000;
    /** The request ApiVersions, version 0: its size, key 18, version 0, correlation id 1, no client id. */
    private static final byte[] WHICH_VERSIONS = {0, 0, 0, 10, 0, 18, 0, 0, 0, 0, 0, 1, -1, -1};

    public Part part(Set<String> stopsBefore) {
        return new Part(NAME, this::prepare, this::ready, ENDING, Set.of(), stopsBefore);
    }

    public String address() {
        return "127.0.0.1:" + port;
    }

    /** Returns the clients' credentials, in the form of Kafka's setting {@code sasl.jaas.config}. */
    public String login() throws IOException {
        Files.createDirectories(folder);
        Passwords.make(passwordFile());
        return login(Passwords.read(passwordFile()), "");
    }

    public Path passwordFile() {
        return folder.resolve("password");
    }

    private static String login(String password, String more) {
        return "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"%s\" password=\"%s\"%s;"
                .formatted(USER, password, more);
    }

    private Command prepare() throws IOException {
        Files.createDirectories(folder);
        Passwords.make(passwordFile());
        Path file = folder.resolve("broker.properties");
        StringWriter text = new StringWriter();
        settings(freePort()).store(text, "Written again at every start");
        Passwords.writeAlone(file, text.toString());
        List<String> options = new ArrayList<>(List.of(
                "-Xms64m",
                "-Xmx512m",
                "-XX:+UseSerialGC",
                // It has little to do here, and its optimising compiler would take the cores from the services.
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dlog4j2.configurationFile=broker-log4j2.xml"));
        options.addAll(ClassArchive.options(prepared, folder, options, build()));
        return new Command(Java.main(KafkaProcess.class, options, List.of(file.toString())));
    }

    /** Returns a fingerprint of the files on the class path; the JDK itself checks a jar's libraries. */
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

    /** Demands a password, since other users of this machine can reach the loopback address too. */
    private void demandPassword(Properties settings) throws IOException {
        String password = Passwords.read(passwordFile());
        String login = login(password, " user_" + USER + "=\"" + password + "\"");
        settings.put("listener.security.protocol.map", "SASL_PLAINTEXT:SASL_PLAINTEXT,CONTROLLER:SASL_PLAINTEXT");
        settings.put("security.inter.broker.protocol", "SASL_PLAINTEXT");
        settings.put("sasl.mechanism.inter.broker.protocol", "PLAIN");
        settings.put("sasl.mechanism.controller.protocol", "PLAIN");
        settings.put("sasl.enabled.mechanisms", "PLAIN");
        for (String listener : List.of("sasl_plaintext", "controller")) {
            settings.put("listener.name." + listener + ".sasl.enabled.mechanisms", "PLAIN");
            settings.put("listener.name." + listener + ".plain.sasl.jaas.config", login);
        }
    }

    private Properties settings(int controllerPort) throws IOException {
        Properties settings = new Properties();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", "1");
        settings.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("listeners", "SASL_PLAINTEXT://%s,CONTROLLER://127.0.0.1:%d".formatted(address(), controllerPort));
        settings.put("advertised.listeners", "SASL_PLAINTEXT://" + address());
        demandPassword(settings);
        settings.put("log.dirs", folder.resolve("data").toString());
        settings.put("auto.create.topics.enable", "false");
        // There is only one node, so no copies. Records lost in a power cut are published again by the command service.
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
        // The partitions of a killed reader stand still for that long; Kafka's default is 45 s.
        settings.put("group.consumer.session.timeout.ms", "15000");
        settings.put("group.consumer.min.session.timeout.ms", "15000");
        // Keeps all records unless a topic's own settings say otherwise. With no copy elsewhere, they must be flushed
        // to the disk soon.
        settings.put("log.retention.ms", "-1");
        return settings;
    }

    /** Returns a port for the controller, which talks only to itself: it may be another one at every start. */
    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Returns whether the broker answers the protocol's first request, which it does from the end of its start on. */
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
