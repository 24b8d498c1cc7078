package org.secf.saml.response;

import java.util.Optional;
import org.secf.saml.model.Expectation;
import org.secf.saml.model.SamlReason;
import org.secf.saml.response.ParsedResponse.Envelope;
import org.secf.saml.response.SignatureVerifier.Claim;
import org.secf.saml.response.SignatureVerifier.Signed;
import org.secf.verdict.Verdict;
import org.w3c.dom.Element;

/**
 * Finds out who made the assertion (saml-profiles §4.1.4.5). Every signature that is there must hold; the response's is verified before anything
 * is decrypted.
 */
final class AssertionAuthenticator {

    private final SignatureVerifier signatures;
    private final AssertionDecrypter decrypter;
    private final Optional<StandaloneXml> writer;

    /**
     * An authenticator.
     *
     * @param writer takes assertions out of their documents; empty where nobody wants them
     */
    AssertionAuthenticator(SignatureVerifier signatures, AssertionDecrypter decrypter, Optional<StandaloneXml> writer) {
        this.signatures = signatures;
        this.decrypter = decrypter;
        this.writer = writer;
    }

    /** Takes a response with exactly one assertion, plain or encrypted. */
    Verdict<AuthenticatedAssertion> authenticate(ParsedResponse response, Expectation expectation) {
        return inside(response, expectation)
                .then(inside -> beside(response, expectation)
                        .then(beside -> assertion(
                                response, expectation, inside.or(() -> beside).or(() -> around(response)))));
    }

    private Verdict<Optional<Signed>> inside(ParsedResponse response, Expectation expectation) {
        Envelope envelope = response.envelope();
        return envelope.signature().isEmpty()
                ? Verdict.accepted(Optional.empty())
                : verify(
                                new Claim(
                                        envelope.element(),
                                        envelope.id(),
                                        envelope.signature().get()),
                                expectation)
                        .map(Optional::of);
    }

    private Verdict<Optional<Signed>> beside(ParsedResponse response, Expectation expectation) {
        Optional<Surety.Beside> beside = response.surety().beside();
        return beside.isEmpty()
                ? Verdict.accepted(Optional.empty())
                : signatures
                        .verify(
                                beside.get(),
                                response.envelope().element(),
                                expectation.identityProvider().signingKeys(),
                                expectation.policy().signatureAlgorithms())
                        .map(Optional::of);
    }

    private static Optional<Signed> around(ParsedResponse response) {
        return response.surety()
                .around()
                .map(key -> Signed.copied(response.envelope().element(), key));
    }

    private Verdict<AuthenticatedAssertion> assertion(
            ParsedResponse response, Expectation expectation, Optional<Signed> envelope) {
        Element found = response.envelope().assertions().get(0);
        Verdict<Element> plain = Elements.is(found, Ns.ASSERTION, "Assertion")
                ? Verdict.accepted(found)
                : decrypter.decrypt(found, Opening.by(expectation), response.walk());
        return plain.then(assertion -> claim(assertion, response))
                .then(own ->
                        own.isEmpty() ? bySurrounding(envelope, plain, expectation) : bySelf(own.get(), expectation));
    }

    /** It is taken out afterwards, so that strangers cannot have that done for nothing. */
    private Verdict<AuthenticatedAssertion> bySelf(Claim claim, Expectation expectation) {
        return verify(claim, expectation)
                .map(signed -> AuthenticatedAssertion.of(signed, writer.map(known -> known.of(signed.element()))));
    }

    private static Verdict<AuthenticatedAssertion> bySurrounding(
            Optional<Signed> envelope, Verdict<Element> assertion, Expectation expectation) {
        if (envelope.isEmpty()) {
            return Verdict.rejected(SamlReason.NOT_SIGNED, "a signature of the response or the assertion", "none");
        }
        if (expectation.policy().requireSignedAssertions()) {
            return Verdict.rejected(
                    SamlReason.ASSERTION_NOT_SIGNED, "a signature of the assertion itself", "one of the response");
        }
        return assertion.map(element -> AuthenticatedAssertion.within(envelope.get(), element));
    }

    /** The assertion's own signature, if it has one. A signature anywhere else in the document is a forger's work. */
    private static Verdict<Optional<Claim>> claim(Element assertion, ParsedResponse response) {
        try {
            Children children = new Children(assertion, SamlReason.MALFORMED_ASSERTION);
            children.optional(Ns.ASSERTION, "Issuer");
            Optional<Element> signature = children.optional(Ns.SIGNATURE, "Signature");
            int inPlace = (signature.isPresent() ? 1 : 0)
                    + (response.envelope().signature().isPresent() ? 1 : 0);
            int all = response.walk().signatures();
            if (all != inPlace) {
                return Verdict.rejected(SamlReason.SIGNATURE_MISPLACED, inPlace + " signatures", String.valueOf(all));
            }
            String id = Elements.required(assertion, "ID", SamlReason.MALFORMED_ASSERTION);
            return Verdict.accepted(signature.map(found -> new Claim(assertion, id, found)));
        } catch (MalformedXml malformed) {
            return Verdict.rejected(malformed.rejection());
        }
    }

    private Verdict<Signed> verify(Claim claim, Expectation expectation) {
        return signatures.verify(
                claim,
                expectation.identityProvider().signingKeys(),
                expectation.policy().signatureAlgorithms());
    }
}
