package org.secf.clientcert;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * When certificates are valid (RFC 5280 §4.1.2.5); of several, when all are.
 *
 * @param begin included
 * @param end included
 */
record Validity(Instant begin, Instant end) {

    static Validity of(X509Certificate certificate) {
        return new Validity(
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant());
    }

    static Validity ofAll(List<X509Certificate> certificates) {
        Validity all = new Validity(Instant.MIN, Instant.MAX);
        for (X509Certificate certificate : certificates) {
            Validity one = of(certificate);
            all = new Validity(
                    one.begin.isAfter(all.begin) ? one.begin : all.begin,
                    one.end.isBefore(all.end) ? one.end : all.end);
        }
        return all;
    }

    boolean hasBegun(Instant now, Duration skew) {
        return !begin.isAfter(now.plus(skew));
    }

    boolean isOver(Instant now, Duration skew) {
        return end.isBefore(now.minus(skew));
    }

    /** The instant nearest to {@code now} at which they are valid. */
    Instant nearest(Instant now) {
        return now.isBefore(begin) ? begin : now.isAfter(end) ? end : now;
    }
}
