package dev.engagement.benchmarks;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A connection that posts one body after another. It shares the machine with the server it measures, as pgbench does, so it does no more
 * than it must: a full HTTP client takes twice the server's own time.
 */
final class Sender implements AutoCloseable {
    private final Socket socket;
    private final InputStream answers;
    private final String head;

    Sender(URI door, String contentType) throws IOException {
        socket = new Socket(door.getHost(), door.getPort());
        socket.setTcpNoDelay(true);
        answers = new BufferedInputStream(socket.getInputStream());
        head = "POST " + door.getPath() + " HTTP/1.1\r\nHost: " + door.getAuthority() + "\r\nContent-Type: "
                + contentType + "\r\nContent-Length: ";
    }

    /** Returns the body of the answer, which must be a success. */
    String post(String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        byte[] start = (head + bytes.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
        byte[] request = new byte[start.length + bytes.length];
        System.arraycopy(start, 0, request, 0, start.length);
        System.arraycopy(bytes, 0, request, start.length, bytes.length);
        socket.getOutputStream().write(request);
        String status = line();
        int length = -1;
        for (String line = line(); !line.isEmpty(); line = line()) {
            String header = line.toLowerCase(Locale.ROOT);
            if (header.startsWith("content-length:")) {
                length = Integer.parseInt(
                        header.substring("content-length:".length()).strip());
            }
        }
        String answer = length >= 0 ? text(length) : chunks();
        if (!status.startsWith("HTTP/1.1 20") || answer.contains("\"rejected\":1")) {
            throw new IllegalStateException(status + "\n" + answer);
        }
        return answer;
    }

    private String chunks() throws IOException {
        StringBuilder answer = new StringBuilder();
        int size;
        do {
            size = Integer.parseInt(line().strip(), 16);
            answer.append(text(size));
            line();
        } while (size > 0);
        return answer.toString();
    }

    private String text(int length) throws IOException {
        return new String(answers.readNBytes(length), StandardCharsets.UTF_8);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int read = answers.read(); read != '\n'; read = answers.read()) {
            if (read < 0) {
                throw new EOFException("the server closed the connection");
            }
            if (read != '\r') {
                line.append((char) read);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
