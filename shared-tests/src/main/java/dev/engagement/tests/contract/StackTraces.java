package dev.engagement.tests.contract;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** Collects stack traces that reach the log while this is open, at the log levels of production. */
public final class StackTraces implements AutoCloseable {
    private static final List<String> SERVERS =
            List.of("org.apache.coyote", "org.apache.catalina", "org.apache.tomcat");

    private final List<String> found = new CopyOnWriteArrayList<>();
    private final Logger root = Objects.requireNonNull(logger(Logger.ROOT_LOGGER_NAME));
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            if (event.getThrowableProxy() != null) {
                found.add(event.getLoggerName() + ": " + event.getFormattedMessage() + ": "
                        + event.getThrowableProxy().getClassName() + ": "
                        + event.getThrowableProxy().getMessage());
            }
        }
    };

    public StackTraces() {
        SERVERS.forEach(name -> {
            if (logger(name).getLevel() == null) {
                logger(name).setLevel(Level.INFO);
            }
        });
        appender.setContext(root.getLoggerContext());
        appender.start();
        root.addAppender(appender);
    }

    private static Logger logger(String name) {
        return ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger(name);
    }

    public List<String> found() {
        return found;
    }

    @Override
    public void close() {
        root.detachAppender(appender);
        appender.stop();
    }
}
