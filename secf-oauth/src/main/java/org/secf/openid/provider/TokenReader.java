package org.secf.openid.provider;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.secf.crypto.Crypto;
import org.secf.jwt.CompactJwt;
import org.secf.jwt.JwtKeys;
import org.secf.jwt.JwtPolicy;
import org.secf.jwt.JwtVerifier;
import org.secf.keys.Opened;
import org.secf.keys.SealExpectation;
import org.secf.verdict.Reason;
import org.secf.verdict.Verdict;

/** Reads what a provider signed for us, and encrypted where that was agreed. Nothing of it is looked at before its signature held. */
final class TokenReader {

    private static final SealExpectation NESTED = SealExpectation.ofNestedToken();
    private static final int DOTS_OF_ENCRYPTED = 4;

    private final TokenTrust trust;
    private final JwtVerifier verifier;

    /**
     * A reader of one provider's tokens.
     *
     * @param types of the tokens that are taken
     * @throws IllegalArgumentException when the secret that signs is too short
     */
    TokenReader(Provider provider, TokenTrust trust, Set<String> types, Crypto crypto) {
        this.trust = trust;
        boolean isShared = trust.secret().isPresent();
        JwtPolicy policy = new JwtPolicy(types, trust.algorithms(), JwtPolicy.LONGEST, isShared);
        JwtKeys keys = trust.secret()
                .<JwtKeys>map(secret -> new SharedSecretKeys(crypto, secret, trust.algorithms(), provider.issuer()))
                .orElseGet(provider::keys);
        this.verifier = new JwtVerifier(policy, keys);
    }

    /**
     * The token.
     *
     * @param isPlain the reason where encryption was agreed, and it is not encrypted
     */
    Verdict<SignedToken> read(String token, Reason isPlain) {
        return trust.opening()
                .map(opening -> opened(token, opening, isPlain))
                .orElseGet(() -> Verdict.accepted(token))
                .then(this::verified);
    }

    private static Verdict<String> opened(String token, TokenOpening opening, Reason isPlain) {
        return token.chars().filter(c -> c == '.').count() == DOTS_OF_ENCRYPTED
                ? opening.seal()
                        .open(token, opening.keys().get(), opening.policy(), NESTED)
                        .map(TokenReader::text)
                : Verdict.rejected(isPlain, "an encrypted token", "one that is not");
    }

    private static String text(Opened opened) {
        try (opened) {
            return new String(opened.octets(), StandardCharsets.ISO_8859_1);
        }
    }

    private Verdict<SignedToken> verified(String signed) {
        return CompactJwt.parse(signed, JwtPolicy.LONGEST)
                .then(jwt -> verifier.verify(jwt)
                        .map(verified -> new SignedToken(
                                verified, signed, jwt.text("alg").orElseThrow())));
    }
}
