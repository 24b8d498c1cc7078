package org.secf.gba.bootstrapping;

import java.time.Duration;
import java.util.List;
import org.secf.gba.AkaVersion;
import org.secf.gba.NafId;
import org.secf.gba.UaProtocol;

/**
 * How a bootstrapping server does it.
 *
 * @param host its own name, which is realm and part of every transaction identifier
 * @param versions offered, the preferred one first; the first version is what every device has
 * @param lifetime how long keys are good
 * @param answerWithin how long a challenge may be answered
 * @param mostPending how many challenges may wait
 */
public record BootstrappingPolicy(
        String host, List<AkaVersion> versions, Duration lifetime, Duration answerWithin, int mostPending) {

    /**
     * Checks bounds.
     *
     * @throws IllegalArgumentException where nothing is offered, or something is not positive
     */
    public BootstrappingPolicy {
        host = new NafId(host, UaProtocol.TEMPORARY_IDENTITY).host();
        versions = List.copyOf(versions);
        if (versions.isEmpty() || versions.stream().distinct().count() < versions.size()) {
            throw new IllegalArgumentException("expected versions of AKA, each once, received " + versions);
        }
        if (lifetime.isNegative() || lifetime.isZero() || answerWithin.isNegative() || answerWithin.isZero()) {
            throw new IllegalArgumentException("expected times that are longer than nothing");
        }
        if (mostPending < 1) {
            throw new IllegalArgumentException("expected room for one challenge at least, received " + mostPending);
        }
    }

    /** One day, a minute, and a hundred thousand at once. */
    public static BootstrappingPolicy of(String host) {
        return new BootstrappingPolicy(
                host, List.of(AkaVersion.AKA_V1_MD5), Duration.ofDays(1), Duration.ofMinutes(1), 100_000);
    }
}
