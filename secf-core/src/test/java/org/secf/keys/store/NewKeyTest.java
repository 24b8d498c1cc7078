package org.secf.keys.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPair;
import java.security.KeyPairGeneratorSpi;
import java.security.Provider;
import java.security.ProviderException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.AlgorithmParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.secf.clientcert.testing.Authority;
import org.secf.clientcert.testing.Draft;
import org.secf.clientcert.testing.TestKeys;
import org.secf.keys.KeyKind;
import org.secf.keys.KeyLife;
import org.secf.keys.KeyState;
import org.secf.keys.KeyUse;
import org.secf.keys.OwnKey;
import org.secf.keys.SelfSigned;
import org.secf.verdict.Verdict;

class NewKeyTest {

    private static final Instant NOW = Draft.NOW;
    private static final StoreEdits EDITS = new StoreEdits("admin", OptionalLong.of(7));
    private static final X500Principal NAME = new X500Principal("CN=app");
    private static final Authority ROOT = Authority.root("CN=Root");
    private static final KeyPair KEYS = TestKeys.ec();

    private static SelfSigned maker(KeyKind kind) {
        return new SelfSigned(kind, Duration.ofDays(10), new SecureRandom(), Optional.empty());
    }

    private static NewKey key(String alias) {
        return new NewKey(EDITS, alias, "main", NOW);
    }

    private static Verdict<Change> generated(String alias) {
        return key(alias).generated(KeyUse.SIGNING, maker(KeyKind.P_256), NAME);
    }

    private static StoreContents after(Verdict<Change> change, StoreContents before) {
        return accepted(accepted(change).edit().apply(before));
    }

    private static <T> T accepted(Verdict<T> verdict) {
        return verdict.fold(value -> value, rejection -> {
            throw new AssertionError(rejection.reason() + ": " + rejection.detail());
        });
    }

    private static KeyState state(StoreContents contents, String alias, Instant at) {
        return contents.key(alias).orElseThrow().life().at(at);
    }

    private static void assertRefused(Verdict<?> verdict, StoreReason reason, String... texts) {
        assertThat(verdict.rejection()).hasValueSatisfying(rejection -> {
            assertThat(rejection.reason()).isEqualTo(reason);
            assertThat(texts).allSatisfy(text -> assertThat(rejection.detail()).contains(text));
        });
    }

    @Nested
    class Life {

        @Test
        void theFirstKeyIsActiveAtOnceAndFurtherOnesWait() {
            StoreContents one = after(generated("one"), StoreContents.empty());
            StoreContents two = after(generated("two"), one);

            assertThat(state(two, "one", NOW)).isEqualTo(KeyState.ACTIVE);
            assertThat(state(two, "two", NOW.plus(Duration.ofDays(9)))).isEqualTo(KeyState.NEXT);
        }

        @Test
        void anotherUseAndAnotherSetHaveFirstKeysOfTheirOwn() {
            StoreContents one = after(generated("one"), StoreContents.empty());
            StoreContents two = after(key("two").generated(KeyUse.DECRYPTION, maker(KeyKind.P_256), NAME), one);
            StoreContents three = after(
                    new NewKey(EDITS, "three", "other", NOW).generated(KeyUse.SIGNING, maker(KeyKind.P_256), NAME),
                    two);

            assertThat(state(three, "two", NOW)).isEqualTo(KeyState.ACTIVE);
            assertThat(state(three, "three", NOW)).isEqualTo(KeyState.ACTIVE);
        }

        @Test
        void aSetWhoseKeysAllRetiredBeginsAnew() {
            KeyLife over = KeyLife.waiting().activeFrom(NOW.minusSeconds(9)).until(NOW, NOW);
            StoreContents before =
                    after(generated("one"), StoreContents.empty()).eachKey(record -> record.with(over));

            assertThat(state(after(generated("two"), before), "two", NOW)).isEqualTo(KeyState.ACTIVE);
        }

        @Test
        void everyTrustedCertificateIsActive() {
            StoreContents one = after(key("one").trusted(ROOT.certificate()), StoreContents.empty());
            StoreContents two =
                    after(key("two").trusted(Authority.root("CN=Other").certificate()), one);

            assertThat(state(two, "one", NOW)).isEqualTo(KeyState.ACTIVE);
            assertThat(state(two, "two", NOW)).isEqualTo(KeyState.ACTIVE);
            assertThat(two.key("two").orElseThrow().use()).isEqualTo(KeyUse.TRUST);
        }
    }

    @Test
    void theChangeSaysWhoAsksAndForWhichVersion() {
        Change change = accepted(generated("one"));

        assertThat(change.who()).isEqualTo("admin");
        assertThat(change.what()).isEqualTo("key generate");
        assertThat(change.subject()).isEqualTo("one");
        assertThat(change.expected()).hasValue(7);
    }

    @Test
    void refusesAnAliasThatIsTaken() {
        StoreContents before = after(generated("one"), StoreContents.empty());

        assertRefused(accepted(generated("one")).edit().apply(before), StoreReason.ALIAS_TAKEN);
    }

    @Test
    void refusesNamesOfAnotherForm() {
        assertRefused(generated("One"), StoreReason.BAD_ALIAS);
        assertRefused(
                new NewKey(EDITS, "one", "Main Set", NOW).trusted(ROOT.certificate()), StoreReason.BAD_ALIAS, "Main");
    }

    @Test
    void aKeyPairIsNotForTrust() {
        OwnKey pair = pair(draft -> draft);

        assertThatThrownBy(() -> key("one").imported(KeyUse.TRUST, pair)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = KeyKind.class,
            names = {"P_256", "P_384", "ED25519", "RSA_3072"})
    void generatesEveryKindForSigning(KeyKind kind) {
        StoreContents contents = after(key("one").generated(KeyUse.SIGNING, maker(kind), NAME), StoreContents.empty());

        assertThat(contents.entries().get("one")).isInstanceOf(StoreEntry.KeyEntry.class);
    }

    private static final class FullToken extends Provider {

        private static final long serialVersionUID = 1L;

        FullToken() {
            super("FullToken", "1", "has no room for keys");
            putService(new Service(this, "KeyPairGenerator", "EC", Full.class.getName(), List.of(), Map.of()) {
                @Override
                public Object newInstance(@Nullable Object parameter) {
                    return new Full();
                }
            });
        }
    }

    private static final class Full extends KeyPairGeneratorSpi {

        @Override
        public void initialize(int bits, SecureRandom random) {}

        @Override
        public void initialize(AlgorithmParameterSpec parameters, SecureRandom random) {}

        @Override
        public KeyPair generateKeyPair() {
            throw new ProviderException("CKR_DEVICE_MEMORY");
        }
    }

    private static OwnKey pair(java.util.function.UnaryOperator<Draft> change) {
        return new OwnKey(KEYS.getPrivate(), List.of(ROOT.client("app", draft -> change.apply(draft.keys(KEYS)))));
    }

    /** RFC 7517 §4.2: a key is for a use that it can serve. */
    @Nested
    class Use {

        /** A token that is full, or away. */
        @Test
        void refusesAKeyThatTheTokenDoesNotMake() {
            SelfSigned maker = new SelfSigned(
                    KeyKind.P_256, Duration.ofDays(10), new SecureRandom(), Optional.of(new FullToken()));

            assertRefused(
                    key("one").generated(KeyUse.SIGNING, maker, NAME),
                    StoreReason.KEY_NOT_FOR_USE,
                    "CKR_DEVICE_MEMORY");
        }

        @Test
        void refusesEd25519ForDecryption() {
            assertRefused(
                    key("one").generated(KeyUse.DECRYPTION, maker(KeyKind.ED25519), NAME),
                    StoreReason.KEY_NOT_FOR_USE,
                    "RSA or EC for decryption",
                    "ed25519");
        }
    }

    /** SDP-MD06. */
    @Nested
    class Strength {

        @ParameterizedTest
        @CsvSource({"1024", "2047"})
        void refusesShortRsa(int bits) {
            KeyPair weak = TestKeys.rsa(bits);
            X509Certificate certificate = ROOT.client("app", draft -> draft.keys(weak));

            assertRefused(
                    key("one").imported(KeyUse.SIGNING, new OwnKey(weak.getPrivate(), List.of(certificate))),
                    StoreReason.KEY_TOO_WEAK,
                    "2048",
                    "rsa-" + bits);
            assertRefused(key("one").trusted(certificate), StoreReason.KEY_TOO_WEAK);
        }

        @Test
        void takesTheShortestThatIsEnough() {
            KeyPair enough = TestKeys.rsa(2048);
            X509Certificate certificate = ROOT.client("app", draft -> draft.keys(enough));

            assertThat(key("one")
                            .imported(KeyUse.DECRYPTION, new OwnKey(enough.getPrivate(), List.of(certificate)))
                            .rejection())
                    .isEmpty();
        }
    }

    /** RFC 5280 §4.1.2.7. */
    @Nested
    class Pair {

        @Test
        void takesWhatBelongsTogether() {
            assertThat(key("one").imported(KeyUse.SIGNING, pair(draft -> draft)).rejection())
                    .isEmpty();
        }

        @Test
        void refusesAnotherKeyOfTheSameKind() {
            assertMismatch(TestKeys.ec());
        }

        @Test
        void refusesAKeyOfAnotherCurve() {
            assertMismatch(TestKeys.ec("secp384r1"));
        }

        @Test
        void refusesAKeyOfAnotherKind() {
            assertMismatch(TestKeys.rsa(2048));
        }

        private static void assertMismatch(KeyPair other) {
            OwnKey mixed = new OwnKey(other.getPrivate(), pair(draft -> draft).chain());

            assertRefused(
                    key("one").imported(KeyUse.SIGNING, mixed), StoreReason.KEY_PAIR_MISMATCH, "CN=app", "openssl");
        }
    }

    /** RFC 5280 §6.1. */
    @Nested
    class Chain {

        private final Authority below = ROOT.authority("CN=Below");
        private final X509Certificate own = below.client("app", draft -> draft.keys(KEYS));

        @Test
        void takesEachCertificateFollowedByItsIssuer() {
            assertThat(imported(own, below.certificate(), ROOT.certificate()).rejection())
                    .isEmpty();
        }

        @Test
        void refusesAnIssuerLeftOut() {
            assertRefused(imported(own, ROOT.certificate()), StoreReason.CHAIN_BROKEN, "CN=app", "CN=Root");
        }

        @Test
        void refusesAnIssuerOfTheSameKeyAndAnotherName() {
            Authority renamed = Authority.root("CN=Renamed", below.keys(), draft -> draft);

            assertRefused(imported(own, renamed.certificate()), StoreReason.CHAIN_BROKEN, "CN=Renamed");
        }

        @Test
        void refusesAnIssuerOfTheSameNameAndAnotherKey() {
            assertRefused(
                    imported(own, ROOT.authority("CN=Below").certificate()), StoreReason.CHAIN_BROKEN, "CN=Below");
        }

        private static Verdict<Change> imported(X509Certificate... chain) {
            return key("one").imported(KeyUse.SIGNING, new OwnKey(KEYS.getPrivate(), List.of(chain)));
        }
    }

    /** RFC 5280 §4.1.2.5. */
    @Nested
    class Validity {

        @Test
        void refusesAnExpiredCertificate() {
            OwnKey expired = pair(draft -> draft.valid(NOW.minusSeconds(20), NOW.minusSeconds(10)));

            assertRefused(
                    key("one").imported(KeyUse.SIGNING, expired), StoreReason.CERTIFICATE_NOT_VALID, NOW.toString());
            assertRefused(key("one").trusted(expired.certificate()), StoreReason.CERTIFICATE_NOT_VALID);
        }

        @Test
        void refusesACertificateNotYetValid() {
            OwnKey early = pair(draft -> draft.valid(NOW.plusSeconds(10), NOW.plusSeconds(20)));

            assertRefused(key("one").imported(KeyUse.SIGNING, early), StoreReason.CERTIFICATE_NOT_VALID);
        }

        @Test
        void refusesAChainWithAnExpiredIssuer() {
            Authority below =
                    ROOT.authority("CN=Below", draft -> draft.valid(NOW.minusSeconds(20), NOW.minusSeconds(10)));
            X509Certificate own = below.client("app", draft -> draft.keys(KEYS));

            assertRefused(
                    key("one")
                            .imported(KeyUse.SIGNING, new OwnKey(KEYS.getPrivate(), List.of(own, below.certificate()))),
                    StoreReason.CERTIFICATE_NOT_VALID,
                    "CN=Below");
        }
    }
}
