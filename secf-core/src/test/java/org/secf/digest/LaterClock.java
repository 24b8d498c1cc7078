package org.secf.digest;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The clock of a realm that is still to be made. */
final class LaterClock extends Clock {

    private final TestRealm[] realm;

    LaterClock(TestRealm[] realm) {
        this.realm = realm;
    }

    @Override
    public Instant instant() {
        return realm[0].clock.instant();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
