package org.secf.bearer;

import static org.secf.verdict.Check.HOLDS;
import static org.secf.verdict.Check.refused;

import java.util.Optional;
import org.secf.clientcert.PresentedCertificate;
import org.secf.dpop.DpopVerifier;
import org.secf.dpop.ProofQuestion;
import org.secf.mechanism.Exchange;
import org.secf.verdict.Rejection;

/**
 * Whether the sender of a token may use it. Asked at each request, whatever is remembered of the token.
 *
 * @param rule whether tokens have to be bound
 * @param proofs verifies proofs of keys; empty where nobody said at which address we are reached
 * @param certificates those that clients prove
 */
record SenderConstraint(SenderRule rule, Optional<DpopVerifier> proofs, PresentedCertificate certificates) {

    Optional<Rejection> refuse(Exchange exchange, Credential credential, ValidToken token) {
        Confirmation bound = token.confirmation();
        return ruled(bound)
                .or(() -> scheme(credential, bound))
                .or(() -> bound.certificate().flatMap(expected -> certificate(exchange, expected)))
                .or(() -> bound.key()
                        .flatMap(expected -> proof(ProofQuestion.of(exchange.request(), credential.token(), expected)
                                .countedFor(token.caller().getName()))));
    }

    private Optional<Rejection> ruled(Confirmation bound) {
        return switch (rule) {
            case REFUSED ->
                bound.isNone() ? HOLDS : refused(BearerReason.BOUND_NOT_ACCEPTED, "a token that is not bound", "one");
            case REQUIRED -> bound.isNone() ? refused(BearerReason.NOT_BOUND, "a token with cnf", "none") : HOLDS;
            case ACCEPTED -> HOLDS;
        };
    }

    private static Optional<Rejection> scheme(Credential credential, Confirmation bound) {
        boolean isByProof = credential.scheme() == Scheme.DPOP;
        if (isByProof == bound.key().isPresent()) {
            return HOLDS;
        }
        return isByProof
                ? refused(BearerReason.UNBOUND_TOKEN_AS_DPOP, "a token with cnf.jkt", "another")
                : refused(
                        BearerReason.BOUND_TOKEN_AS_BEARER,
                        Scheme.DPOP.text(),
                        credential.scheme().text());
    }

    private Optional<Rejection> certificate(Exchange exchange, String expected) {
        return certificates
                .thumbprint(exchange)
                .fold(
                        found -> found.<Optional<Rejection>>map(thumbprint -> thumbprint.equals(expected)
                                        ? HOLDS
                                        : refused(BearerReason.OTHER_CERTIFICATE, expected, thumbprint))
                                .orElseGet(() -> refused(
                                        BearerReason.CERTIFICATE_MISSING, "a certificate that is proved", "none")),
                        Optional::of);
    }

    private Optional<Rejection> proof(ProofQuestion question) {
        return proofs.isEmpty()
                ? refused(BearerReason.DPOP_NOT_CONFIGURED, "a token that is bound to no key", "one that is")
                : proofs.get().verify(question).rejection();
    }
}
