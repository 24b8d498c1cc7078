package org.secf.saml.response;

import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import org.secf.crypto.Crypto;
import org.secf.saml.model.AlgorithmPolicy;
import org.secf.saml.model.LogoutReason;
import org.secf.saml.model.SamlReason;
import org.secf.saml.response.ParsedLogout.Envelope;
import org.secf.saml.response.SignatureVerifier.Claim;
import org.secf.verdict.Verdict;

/** Finds out who made a message of a logout: by the signature in it, or by the one over the address that it came in. */
public final class LogoutAuthenticator {

    private final SignatureVerifier signatures;
    private final AssertionDecrypter decrypter;

    /**
     * An authenticator.
     *
     * @param crypto verifies and decrypts
     */
    public LogoutAuthenticator(Crypto crypto) {
        this.signatures = new SignatureVerifier(crypto);
        this.decrypter = new AssertionDecrypter(crypto);
    }

    /** By its own signature (saml-core §5.4), the only one in the document. */
    public Verdict<AuthenticLogout> signed(ParsedLogout message, List<PublicKey> keys, AlgorithmPolicy algorithms) {
        Envelope envelope = message.envelope();
        Optional<Claim> claim = envelope.signature().map(found -> new Claim(envelope.element(), envelope.id(), found));
        int inPlace = claim.isPresent() ? 1 : 0;
        if (message.walk().signatures() != inPlace) {
            return misplaced(inPlace, message);
        }
        return claim.isEmpty()
                ? Verdict.rejected(LogoutReason.NOT_SIGNED, "a signature of the message", "none")
                : signatures
                        .verify(claim.get(), keys, algorithms)
                        .map(signed -> new AuthenticLogout(signed.element(), message, decrypter));
    }

    /** By the signature over the address that the whole message came in, which was verified before. Then it has none of its own (saml-bindings §3.4.4.1). */
    public Verdict<AuthenticLogout> inSignedAddress(ParsedLogout message) {
        return message.walk().signatures() == 0
                ? Verdict.accepted(new AuthenticLogout(message.envelope().element(), message, decrypter))
                : misplaced(0, message);
    }

    private static Verdict<AuthenticLogout> misplaced(int inPlace, ParsedLogout message) {
        return Verdict.rejected(
                SamlReason.SIGNATURE_MISPLACED,
                inPlace + " signatures",
                String.valueOf(message.walk().signatures()));
    }
}
