package org.secf.saml.provider;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.secf.saml.provider.IdentityProviderMetadata.Described;

/**
 * When metadata is read again.
 *
 * @param interval usually; earlier where the metadata asks for it (cacheDuration) or ends
 * @param unknownKey after a signature by a key that is not known, at most once in this time
 */
public record RefreshTimes(Duration interval, Duration unknownKey) {

    /** Never more often, whatever the metadata says, and the first wait after a failure. */
    static final Duration LEAST = Duration.ofSeconds(30);

    private static final int MOST_DOUBLED = 20;

    /** Of what is left until the end, so that there is time for several attempts. */
    private static final double PART_OF_REST = 0.75;

    /** Up to this part earlier, at random, so that not every node asks at the same moment. */
    private static final double JITTER = 0.2;

    /** How long to wait after success. */
    Duration next(Described read, Instant now, SecureRandom random) {
        Optional<Duration> rest = read.end()
                .map(end -> Duration.ofMillis((long) (Duration.between(now, end).toMillis() * PART_OF_REST)));
        Duration wanted = Stream.of(Optional.of(interval), read.cacheDuration(), rest)
                .flatMap(Optional::stream)
                .min(Duration::compareTo)
                .orElse(interval);
        return scattered(wanted, random);
    }

    /** How long to wait after so many failures in a row: twice as long each time, up to the interval. */
    Duration afterFailure(int failures, SecureRandom random) {
        Duration doubled = LEAST.multipliedBy(1L << Math.min(Math.max(failures, 1) - 1, MOST_DOUBLED));
        return scattered(doubled.compareTo(interval) < 0 ? doubled : interval, random);
    }

    private static Duration scattered(Duration wait, SecureRandom random) {
        return Duration.ofMillis((long) (wait.toMillis() * (1 - JITTER * random.nextDouble())));
    }
}
