package org.secf.clientcert.revocation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.secf.clientcert.x509.X509Platform;
import org.secf.resource.Resources;
import org.secf.settings.ConfigurationException;

/**
 * Revocation lists from configured locations. When they are due, the thread of one request loads them again, and the others go on with the last good copy;
 * no thread runs between requests. A location that fails is tried again after a while, and its last good copy holds until the list's own end.
 */
public final class CrlSource implements RevocationSource {

    /** From a failure to the next attempt: requests must not queue up at a server that is down. */
    private static final Duration RETRY = Duration.ofMinutes(1);

    private final Resources resources;
    private final X509Platform platform;
    private final RevocationTimes times;
    private final ReentrantLock loading = new ReentrantLock();
    private volatile Loaded loaded;

    private record Loaded(List<CrlCopy> copies, Instant due) {}

    /**
     * Loads the lists.
     *
     * @param now the first load's time
     * @throws ConfigurationException when there is no location, or a file or resource is of no use; an address may come to life later
     */
    public CrlSource(List<String> locations, Resources resources, RevocationTimes times, Instant now) {
        this.resources = resources;
        this.platform = X509Platform.find();
        this.times = times;
        if (locations.isEmpty()) {
            throw new ConfigurationException("secf.client-cert.crl names no revocation list");
        }
        this.loaded = load(locations.stream().map(CrlCopy::none).toList(), now);
        for (CrlCopy copy : loaded.copies()) {
            if (copy.isLocal() && copy.problem().isPresent()) {
                throw new ConfigurationException(
                        "secf.client-cert.crl: cannot use " + copy.problem().get());
            }
        }
    }

    @Override
    public RevocationStatus status(Issued issued, Instant now) {
        if (isDue(now) && loading.tryLock()) {
            try {
                // Asked again: another thread may have been faster.
                loaded = isDue(now) ? load(loaded.copies(), now) : loaded;
            } finally {
                loading.unlock();
            }
        }
        return status(loaded.copies(), issued, now);
    }

    private boolean isDue(Instant now) {
        return !now.isBefore(loaded.due());
    }

    private Loaded load(List<CrlCopy> before, Instant now) {
        List<CrlCopy> copies =
                before.stream().map(copy -> copy.reloaded(resources, platform)).toList();
        boolean hasFailed = copies.stream().anyMatch(copy -> copy.problem().isPresent());
        Optional<Instant> end = copies.stream()
                .flatMap(copy -> copy.lists().stream())
                .map(Crl::nextUpdate)
                .min(Instant::compareTo);
        return new Loaded(copies, hasFailed || end.isEmpty() ? now.plus(RETRY) : times.next(now, end.get(), RETRY));
    }

    private RevocationStatus status(List<CrlCopy> copies, Issued issued, Instant now) {
        List<Crl> authentic = copies.stream()
                .flatMap(copy -> copy.lists().stream())
                .filter(list -> list.isFrom(issued) && list.isSignedBy(issued.issuer()))
                .toList();
        // Out of date or not, in scope or not: who stands on a list was revoked.
        if (authentic.stream().anyMatch(list -> list.lists(issued.certificate()))) {
            return RevocationStatus.revoked("on the list of " + issuerOf(issued));
        }
        List<String> objections = new ArrayList<>();
        for (Crl list : authentic) {
            Optional<String> objection = objection(list, issued, now);
            if (objection.isEmpty()) {
                return RevocationStatus.good("not on the list of " + list.thisUpdate());
            }
            objections.add(objection.get());
        }
        copies.forEach(copy -> copy.problem().ifPresent(objections::add));
        return RevocationStatus.unknown(
                objections.isEmpty()
                        ? "no list is signed by " + issuerOf(issued)
                        : objections.stream().distinct().collect(Collectors.joining("; ")));
    }

    private Optional<String> objection(Crl list, Issued issued, Instant now) {
        if (!times.hasBegun(list.thisUpdate(), now)) {
            return Optional.of("a list is of the future, " + list.thisUpdate());
        }
        if (times.hasEnded(list.nextUpdate(), now)) {
            return Optional.of("a list ended at " + list.nextUpdate());
        }
        return list.covers(issued.certificate())
                ? Optional.empty()
                : Optional.of("a list does not speak of this certificate's kind or distribution point");
    }

    private static String issuerOf(Issued issued) {
        return issued.certificate().getIssuerX500Principal().getName();
    }
}
