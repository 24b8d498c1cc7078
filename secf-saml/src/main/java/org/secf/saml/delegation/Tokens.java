package org.secf.saml.delegation;

import java.util.Optional;
import java.util.Set;
import org.secf.saml.model.Presenter;
import org.secf.saml.model.SamlReason;
import org.secf.saml.model.TokenIssuer;
import org.secf.saml.model.TokenReason;
import org.secf.saml.response.AssertionParser;
import org.secf.saml.response.ParsedAssertion;
import org.secf.saml.response.TokenVerifier;
import org.secf.saml.response.VerifiedToken;
import org.secf.verdict.Reason;
import org.secf.verdict.Verdict;

/** Verifies tokens, however they came. */
record Tokens(AssertionParser parser, TokenVerifier verifier, TrustedIssuers issuers) {

    /** What may be otherwise with keys that we do not know yet. */
    private static final Set<Reason> BY_OTHER_KEYS = Set.of(SamlReason.SIGNATURE_INVALID, SamlReason.WEAK_KEY);

    /** Whom the token proves, brought by {@code presenter}. */
    Verdict<VerifiedToken> verify(String token, Presenter presenter) {
        return parser.parse(token)
                .then(parsed -> issuer(parsed).then(issuer -> verify(token, parsed, issuer, presenter)));
    }

    private Verdict<TokenIssuer> issuer(ParsedAssertion parsed) {
        return issuers.find(parsed.issuer())
                .map(Verdict::accepted)
                .orElseGet(() -> Verdict.rejected(
                        TokenReason.ISSUER_UNKNOWN, "somebody whose metadata is configured", parsed.issuer()));
    }

    /** Refused for its signature it was not used; it is parsed again, because reading it has left its marks. */
    private Verdict<VerifiedToken> verify(
            String token, ParsedAssertion parsed, TokenIssuer issuer, Presenter presenter) {
        Verdict<VerifiedToken> first = verifier.verify(parsed, issuer, presenter);
        Optional<TokenIssuer> newer = first.rejection()
                .filter(rejection -> BY_OTHER_KEYS.contains(rejection.reason()))
                .flatMap(rejection -> issuers.afterUnknownKey(issuer));
        return newer.isEmpty()
                ? first
                : parser.parse(token).then(again -> verifier.verify(again, newer.get(), presenter));
    }
}
