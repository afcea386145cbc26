package dev.engagement.service.record;

import org.springframework.dao.TransientDataAccessResourceException;

/** The database's clock has jumped ahead, so nothing can be recorded by it now. */
class ClockJumped extends TransientDataAccessResourceException {
    ClockJumped() {
        super("the database's clock jumped ahead");
    }
}
