package org.secf.agreement;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.secf.keys.Thumbprint;
import org.secf.keys.set.Keys;

/**
 * Clients whose certificates a key set believes; each is called by the subject (RFC 2253) of its certificate. The certificates stand for themselves: one that
 * they issued is not known. A key that certificates of two subjects have is nobody's: whoever got a certificate for the key of another would be taken for it.
 *
 * @param keys asked anew each time, so that a client that was taken out is unknown from then on
 * @param clock says which are believed now
 */
record TrustedClients(Keys keys, Clock clock) implements ClientKeys {

    private static final int DIGITAL_SIGNATURE = 0;
    private static final int KEY_AGREEMENT = 4;

    @Override
    public Optional<ClientKey> find(String thumbprint) {
        Instant now = clock.instant();
        List<X509Certificate> same = keys.current().believed(now).stream()
                .filter(certificate -> isValid(certificate, now))
                .filter(certificate -> Thumbprint.of(certificate.getPublicKey()).equals(thumbprint))
                .toList();
        boolean isOne = same.stream().map(TrustedClients::name).distinct().count() == 1;
        return isOne ? Optional.of(client(same)) : Optional.empty();
    }

    /** A set that is not in a store stays as it was at deployment, though its certificates come to their end. */
    private static boolean isValid(X509Certificate certificate, Instant now) {
        return !now.isBefore(certificate.getNotBefore().toInstant())
                && !now.isAfter(certificate.getNotAfter().toInstant());
    }

    private static ClientKey client(List<X509Certificate> certificates) {
        Set<Proof> proofs = EnumSet.noneOf(Proof.class);
        for (X509Certificate certificate : certificates) {
            if (allows(certificate, DIGITAL_SIGNATURE)) {
                proofs.add(Proof.SIGNATURE);
            }
            if (allows(certificate, KEY_AGREEMENT)) {
                proofs.add(Proof.AGREEMENT);
            }
        }
        X509Certificate first = certificates.get(0);
        return new ClientKey(name(first), first.getPublicKey(), proofs);
    }

    /** A certificate that does not say is for everything (RFC 5280 §4.2.1.3). */
    private static boolean allows(X509Certificate certificate, int use) {
        boolean[] uses = certificate.getKeyUsage();
        return uses == null || uses[use];
    }

    private static String name(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().getName();
    }
}
