package org.secf.bearer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.secf.dpop.DpopReason;
import org.secf.dpop.DpopVerifier;
import org.secf.http.HttpReason;
import org.secf.http.Reply;
import org.secf.introspection.IntrospectionReason;
import org.secf.mechanism.Outcome;
import org.secf.mechanism.ResponseSeal;
import org.secf.mechanism.StepUp;
import org.secf.verdict.Reason;
import org.secf.verdict.Rejection;

/**
 * What clients are told (RFC 6750 §3, RFC 9449 §7.1, RFC 9470 §3): how to ask, and what kind of thing was wrong; never what it was.
 *
 * @param realm of the application
 * @param schemes that could be answered, the strongest first
 * @param scopes that the application needs
 * @param proofs where keys can be proved
 */
record BearerAnswers(String realm, List<Scheme> schemes, Set<String> scopes, Optional<DpopVerifier> proofs) {

    private static final String CHALLENGE = "WWW-Authenticate";
    private static final String NONCE = "DPoP-Nonce";

    /** Where it is no fault of the token: soon, since most often others were faster. */
    private static final String RETRY_SECONDS = "2";

    BearerAnswers {
        schemes = List.copyOf(schemes);
        scopes = Set.copyOf(scopes);
    }

    /** For each scheme one, without an error: nothing was tried yet. */
    List<String> challenges() {
        return schemes.stream()
                .map(scheme -> written(scheme, List.of(), !scopes.isEmpty()))
                .toList();
    }

    Outcome unclaimed() {
        Reply reply = Reply.status(401);
        for (String challenge : challenges()) {
            reply = reply.with(CHALLENGE, challenge);
        }
        return Outcome.replied(withNonce(reply, schemes.contains(Scheme.DPOP)));
    }

    /** By the scheme that the client used, or the strongest. */
    Outcome refused(Rejection rejection, Optional<Scheme> used) {
        BearerError error = error(rejection.reason());
        if (rejection.reason() instanceof HttpReason http) {
            return Outcome.refused(rejection, Reply.status(http.status()));
        }
        if (error.code().isEmpty()) {
            return Outcome.refused(rejection, Reply.status(error.status()).with("Retry-After", RETRY_SECONDS));
        }
        Scheme scheme = scheme(error, used);
        String challenge = written(
                scheme,
                List.of(parameter("error", error.code()), parameter("error_description", error.description())),
                error == BearerError.INSUFFICIENT_SCOPE);
        Reply reply = withNonce(Reply.status(error.status()).with(CHALLENGE, challenge), scheme == Scheme.DPOP);
        // Whoever lacks a scope need not be asked who it is.
        return new Outcome.Refused(rejection, reply, error == BearerError.INSUFFICIENT_SCOPE);
    }

    /** A client that needs nonces is given the next with each answer, so that it is never sent away for one (RFC 9449 §8.2). */
    ResponseSeal seal(Scheme used) {
        Optional<String> nonce = used == Scheme.DPOP ? proofs.flatMap(DpopVerifier::freshNonce) : Optional.empty();
        return nonce.<ResponseSeal>map(next -> () -> List.of(new Reply.Header(NONCE, next)))
                .orElse(ResponseSeal.NONE);
    }

    /** RFC 9470 §3. */
    Reply stepUp(StepUp needed, Optional<Scheme> used) {
        List<String> parameters = new ArrayList<>();
        parameters.add(parameter("error", "insufficient_user_authentication"));
        parameters.add(parameter("error_description", "A different or more recent authentication is needed"));
        if (!needed.contexts().isEmpty()) {
            parameters.add(parameter("acr_values", String.join(" ", needed.contexts())));
        }
        needed.maxAge().ifPresent(age -> parameters.add(parameter("max_age", "" + age.toSeconds())));
        return Reply.status(401).with(CHALLENGE, written(scheme(BearerError.INVALID_TOKEN, used), parameters, false));
    }

    private Scheme scheme(BearerError error, Optional<Scheme> used) {
        boolean isOfProof = error == BearerError.INVALID_PROOF || error == BearerError.USE_NONCE;
        return isOfProof ? Scheme.DPOP : used.orElse(schemes.get(0));
    }

    /** What went wrong, in the client's terms; for whatever we do not know, it is the token. */
    private static BearerError error(Reason reason) {
        if (reason instanceof BearerReason bearer) {
            return bearer.error();
        }
        if (reason instanceof DpopReason proof) {
            return switch (proof) {
                case NONCE_MISSING, NONCE_NOT_OURS, NONCE_OLD -> BearerError.USE_NONCE;
                case PROOF_MEMORY_FAILED -> BearerError.UNAVAILABLE;
                case TOO_MANY_PROOFS -> BearerError.TOO_MANY;
                case OTHER_KEY -> BearerError.INVALID_TOKEN;
                default -> BearerError.INVALID_PROOF;
            };
        }
        return reason instanceof IntrospectionReason asked && asked.isOurFault()
                ? BearerError.UNAVAILABLE
                : BearerError.INVALID_TOKEN;
    }

    private Reply withNonce(Reply reply, boolean isForProofs) {
        return isForProofs
                ? proofs.flatMap(DpopVerifier::freshNonce)
                        .map(nonce -> reply.with(NONCE, nonce))
                        .orElse(reply)
                : reply;
    }

    private String written(Scheme scheme, List<String> more, boolean withScopes) {
        List<String> parameters = new ArrayList<>();
        parameters.add(parameter("realm", realm));
        parameters.addAll(more);
        if (withScopes) {
            parameters.add(parameter("scope", String.join(" ", new TreeSet<>(scopes))));
        }
        if (scheme == Scheme.DPOP) {
            proofs.ifPresent(verifier -> parameters.add(parameter("algs", verifier.algorithms())));
        }
        return scheme.text() + " " + String.join(", ", parameters);
    }

    /** As a quoted-string of printable ASCII (RFC 6750 §3), whatever stands in a setting. */
    private static String parameter(String name, String value) {
        StringBuilder text = new StringBuilder(name).append("=\"");
        value.chars().filter(c -> c >= ' ' && c <= '~').forEach(c -> {
            if (c == '"' || c == '\\') {
                text.append('\\');
            }
            text.append((char) c);
        });
        return text.append('"').toString();
    }
}
