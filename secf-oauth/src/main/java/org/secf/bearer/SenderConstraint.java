package org.secf.bearer;

import static org.secf.verdict.Check.HOLDS;
import static org.secf.verdict.Check.refused;

import java.util.Optional;
import org.secf.clientcert.PresentedCertificate;
import org.secf.dpop.DpopVerifier;
import org.secf.dpop.ProofQuestion;
import org.secf.dpop.ProvedKey;
import org.secf.mechanism.Exchange;
import org.secf.message.Facts;
import org.secf.message.Freshness;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/**
 * Whether the sender of a token may use it. Asked at each request, whatever is remembered of the token.
 *
 * @param rule whether tokens have to be bound
 * @param proofs verifies proofs of keys; empty where nobody said at which address we are reached
 * @param certificates those that clients prove
 */
record SenderConstraint(SenderRule rule, Optional<DpopVerifier> proofs, PresentedCertificate certificates) {

    /** What was verified of the message in that: a proof passes once. */
    Verdict<Facts> judge(Exchange exchange, Credential credential, ValidToken token) {
        Confirmation bound = token.confirmation();
        Optional<Rejection> refusal = ruled(bound)
                .or(() -> scheme(credential, bound))
                .or(() -> bound.certificate().flatMap(expected -> certificate(exchange, expected)));
        if (refusal.isPresent()) {
            return Verdict.rejected(refusal.get());
        }
        String caller = token.caller().getName();
        return bound.key()
                .map(expected -> proof(ProofQuestion.of(exchange.request(), credential.token(), expected)
                                .countedFor(caller))
                        .map(proved -> Facts.of(fresh(proved, caller))))
                .orElseGet(() -> Verdict.accepted(Facts.NONE));
    }

    private static Freshness fresh(ProvedKey proved, String caller) {
        return new Freshness(
                BearerMechanism.NAME,
                Freshness.Source.TOKEN_ID,
                proved.thumbprint(),
                Optional.of(caller),
                Optional.of(proved.made()),
                Optional.of(proved.ends()));
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

    private Verdict<ProvedKey> proof(ProofQuestion question) {
        return proofs.isEmpty()
                ? Verdict.rejected(BearerReason.DPOP_NOT_CONFIGURED, "a token that is bound to no key", "one that is")
                : proofs.get().prove(question);
    }
}
