package dev.engagement.standalone.serve;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Stands in for a service: healthy from the start on, and tells what it was given. */
public final class StandIn {
    private StandIn() {}

    public static void main(String[] arguments) throws IOException {
        if (System.getProperty("jarmode") != null) {
            Path jar = Path.of(System.getProperty("java.class.path"));
            Path into = Files.createDirectories(Path.of(arguments[2]));
            Files.copy(jar, into.resolve(jar.getFileName()));
            return;
        }
        HttpServer http = HttpServer.create(
                new InetSocketAddress(System.getProperty("server.address"), Integer.getInteger("server.port")), 0);
        TreeMap<String, String> given = new TreeMap<>();
        System.getProperties().forEach((key, value) -> given.put(key.toString(), value.toString()));
        given.put("password", System.getenv("SPRING_DATASOURCE_PASSWORD"));
        given.put("kafka", System.getenv("SPRING_KAFKA_PROPERTIES_SASL_JAAS_CONFIG"));
        byte[] body = given.toString().getBytes(StandardCharsets.UTF_8);
        http.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        });
        http.start();
    }

    /** A jar of this class alone, where a build would have left the service. */
    static void build(Path home, String name) throws IOException {
        Path target = Files.createDirectories(home.resolve(name).resolve("target"));
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, StandIn.class.getName());
        String file = StandIn.class.getName().replace('.', '/') + ".class";
        try (InputStream code = StandIn.class.getResourceAsStream("/" + file);
                JarOutputStream jar =
                        new JarOutputStream(Files.newOutputStream(target.resolve(name + "-0-app.jar")), manifest)) {
            if (code == null) {
                throw new IOException(file + " is missing");
            }
            jar.putNextEntry(new JarEntry(file));
            code.transferTo(jar);
            jar.closeEntry();
        }
    }
}
