package org.secf.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.secf.verdict.Verdicts.assertRefused;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.http.Bodies;
import org.secf.http.BodyLimits;
import org.secf.http.MemoryRequest;
import org.secf.keys.KeyKind;
import org.secf.keys.KeyLife;
import org.secf.keys.OwnKey;
import org.secf.keys.SelfSigned;
import org.secf.keys.Thumbprint;
import org.secf.keys.set.KeyRing;
import org.secf.keys.set.KeySet;
import org.secf.keys.set.Keys;
import org.secf.mechanism.MechanismContext;
import org.secf.mechanism.MessageGuard;
import org.secf.mechanism.Parts;
import org.secf.settings.ConfigurationException;
import org.secf.signature.AssociationSignatures;
import org.secf.signature.Component;
import org.secf.signature.SignatureAlgorithm;
import org.secf.signature.SignatureKeys;
import org.secf.signature.SignatureReason;
import org.secf.signature.SigningKey;
import org.secf.signature.SigningPolicy;
import org.secf.state.Agreed;
import org.secf.state.AssociationQuota;
import org.secf.state.AssociationTerms;
import org.secf.state.MovableClock;
import org.secf.verdict.Verdicts;

/** What a deployment needs, and what it is told when something is missing or wrong. */
class SignatureSetupTest {

    private final MovableClock clock = new MovableClock(Instant.parse("2026-06-01T12:00:00Z"));

    private MessageGuard start(Map<String, KeySet> sets, String... settings) {
        Map<String, Keys> keys =
                sets.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, set -> set::getValue));
        return new SignatureGuardFactory()
                .create(
                        Enabler.ID,
                        Enabler.settings(List.of(settings)),
                        Enabler.context(clock, Parts.none()).with(new KeyRing(Map.of(), keys)));
    }

    @Test
    void needsKeys() {
        assertThatThrownBy(() -> start(Map.of(), "base-url=" + Enabler.BASE))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("secf.http-signature has no keys")
                .hasMessageContaining("secf.http-signature.jwks=");
    }

    @Test
    void takesSignersFromAssociationsWhereThatIsSaid() {
        MechanismContext context = Enabler.context(clock, Parts.none());
        AssociationTerms terms = new AssociationTerms(
                "association", clock.instant(), clock.instant().plusSeconds(60), "nonce");
        Verdicts.value(context.associations()
                .add(Agreed.server(terms, Optional.of("alice")), new AssociationQuota("alice", 1, 1)));

        SignatureSetup setup =
                new SignatureSetup(Enabler.settings(List.of("base-url=" + Enabler.BASE, "associations=true")), context);

        assertThat(setup.keys().find("association"))
                .hasValueSatisfying(key -> assertThat(key.owner()).isEqualTo("alice"));
    }

    /** Mallory, whose key the application knows by the name of Alice's association. */
    @Test
    void hidesNoSignerByAnotherWhoseKeyHasTheSameName() {
        MechanismContext context = Enabler.context(
                clock,
                new Enabler.OnePart(SignatureKeys.of(Map.of("association", Enabler.key(Enabler.BOB, "mallory")))));
        AssociationTerms terms = new AssociationTerms(
                "association", clock.instant(), clock.instant().plusSeconds(60), "nonce");
        Verdicts.value(context.associations()
                .add(Agreed.server(terms, Optional.of("alice")), new AssociationQuota("alice", 1, 1)));
        MessageGuard guard = new SignatureGuardFactory()
                .create(
                        Enabler.ID,
                        Enabler.settings(List.of("base-url=" + Enabler.BASE, "associations=true")),
                        context);

        assertThat(owner(guard, AssociationSignatures.outgoing(Enabler.CRYPTO, Agreed.client(terms), clock)))
                .contains("alice");
        assertThat(owner(guard, SigningKey.of(Enabler.CRYPTO, Enabler.BOB, SignatureAlgorithm.ED25519, "association")))
                .contains("mallory");
    }

    private static Optional<String> owner(MessageGuard guard, SigningKey key) {
        MemoryRequest request = Enabler.with().signed(Enabler.post(), key, SigningPolicy.ofRequests());
        try (Bodies bodies = new Bodies(BodyLimits.inMemoryOnly(1000), Optional::empty)) {
            return Verdicts.value(guard.inspect(request, bodies))
                    .facts()
                    .integrity()
                    .get(0)
                    .signer()
                    .owner();
        }
    }

    @Test
    void wantsCredentialsAndCodingsCoveredWhereTheyAreThere() {
        Enabler enabler = Enabler.with();
        for (String field : List.of(
                "Authorization",
                "Content-Encoding",
                "Range",
                "If-Range",
                "If-Match",
                "If-None-Match",
                "If-Modified-Since",
                "If-Unmodified-Since")) {
            assertRefused(
                    enabler.inspect(enabler.signed(Enabler.post()).header(field, "added later")),
                    SignatureReason.COMPONENT_NOT_COVERED);
        }
    }

    /** Ours cover them by themselves. */
    @Test
    void takesPartsAndConditionsThatAreCovered() {
        Enabler enabler = Enabler.with();

        assertThat(enabler.facts(enabler.signed(MemoryRequest.get("/api/orders")
                                .header("Range", "bytes=0-9")
                                .header("If-Match", "\"7\"")))
                        .integrity())
                .singleElement()
                .satisfies(fact -> assertThat(fact.components()).contains("range", "if-match"));
    }

    @Test
    void needsItsAddress() {
        assertThatThrownBy(() -> start(Map.of(), "key-set=partners"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("secf.http-signature.base-url is required");
    }

    @Test
    void needsAKeySetThatIsThere() {
        assertThatThrownBy(() -> start(Map.of(), "base-url=" + Enabler.BASE, "key-set=partners"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("secf.http-signature.key-set")
                .hasMessageContaining("partners");
    }

    @Test
    void takesSignersFromAKeySet() throws GeneralSecurityException {
        OwnKey own = new SelfSigned(KeyKind.P_256, Duration.ofDays(1), new SecureRandom(), Optional.empty())
                .generate(new X500Principal("CN=alice,O=Example"), clock.instant());
        KeySet set = new KeySet(
                List.of(),
                List.of(new KeySet.Trusted(own.certificate(), KeyLife.waiting().activeFrom(clock.instant()))));
        MessageGuard guard = start(Map.of("partners", set), "base-url=" + Enabler.BASE, "key-set=partners");
        SigningKey key = SigningKey.of(
                Enabler.CRYPTO,
                new KeyPair(own.publicKey(), own.privateKey()),
                SignatureAlgorithm.ECDSA_P256_SHA256,
                Thumbprint.of(own.publicKey()));
        try (Bodies bodies = new Bodies(BodyLimits.inMemoryOnly(100), Optional::empty)) {
            var found = Verdicts.value(
                    guard.inspect(Enabler.with().signed(Enabler.post(), key, SigningPolicy.ofRequests()), bodies));

            assertThat(found.facts().integrity().get(0).signer().owner()).contains("CN=alice,O=Example");
        }
    }

    /** RFC 9421 §7.2.1. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "required-components=@target-uri,content-digest",
                "required-components=@method,content-digest",
                "required-components-without-content=@method",
                "required-components-without-content=@method,@path,@query",
                "required-components-without-content=@method,@authority,@path"
            })
    void needsMethodAndTarget(String setting) {
        assertThatThrownBy(() -> Enabler.with(setting))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("secf.http-signature." + setting.substring(0, setting.indexOf('=')))
                .hasMessageContaining("expected @method");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "required-components=@METHOD",
                "required-components=\"@method\"",
                "required-components=@method \"x\"",
                "algorithms=none",
                "algorithms=PS256",
                "max-age=0s",
                "max-age=2d",
                "clock-skew=6m",
                "nonce=NEVER",
                "owners=a1",
                "owners==alice",
                "owners=a1=al\u200bice",
                "owners=a1=alice,a1=bob",
                "caller-groups=alice",
                "caller-groups==staff",
                "caller-groups=alice= staff",
                "base-url=http://enabler.example.org"
            })
    void refusesWhatIsNone(String setting) {
        assertThatThrownBy(() -> Enabler.with(setting))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("secf.http-signature." + setting.substring(0, setting.indexOf('=')));
    }

    @ParameterizedTest
    @ValueSource(strings = {"label=Not a key", "tag=\u00e4"})
    void refusesWhatCannotBeWritten(String setting) {
        assertThatThrownBy(() -> Enabler.with(setting))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("secf.http-signature.algorithms");
    }

    @ParameterizedTest
    @ValueSource(strings = {"@method", "content-type;sf", "@query-param;name=\"id\"", "x;key=\"a;b\""})
    void readsComponents(String text) {
        assertThat(Component.parse(text).plain()).isEqualTo(text);
    }
}
