package org.secf.saml.provider;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.secf.crypto.Crypto;

/**
 * Which metadata is believed.
 *
 * @param signers whose keys must have signed the document as it stands, at an instant; where there is a list, and it is empty, nothing is believed. Empty does
 *     not ask for a signature
 * @param maxValidity how far ahead its end may be, and that there has to be one; empty asks neither
 * @param crypto verifies
 */
public record MetadataPolicy(
        Optional<Function<Instant, List<X509Certificate>>> signers, Optional<Duration> maxValidity, Crypto crypto) {

    /** Signed by that certificate's key, if there is one, and not expired. */
    public static MetadataPolicy of(Optional<X509Certificate> signer) {
        return new MetadataPolicy(signer.map(one -> now -> List.of(one)), Optional.empty(), Crypto.jdk());
    }
}
