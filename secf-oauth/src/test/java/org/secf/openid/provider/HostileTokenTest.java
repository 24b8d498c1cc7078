package org.secf.openid.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.secf.crypto.Crypto;
import org.secf.jose.JwePayloadSeal;
import org.secf.jwt.FixedKeys;
import org.secf.jwt.JwtKeys;
import org.secf.jwt.KeyFitness;
import org.secf.keys.Jwk;
import org.secf.keys.OpeningKey;
import org.secf.keys.OpeningKeys;
import org.secf.keys.SealAlgorithm;
import org.secf.keys.SealPolicy;
import org.secf.oauth.mint.TokenCase;
import org.secf.oauth.mint.TokenGroup;
import org.secf.oauth.mint.TokenKind;
import org.secf.oauth.mint.TokenVectors;
import org.secf.oauth.testing.TestIssuer;
import org.secf.state.MemoryOnceStore;
import org.secf.verdict.Check;
import org.secf.verdict.Verdict;

/** Every hostile token of the catalogue, against those who judge ID tokens and logout tokens. */
class HostileTokenTest {

    private static final TokenGroup SIGNED = TokenVectors.committed(TokenKind.ID_TOKEN.group());
    private static final TokenGroup ENCRYPTED = TokenVectors.committed(TokenGroup.ENCRYPTED);
    private static final TokenGroup LOGOUT = TokenGroup.of(TokenKind.LOGOUT_TOKEN);

    private static final IdTokenVerifier OF_SIGNED = verifier(SIGNED, Optional.empty());
    private static final IdTokenVerifier OF_ENCRYPTED = verifier(ENCRYPTED, Optional.of(opening()));

    /** The provider with the keys of a group. */
    private record Minting(TokenGroup group) implements Provider {

        @Override
        public String issuer() {
            return TestIssuer.ISSUER;
        }

        @Override
        public Verdict<ProviderMetadata> metadata() {
            return TestProvider.plain().metadata();
        }

        @Override
        public JwtKeys keys() {
            return FixedKeys.read(group.jwks(), new KeyFitness(Crypto.jdk(), TokenVectors.ALGORITHMS, issuer()));
        }

        @Override
        public List<Jwk> encryptionKeys() {
            return List.of();
        }
    }

    private static TokenTrust trust(Optional<TokenOpening> opening) {
        return new TokenTrust(
                TokenKind.CLIENT,
                Set.of(),
                TokenVectors.ALGORITHMS,
                Optional.empty(),
                opening,
                Duration.ofSeconds(30),
                Duration.ofMinutes(10));
    }

    private static IdTokenVerifier verifier(TokenGroup group, Optional<TokenOpening> opening) {
        return new IdTokenVerifier(new Minting(group), trust(opening), Crypto.jdk(), TestIssuer.CLOCK);
    }

    private static TokenOpening opening() {
        OpeningKeys keys = new OpeningKeys(List.of(
                new OpeningKey("ours", ENCRYPTED.opening("ours", "RSA"), SealAlgorithm.RSA_OAEP_256),
                new OpeningKey("agreeing", ENCRYPTED.opening("agreeing", "EC"), SealAlgorithm.ECDH_ES)));
        return new TokenOpening(
                new JwePayloadSeal(),
                () -> keys,
                new SealPolicy(Set.of(SealAlgorithm.RSA_OAEP_256, SealAlgorithm.ECDH_ES), SealPolicy.LONGEST));
    }

    private static String answer(Verdict<?> verdict) {
        return verdict.rejection().map(rejection -> rejection.reason().name()).orElse("");
    }

    static Stream<TokenCase> signed() {
        return SIGNED.cases().stream();
    }

    static Stream<TokenCase> encrypted() {
        return ENCRYPTED.cases().stream();
    }

    static Stream<TokenCase> logout() {
        return LOGOUT.cases().stream();
    }

    @ParameterizedTest
    @MethodSource("signed")
    void isAnsweredAsAnIdToken(TokenCase each) {
        assertThat(answer(OF_SIGNED.verify(each.token(), IdTokenExpectation.ofLogin(TokenKind.NONCE))))
                .isEqualTo(each.reason());
    }

    @ParameterizedTest
    @MethodSource("encrypted")
    void isAnsweredAsAnIdTokenThatIsEncrypted(TokenCase each) {
        assertThat(answer(OF_ENCRYPTED.verify(each.token(), IdTokenExpectation.ofLogin(TokenKind.NONCE))))
                .isEqualTo(each.reason());
    }

    /** Each with a memory of its own: the right ones have one identifier. */
    @ParameterizedTest
    @MethodSource("logout")
    void isAnsweredAsALogoutToken(TokenCase each) {
        LogoutTokenVerifier verifier = new LogoutTokenVerifier(
                new Minting(LOGOUT),
                trust(Optional.empty()),
                Crypto.jdk(),
                new LogoutTokenVerifier.Memory(TestIssuer.CLOCK, new MemoryOnceStore(TestIssuer.CLOCK, 10)));
        assertThat(answer(verifier.verify(each.token(), judged -> Check.HOLDS))).isEqualTo(each.reason());
    }

    @Test
    void isNotEveryToken() {
        assertThat(signed().filter(each -> each.reason().isEmpty())).hasSizeGreaterThan(10);
        assertThat(encrypted().filter(each -> each.reason().isEmpty())).hasSizeGreaterThan(3);
        assertThat(logout().filter(each -> each.reason().isEmpty())).hasSizeGreaterThan(10);
    }
}
