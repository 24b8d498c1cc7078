package org.secf.ejb;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The server's own time. */
@Singleton
class SystemTime {

    @Produces
    @SecurityTime
    Clock clock() {
        return Clock.systemUTC();
    }
}
