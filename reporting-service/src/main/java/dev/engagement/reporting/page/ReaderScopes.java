package dev.engagement.reporting.page;

import dev.engagement.reporting.parameters.Scopes;
import org.springframework.stereotype.Component;

/** Tells the frame whether its reader may see every view. */
@Component("readerScopes")
public class ReaderScopes {
    public boolean isAll() {
        return Scopes.ofReader().isAll();
    }
}
