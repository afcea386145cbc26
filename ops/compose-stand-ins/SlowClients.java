import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** Opens many TLS connections that say one byte a second, and prints how many the door ended, the last of them after how long. */
class SlowClients {
    public static void main(String[] arguments) throws Exception {
        int port = Integer.parseInt(arguments[0]);
        int many = Integer.parseInt(arguments[1]);
        byte[] start = arguments[2].translateEscapes().getBytes(StandardCharsets.ISO_8859_1);
        Duration patience = Duration.ofSeconds(Integer.parseInt(arguments[3]));
        SSLContext anyCertificate = SSLContext.getInstance("TLS");
        anyCertificate.init(null, new TrustManager[] {new Anyone()}, new SecureRandom());
        AtomicInteger opened = new AtomicInteger();
        AtomicInteger ended = new AtomicInteger();
        AtomicLong last = new AtomicLong();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < many; i++) {
                threads.submit(() -> {
                    SSLSocket socket = (SSLSocket) anyCertificate.getSocketFactory().createSocket("127.0.0.1", port);
                    opened.incrementAndGet();
                    long begun = System.nanoTime();
                    try (socket) {
                        socket.setSoTimeout(1000);
                        dawdle(socket, start, begun, patience);
                    } catch (Exception cut) {
                        ended.incrementAndGet();
                        last.accumulateAndGet(System.nanoTime() - begun, Math::max);
                    }
                    return null;
                });
            }
        }
        System.out.printf("%d of %d ended, the last after %d s%n", ended.get(), opened.get(), last.get() / 1_000_000_000);
    }

    private static void dawdle(SSLSocket socket, byte[] start, long begun, Duration patience) throws Exception {
        OutputStream out = socket.getOutputStream();
        InputStream in = socket.getInputStream();
        out.write(start);
        while (System.nanoTime() - begun < patience.toNanos()) {
            try {
                if (in.read() < 0) {
                    throw new IllegalStateException("ended");
                }
            } catch (java.net.SocketTimeoutException stillOpen) {
                out.write('x');
            }
        }
    }

    private record Anyone() implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
