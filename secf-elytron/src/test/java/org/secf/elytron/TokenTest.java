package org.secf.elytron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.secf.crypto.Crypto;
import org.secf.identity.AuthenticatedCaller;
import org.secf.identity.Caller;
import org.secf.identity.Evidence;
import org.wildfly.security.auth.server.SecurityDomain;
import org.wildfly.security.auth.server.SecurityIdentity;
import org.wildfly.security.evidence.BearerTokenEvidence;

/** What tokens say, as Elytron's own token realm reads them. */
class TokenTest {

    private final SecurityDomain domain = Domains.believing();
    private final TokenSigner signer = Domains.signer();

    private SecurityIdentity read(String token) throws Exception {
        return domain.authenticate(new BearerTokenEvidence(token));
    }

    private static Caller caller(Map<String, List<String>> attributes) {
        return new AuthenticatedCaller(
                "Ä \"quoted\" name",
                Set.of("user"),
                attributes,
                new Evidence("basic", "", Domains.NOW, Optional.empty(), Optional.empty()),
                List.of());
    }

    @Test
    void sayTheWholeCaller() throws Exception {
        SecurityIdentity identity = read(signer.sign(Domains.alice(), Instant.now()));

        assertThat(CurrentIdentity.caller(identity)).contains(Domains.alice());
    }

    @Test
    void sayACallerWithLittleToSay() throws Exception {
        Caller little = caller(Map.of());

        assertThat(CurrentIdentity.caller(read(signer.sign(little, Instant.now()))))
                .contains(little);
    }

    @Test
    void letNoAttributePassForNameGroupOrIssuer() throws Exception {
        Caller sly = caller(Map.of(
                "groups", List.of("admin"),
                "sub", List.of("root"),
                "iss", List.of("somebody"),
                "exp", List.of("99999999999"),
                "secf.mechanism", List.of("client-cert")));

        SecurityIdentity identity = read(signer.sign(sly, Instant.now()));

        assertThat(Domains.roles(identity)).containsExactly("user");
        assertThat(identity.getPrincipal().getName()).isEqualTo(sly.getName());
        assertThat(identity.getAttributes().getFirst("secf.mechanism")).isEqualTo("basic");
        assertThat(CurrentIdentity.caller(identity)).contains(sly);
    }

    @Nested
    class AreNotBelieved {

        private void assertRefused(String token) {
            assertThatThrownBy(() -> read(token)).isInstanceOf(SecurityException.class);
        }

        @Test
        void afterTheirLifetime() {
            assertRefused(signer.sign(Domains.alice(), Instant.now().minus(Duration.ofMinutes(6))));
        }

        @Test
        void withAChangedName() {
            String token = signer.sign(Domains.alice(), Instant.now());
            String other = signer.sign(caller(Map.of()), Instant.now());

            assertRefused(token.replaceFirst("\\.[^.]+\\.", other.replaceFirst("^[^.]+(\\.[^.]+\\.).*$", "$1")));
        }

        @Test
        void withoutSignature() {
            assertRefused(signer.sign(Domains.alice(), Instant.now()).replaceFirst("[^.]+$", ""));
        }

        @Test
        void byAnotherKey() {
            TokenSigner forger = new TokenSigner(
                    Crypto.jdk(),
                    Domains.OTHER_KEYS.getPrivate(),
                    Optional.empty(),
                    signer.issuer(),
                    signer.audience(),
                    signer.lifetime());

            assertRefused(forger.sign(Domains.alice(), Instant.now()));
        }
    }

    @Nested
    class AreUsedAgain {

        private static String token(CallerTokens tokens) {
            return tokens.of(Domains.alice()).orElseThrow();
        }

        private CallerTokens at(Instant instant) {
            return Domains.tokens(Clock.fixed(instant, ZoneOffset.UTC));
        }

        @Test
        void forTheSameCaller() {
            CallerTokens tokens = at(Domains.NOW);

            assertThat(token(tokens)).isSameAs(token(tokens));
        }

        @Test
        void butNotForAnother() {
            CallerTokens tokens = at(Domains.NOW);

            assertThat(tokens.of(Domains.alice())).isNotEqualTo(tokens.of(caller(Map.of())));
        }

        @Test
        void forHalfOfTheirLifetime() {
            MovableClock clock = new MovableClock(Domains.NOW);
            CallerTokens tokens = Domains.tokens(clock);
            String token = token(tokens);

            clock.move(Duration.ofSeconds(149));
            assertThat(token(tokens)).isSameAs(token);
            clock.move(Duration.ofSeconds(1));
            assertThat(token(tokens)).isNotEqualTo(token);
        }
    }

    @Test
    void printNoKey() {
        assertThat(signer).hasToString("tokens of first for [second, third]");
    }
}
