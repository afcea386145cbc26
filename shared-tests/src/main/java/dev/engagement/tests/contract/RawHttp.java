package dev.engagement.tests.contract;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An HTTP/1.1 client that sends any bytes as they are, also those that a client library would refuse to send. */
public final class RawHttp implements Closeable {
    private static final int PATIENCE_MILLIS = 30_000;

    private final int port;
    private @Nullable Socket socket;

    public RawHttp(int port) {
        this.port = port;
    }

    /** A request; the target and the headers go out in ISO 8859-1. */
    public record Sent(String method, String target, List<String> headers, byte[] body) {
        @Override
        public String toString() {
            return method + " " + target + " " + headers + " "
                    + new String(body, 0, Math.min(body.length, 200), StandardCharsets.ISO_8859_1);
        }
    }

    /** An answer; the names of headers are in lower case. */
    public record RawAnswer(int status, Map<String, String> headers, String body) {
        public String type() {
            return headers.getOrDefault("content-type", "").split(";", 2)[0];
        }
    }

    /** Sends a request, and waits for the answer. */
    public RawAnswer exchange(Sent sent) throws IOException {
        for (boolean again = socket != null; ; again = false) {
            try {
                return once(sent);
            } catch (EOFException | SocketException closed) {
                // The server had closed the kept connection.
                close();
                if (!again) {
                    throw closed;
                }
            }
        }
    }

    private RawAnswer once(Sent sent) throws IOException {
        Socket open = socket == null ? new Socket("127.0.0.1", port) : socket;
        socket = open;
        open.setSoTimeout(PATIENCE_MILLIS);
        open.setTcpNoDelay(true);
        StringBuilder head = new StringBuilder(sent.method() + " " + sent.target() + " HTTP/1.1\r\n");
        if (sent.headers().stream().noneMatch(header -> header.startsWith("Host:"))) {
            head.append("Host: 127.0.0.1:").append(port).append("\r\n");
        }
        sent.headers().forEach(header -> head.append(header).append("\r\n"));
        head.append("Content-Length: ").append(sent.body().length).append("\r\n\r\n");
        byte[] first = head.toString().getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = new byte[first.length + sent.body().length];
        System.arraycopy(first, 0, all, 0, first.length);
        System.arraycopy(sent.body(), 0, all, first.length, sent.body().length);
        open.getOutputStream().write(all);
        RawAnswer answer = read(new BufferedInputStream(open.getInputStream()));
        if (answer.headers().getOrDefault("connection", "").equals("close")) {
            close();
        }
        return answer;
    }

    private static RawAnswer read(InputStream in) throws IOException {
        int status = Integer.parseInt(line(in).split(" ", 3)[1]);
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        StringBuilder body = new StringBuilder();
        if (headers.getOrDefault("transfer-encoding", "").equals("chunked")) {
            for (int size = Integer.parseInt(line(in), 16); size > 0; size = Integer.parseInt(line(in), 16)) {
                body.append(text(in, size));
                line(in);
            }
            line(in);
        } else if (headers.containsKey("content-length")) {
            body.append(text(in, Integer.parseInt(headers.get("content-length"))));
        } else if (headers.getOrDefault("connection", "").equals("close")) {
            body.append(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        return new RawAnswer(status, headers, body.toString());
    }

    private static String text(InputStream in, int length) throws IOException {
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the connection was closed");
            }
            line.append((char) next);
        }
        return line.toString().stripTrailing();
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }
}
