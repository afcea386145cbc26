package dev.engagement.shared.access;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import org.springframework.boot.context.event.ApplicationContextInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/** Refuses to start a service without access control on an address that others can reach, before anything else begins. */
final class OpenAddress implements ApplicationListener<ApplicationContextInitializedEvent> {
    /** Ends the start; the message says what to do. */
    static final class OpenToAll extends RuntimeException {
        private static final long serialVersionUID = 1L;

        OpenToAll(String words) {
            super(words, null, false, false);
        }
    }

    @Override
    public void onApplicationEvent(ApplicationContextInitializedEvent event) {
        check(event.getApplicationContext().getEnvironment());
    }

    static void check(Environment settings) {
        String address = settings.getProperty("server.address", "");
        if (isLoopback(address)
                || !settings.getProperty("engagement.oidc.issuer", "").isBlank()) {
            return;
        }
        Keys keys = new Keys(Path.of(settings.getRequiredProperty("engagement.keys")));
        String lack = keys.lack();
        if (lack != null) {
            throw new OpenToAll(
                    ("Refused to listen on %s, where others can reach it, without a key or an issuer: create a key with"
                                    + " './engagement key create NAME --role ROLE --keys FILE' and name the file as engagement.keys (%s: %s),"
                                    + " or set engagement.oidc.issuer, or server.address to 127.0.0.1")
                            .formatted(address.isBlank() ? "all addresses" : address, keys.file(), lack));
        }
    }

    private static boolean isLoopback(String address) {
        try {
            return !address.isBlank() && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }
}
