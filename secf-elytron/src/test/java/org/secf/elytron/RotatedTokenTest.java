package org.secf.elytron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.secf.crypto.Crypto;
import org.secf.keys.KeyKind;
import org.secf.keys.KeyLife;
import org.secf.keys.KeyUse;
import org.secf.keys.OwnKey;
import org.secf.keys.SelfSigned;
import org.secf.keys.set.KeyRing;
import org.secf.keys.set.KeySet;
import org.secf.keys.set.Member;
import org.secf.mechanism.CallerTokenKeys;
import org.secf.settings.ConfigurationException;
import org.secf.settings.RawSetting;
import org.secf.settings.Settings;
import org.secf.settings.SettingsLayer;
import org.wildfly.security.auth.realm.token.TokenSecurityRealm;
import org.wildfly.security.auth.realm.token.validator.JwtValidator;
import org.wildfly.security.auth.server.SecurityDomain;
import org.wildfly.security.evidence.BearerTokenEvidence;

/** Tokens while the keys of their set are rotated, as Elytron's own token realm reads them. */
class RotatedTokenTest {

    private static final OwnKey FIRST = key(KeyKind.RSA_3072);
    private static final OwnKey SECOND = key(KeyKind.RSA_3072);
    private static final OwnKey OTHER_KIND = key(KeyKind.P_256);

    /** Elytron asks the real time. */
    private final Instant start = Instant.now();

    private final MovableClock clock = new MovableClock(start);
    private final List<Member> members = new ArrayList<>();

    private static OwnKey key(KeyKind kind) {
        try {
            return new SelfSigned(kind, Duration.ofDays(9), new SecureRandom(), Optional.empty())
                    .generate(new X500Principal("CN=callers"), Instant.now());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private KeySet set() {
        return new KeySet(members, List.of());
    }

    /** The key signs from then on, and the former one retires a minute later. */
    private void activate(OwnKey key, Instant from) {
        members.replaceAll(former ->
                new Member(former.id(), former.use(), former.life().until(from, from.plusSeconds(60)), former.key()));
        members.add(Member.of(KeyUse.SIGNING, KeyLife.waiting().activeFrom(from), key));
    }

    private static RawSetting setting(String name, String value) {
        return new RawSetting("caller-token." + name, List.of(value), "secf.xml");
    }

    private CallerTokens tokens(RawSetting... given) {
        Settings settings = Settings.resolve("secf", CallerTokenKeys.ALL, List.of(new SettingsLayer(List.of(given))));
        KeyRing ring = new KeyRing(Map.of(), Map.of("main", this::set));
        return new CallerTokens(
                new SignerSource(settings, ring, clock, Crypto.jdk()).read().orElseThrow(), clock);
    }

    private CallerTokens tokens() {
        return tokens(setting("key-set", "main"));
    }

    private static String token(CallerTokens tokens) {
        return tokens.of(Domains.alice()).orElseThrow();
    }

    /** As an administrator defines it, who lists keys by the ids that the tool prints. */
    private static SecurityDomain knowing(OwnKey... keys) {
        Map<String, PublicKey> map = new LinkedHashMap<>();
        for (OwnKey key : keys) {
            map.put(Member.of(KeyUse.SIGNING, KeyLife.waiting(), key).id(), key.publicKey());
        }
        return Domains.of(TokenSecurityRealm.builder()
                        .principalClaimName("sub")
                        .validator(JwtValidator.builder()
                                .issuer("secf")
                                .audience("secf")
                                .publicKeys(map)
                                .build())
                        .build())
                .build();
    }

    private static String reads(SecurityDomain domain, String token) throws Exception {
        return domain.authenticate(new BearerTokenEvidence(token))
                .getPrincipal()
                .getName();
    }

    private static void refuses(SecurityDomain domain, String token) {
        assertThatThrownBy(() -> domain.authenticate(new BearerTokenEvidence(token)))
                .isInstanceOf(SecurityException.class);
    }

    @Test
    void areSignedByTheActiveKeyAndNameIt() throws Exception {
        activate(FIRST, start);
        String token = token(tokens());

        assertThat(reads(knowing(SECOND, FIRST), token)).isEqualTo("alice");
        refuses(knowing(SECOND), token);
    }

    @Test
    void areSignedByTheNextKeyFromTheInstantOfTheRotationOn() throws Exception {
        activate(FIRST, start);
        CallerTokens tokens = tokens();
        String before = token(tokens);
        activate(SECOND, start.plusSeconds(5));

        assertThat(token(tokens)).isSameAs(before);
        clock.move(Duration.ofSeconds(5));

        assertThat(reads(knowing(SECOND), token(tokens))).isEqualTo("alice");
        refuses(knowing(FIRST), token(tokens));
        assertThat(token(tokens)).isSameAs(token(tokens));
    }

    @Test
    void goOnWithTheFormerKeyWhereTheActiveOneCannotSignThemUntilThatRetires() {
        activate(FIRST, start);
        CallerTokens tokens = tokens();
        String before = token(tokens);
        activate(OTHER_KIND, start.plusSeconds(5));
        clock.move(Duration.ofSeconds(10));

        assertThat(token(tokens)).isSameAs(before);
        clock.move(Duration.ofSeconds(60));

        assertThat(tokens.of(Domains.alice())).isEmpty();
    }

    @Nested
    class AreNotBelieved {

        @Test
        void withoutTheNameOfTheirKeyWhereThereAreSeveral() {
            activate(FIRST, start);
            TokenSigner nameless = new TokenSigner(
                    Crypto.jdk(), FIRST.privateKey(), Optional.empty(), "secf", List.of("secf"), Duration.ofMinutes(5));

            refuses(knowing(FIRST, SECOND), nameless.sign(Domains.alice(), Instant.now()));
        }
    }

    @Nested
    class StopTheDeployment {

        @Test
        void byAKeyAndASet() {
            activate(FIRST, start);

            assertThatThrownBy(() -> tokens(setting("key-set", "main"), setting("signing-key", "file:key.pem")))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("secf.caller-token.signing-key")
                    .hasMessageContaining("secf.caller-token.key-set")
                    .hasMessageContaining("one of them");
        }

        @Test
        void byASetWithoutAKeyThatElytronKnows() {
            activate(OTHER_KIND, start);

            assertThatThrownBy(RotatedTokenTest.this::tokens)
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("secf.caller-token.key-set")
                    .hasMessageContaining("RSA with at least 2048 bits");
        }

        @Test
        void byASetThatIsNotThere() {
            assertThatThrownBy(() -> tokens(setting("key-set", "other")))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("there is no key set other");
        }
    }
}
