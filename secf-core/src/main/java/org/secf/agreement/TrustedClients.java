package org.secf.agreement;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Optional;
import org.secf.keys.Thumbprint;
import org.secf.keys.set.Keys;

/**
 * Clients whose certificates a key set believes; each is called by the subject (RFC 2253) of its certificate. The certificates stand for themselves: one that
 * they issued is not known.
 *
 * @param keys asked anew each time, so that a client that was taken out is unknown from then on
 * @param clock says which are believed now
 */
record TrustedClients(Keys keys, Clock clock) implements ClientKeys {

    @Override
    public Optional<ClientKey> find(String thumbprint) {
        return keys.current().believed(clock.instant()).stream()
                .filter(certificate -> Thumbprint.of(certificate.getPublicKey()).equals(thumbprint))
                .findFirst()
                .map(TrustedClients::client);
    }

    private static ClientKey client(X509Certificate certificate) {
        return new ClientKey(certificate.getSubjectX500Principal().getName(), certificate.getPublicKey());
    }
}
