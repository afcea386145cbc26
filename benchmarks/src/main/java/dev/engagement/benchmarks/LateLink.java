package dev.engagement.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A proxy before a port of this machine that hands on every byte late, in both directions, without bounding how many. */
final class LateLink implements AutoCloseable {
    /** The address that the proxy itself calls from, so that its packets can be told from the callers'. */
    static final String SOURCE = "127.0.0.2";

    /** No proxy at all. */
    static final LateLink NONE = new LateLink(null, 0, 0);

    private static final byte[] END = {};

    private final @Nullable ServerSocket door;
    private final int port;
    private final long delay;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private LateLink(@Nullable ServerSocket door, int port, long delay) {
        this.door = door;
        this.port = port;
        this.delay = delay;
    }

    static LateLink open(int port, int delayMillis) throws IOException {
        ServerSocket door = new ServerSocket(0, 200, InetAddress.getByName("127.0.0.1"));
        LateLink link = new LateLink(door, port, TimeUnit.MILLISECONDS.toNanos(delayMillis));
        Thread.ofPlatform().daemon().name("late link").start(() -> link.accept(door));
        return link;
    }

    int port() {
        return door == null ? 0 : door.getLocalPort();
    }

    private void accept(ServerSocket at) {
        while (!at.isClosed()) {
            try {
                Socket caller = at.accept();
                Socket called = new Socket();
                called.bind(new InetSocketAddress(SOURCE, 0));
                called.connect(new InetSocketAddress("127.0.0.1", port));
                open.add(caller);
                open.add(called);
                handOn(caller, called);
                handOn(called, caller);
            } catch (IOException closed) {
                // The caller sees it, or the link is closed.
            }
        }
    }

    private record Chunk(long due, byte[] bytes) {}

    private void handOn(Socket from, Socket to) {
        BlockingQueue<Chunk> late = new LinkedBlockingQueue<>();
        Thread.startVirtualThread(() -> {
            byte[] buffer = new byte[1 << 16];
            try {
                InputStream in = from.getInputStream();
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    late.add(new Chunk(System.nanoTime() + delay, Arrays.copyOf(buffer, read)));
                }
            } catch (IOException cut) {
                // The other side is closed as well.
            }
            late.add(new Chunk(System.nanoTime() + delay, END));
        });
        Thread.startVirtualThread(() -> {
            try (to) {
                OutputStream out = to.getOutputStream();
                for (Chunk chunk = late.take(); chunk.bytes().length > 0; chunk = late.take()) {
                    TimeUnit.NANOSECONDS.sleep(chunk.due() - System.nanoTime());
                    out.write(chunk.bytes());
                }
            } catch (IOException cut) {
                // The reader notices by itself.
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @Override
    public void close() throws IOException {
        if (door != null) {
            door.close();
        }
        for (Socket socket : open) {
            socket.close();
        }
    }
}
