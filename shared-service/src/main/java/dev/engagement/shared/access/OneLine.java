package dev.engagement.shared.access;

import dev.engagement.shared.access.OpenAddress.OpenToAll;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootExceptionReporter;

/** Reports a refused start in one line, without a stack trace. */
final class OneLine implements SpringBootExceptionReporter {
    @Override
    public boolean reportException(Throwable failure) {
        if (failure instanceof OpenToAll refused) {
            LoggerFactory.getLogger(OneLine.class).error(refused.getMessage());
            return true;
        }
        return false;
    }
}
