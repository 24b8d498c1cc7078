package org.secf.jdbc;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * After a connection could not be had, nobody waits for one for a while, and then one tries: so a database that is gone does not hold all threads of a server.
 * For many threads at once.
 */
final class ConnectionPause {

    static final Duration LENGTH = Duration.ofSeconds(2);

    /** Nobody could be connected to. */
    private static final String NO_CONNECTION = "08001";

    private final Clock clock;
    private @Nullable Instant end;

    ConnectionPause(Clock clock) {
        this.clock = clock;
    }

    /** Lets everybody through while all is well, and one of many after each pause. */
    synchronized void requireOver() throws SQLException {
        Instant until = end;
        if (until == null) {
            return;
        }
        Instant now = clock.instant();
        if (now.isBefore(until)) {
            throw new SQLException("there was no connection, and none is tried for until " + until, NO_CONNECTION);
        }
        // The others go on without, until it is known what this one finds.
        end = now.plus(LENGTH);
    }

    synchronized void failed() {
        end = clock.instant().plus(LENGTH);
    }

    synchronized void connected() {
        end = null;
    }
}
