package org.secf.saml.response;

import java.security.PublicKey;
import java.util.Optional;

/**
 * What vouches for a response as a whole without being in it. It counts as a signature of the response and never as one of the assertion.
 *
 * @param beside a signature that came in the same form, still to be verified
 * @param around the key whose signature over a message around the response was verified
 */
record Surety(Optional<Beside> beside, Optional<PublicKey> around) {

    /** There is none. */
    static final Surety NONE = new Surety(Optional.empty(), Optional.empty());

    /** A claim. */
    static final class Beside {
        private final FormSignature signature;
        private final byte[] octets;

        private Beside(FormSignature signature, byte[] octets) {
            this.signature = signature;
            this.octets = octets;
        }

        FormSignature signature() {
            return signature;
        }

        /** Those that the response was parsed from. */
        byte[] octets() {
            return octets;
        }
    }

    static Surety beside(FormSignature signature, byte[] octets) {
        return new Surety(Optional.of(new Beside(signature, octets)), Optional.empty());
    }

    static Surety around(Optional<PublicKey> key) {
        return new Surety(Optional.empty(), key);
    }
}
