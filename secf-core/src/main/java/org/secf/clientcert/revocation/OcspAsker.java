package org.secf.clientcert.revocation;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import org.secf.der.MalformedDer;

/** Asks a responder once: question, answer, its signature, what it says. */
final class OcspAsker {

    /** RFC 9654 §2.1 */
    private static final int NONCE_OCTETS = 32;

    private final OcspClient client;
    private final OcspVerifier verifier;
    private final SecureRandom random;
    private final boolean requireNonce;

    OcspAsker(OcspClient client, OcspVerifier verifier, SecureRandom random, boolean requireNonce) {
        this.client = client;
        this.verifier = verifier;
        this.random = random;
        this.requireNonce = requireNonce;
    }

    /**
     * What the responder says.
     *
     * @param id the certificate's name, see {@link OcspQuestion#id}
     * @throws IOException when it does not answer
     * @throws OcspRefusal when its answer proves nothing
     */
    OcspAnswer ask(Issued issued, byte[] id, Instant now) throws IOException, OcspRefusal {
        byte[] nonce = new byte[NONCE_OCTETS];
        random.nextBytes(nonce);
        OcspQuestion question = new OcspQuestion(id, nonce);
        byte[] answer = client.ask(question.encoded());
        RevocationStatus.Kind proven = verifier.verify(issued, answer, now);
        try {
            return new OcspReader(question, requireNonce).read(answer).proven(proven);
        } catch (MalformedDer | RuntimeException e) {
            throw new OcspRefusal("the responder's answer is unreadable: " + e.getMessage(), e);
        }
    }
}
