package org.secf.ejb;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

@Alternative
@Priority(1)
class FixedTime {

    static final Instant NOW = Instant.parse("2027-01-01T12:00:00Z");

    @Produces
    @SecurityTime
    Clock clock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }
}
