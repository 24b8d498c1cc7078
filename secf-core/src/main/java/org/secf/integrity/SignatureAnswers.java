package org.secf.integrity;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.secf.contentdigest.ContentDigestReason;
import org.secf.http.HttpReason;
import org.secf.http.Reply;
import org.secf.signature.NonceRule;
import org.secf.signature.RequestedSignature;
import org.secf.signature.SignaturePolicy;
import org.secf.signature.SignatureReason;
import org.secf.state.RandomText;
import org.secf.structured.StructuredReason;
import org.secf.verdict.Reason;

/** What clients get whose signature is missing or was refused: which signature would do (RFC 9421 §5). */
record SignatureAnswers(SignaturePolicy policy, SecureRandom random) {

    /** No scheme is registered for signatures, and 401 needs one (RFC 9110 §15.5.2). */
    static final String CHALLENGE = "Signature";

    private static final String LABEL = "sig1";

    /** Nobody could read it so; another signature would not help. */
    private static final Set<Reason> MALFORMED = Set.of(
            SignatureReason.TARGET_UNKNOWN,
            SignatureReason.TOO_MANY_SIGNATURES,
            SignatureReason.UNMATCHED_LABEL,
            SignatureReason.MALFORMED_SIGNATURE,
            SignatureReason.TOO_MANY_COMPONENTS,
            SignatureReason.MALFORMED_COMPONENT,
            SignatureReason.REPEATED_COMPONENT,
            SignatureReason.MALFORMED_PARAMETER,
            SignatureReason.WRONG_CONTEXT,
            SignatureReason.MISSING_COMPONENT,
            SignatureReason.UNREADABLE_COMPONENT,
            SignatureReason.UNKNOWN_FIELD_TYPE,
            IntegrityReason.UNEXPECTED_CONTENT);

    private static final Set<Reason> OURS =
            Set.of(SignatureReason.KEYS_FAILED, SignatureReason.REPLAY_UNKNOWN, IntegrityReason.UNUSABLE_OWNER);

    /** The signer can do nothing about it. */
    private static final Set<Reason> BY_PROXIES = Set.of(IntegrityReason.NOT_BY_PROXY, IntegrityReason.UNKNOWN_PROXY);

    static String wish(SignaturePolicy policy, Optional<String> nonce) {
        return RequestedSignature.text(List.of(policy.requested(LABEL, nonce)));
    }

    Reply to(Reason reason) {
        int status = status(reason);
        return status == 401 ? unsigned() : Reply.status(status);
    }

    /** With a nonce where one is needed, so that a client need not think of one. */
    Reply unsigned() {
        Optional<String> nonce =
                policy.nonce() == NonceRule.REQUIRED ? Optional.of(RandomText.secret(random)) : Optional.empty();
        return Reply.status(401)
                .with("WWW-Authenticate", CHALLENGE)
                .with(RequestedSignature.FIELD, wish(policy, nonce));
    }

    private static int status(Reason reason) {
        if (reason instanceof HttpReason http) {
            return http.status();
        }
        if (OURS.contains(reason)) {
            return 503;
        }
        if (BY_PROXIES.contains(reason)) {
            return 403;
        }
        if (reason == SignatureReason.TOO_MANY_NONCES) {
            return 429;
        }
        boolean isMalformed = MALFORMED.contains(reason)
                || reason instanceof StructuredReason
                || reason instanceof ContentDigestReason;
        return isMalformed ? 400 : 401;
    }
}
