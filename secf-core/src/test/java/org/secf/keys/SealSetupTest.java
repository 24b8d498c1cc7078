package org.secf.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.settings.ConfigurationException;

/** What is wrong before any message comes is said at once. */
class SealSetupTest {

    /** As a key in hardware shows itself: no octets, no parameters. */
    record Opaque(String getAlgorithm) implements PrivateKey {
        private static final long serialVersionUID = 1L;

        @Override
        public String getAlgorithm() {
            return getAlgorithm;
        }

        @Override
        @SuppressWarnings("NullAway") // what the JDK's interface says of such keys
        public String getFormat() {
            return null;
        }

        @Override
        @SuppressWarnings("NullAway")
        public byte[] getEncoded() {
            return null;
        }
    }

    private static final OpeningKey KEY = new OpeningKey("one", new Opaque("EC"), SealAlgorithm.ECDH_ES);

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DIR")
    void recipientsHaveAKeyForTheAlgorithm(SealAlgorithm algorithm) throws Exception {
        PublicKey fitting = algorithm.isAgreement() ? JwkTest.ec("secp256r1") : JwkTest.rsa(2048);
        PublicKey otherKind = algorithm.isAgreement() ? JwkTest.rsa(2048) : JwkTest.ec("secp256r1");
        PublicKey weaker = algorithm.isAgreement() ? JwkTest.ec("secp384r1") : JwkTest.rsa(1024);

        assertThat(new SealRecipient(fitting, "one", algorithm).key()).isEqualTo(fitting);
        assertThatIllegalArgumentException().isThrownBy(() -> new SealRecipient(otherKind, "one", algorithm));
        assertThatIllegalArgumentException().isThrownBy(() -> new SealRecipient(weaker, "one", algorithm));
        assertThatIllegalArgumentException().isThrownBy(() -> new SealRecipient(fitting, " ", algorithm));
    }

    @Test
    void recipientsWhoShareAKeyHaveOneForAesOf256Bits() throws Exception {
        SecretKey fitting = new SecretKeySpec(new byte[32], "AES");
        PublicKey known = JwkTest.rsa(2048);

        assertThat(new SealRecipient(fitting, "one", SealAlgorithm.DIR)).hasToString("SealRecipient[one, dir]");
        for (SecretKey other : List.of(
                new SecretKeySpec(new byte[16], "AES"),
                new SecretKeySpec(new byte[33], "AES"),
                new SecretKeySpec(new byte[32], "HmacSHA256"))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new SealRecipient(other, "one", SealAlgorithm.DIR))
                    .withMessageContaining("AES of 256 bits");
            assertThatIllegalArgumentException().isThrownBy(() -> new OpeningKey("one", other, SealAlgorithm.DIR));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new SealRecipient(known, "one", SealAlgorithm.DIR));
        assertThatIllegalArgumentException().isThrownBy(() -> new OpeningKey("one", known, SealAlgorithm.DIR));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SealRecipient(fitting, "one", SealAlgorithm.RSA_OAEP_256));
    }

    @Test
    void openersHavePrivateKeysAndNoPublicOnes() throws Exception {
        PublicKey known = JwkTest.rsa(2048);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OpeningKey("one", known, SealAlgorithm.RSA_OAEP_256))
                .withMessageContaining("private");
    }

    @Test
    void keysWithoutAnAlgorithmAreUsedWithTheOneOfTheirKind() throws Exception {
        assertThat(SealAlgorithm.usualOf(JwkTest.ec("secp256r1"))).contains(SealAlgorithm.ECDH_ES_A256KW);
        assertThat(SealAlgorithm.usualOf(JwkTest.rsa(2048))).contains(SealAlgorithm.RSA_OAEP_256);
        assertThat(SealAlgorithm.usualOf(JwkTest.rsa(1024))).isEmpty();
        assertThat(SealAlgorithm.usualOf(JwkTest.ec("secp384r1"))).isEmpty();
        assertThat(SealAlgorithm.named("dir")).contains(SealAlgorithm.DIR);
        assertThat(SealAlgorithm.named("RSA1_5")).isEmpty();
    }

    @Test
    void keysMayBeLookedUpAfterThoseThatAreKnown() {
        OpeningKey other = new OpeningKey("two", new SecretKeySpec(new byte[32], "AES"), SealAlgorithm.DIR);
        OpeningKeys keys = new OpeningKeys(List.of(KEY), name -> Optional.of(other));

        assertThat(keys.named("one")).contains(KEY);
        assertThat(keys.named("two")).contains(other);
        assertThat(OpeningKeys.found(name -> Optional.empty()).named("two")).isEmpty();
    }

    @Test
    void openersTakeKeysThatShowNothing() {
        assertThat(KEY).hasToString("OpeningKey[one, ECDH-ES]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OpeningKey("one", new Opaque("RSA"), SealAlgorithm.ECDH_ES));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OpeningKey("one", new Opaque("EC"), SealAlgorithm.RSA_OAEP_256));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OpeningKey("", new Opaque("EC"), SealAlgorithm.ECDH_ES));
    }

    @Test
    void openersHaveKeysWithNames() {
        assertThat(new OpeningKeys(List.of(KEY)).named("one")).contains(KEY);
        assertThat(new OpeningKeys(List.of(KEY)).named("two")).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new OpeningKeys(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new OpeningKeys(List.of(KEY, KEY)));
    }

    @Test
    void policiesTakeSomethingOfSomeLength() {
        assertThatIllegalArgumentException().isThrownBy(() -> new SealPolicy(Set.of(), 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new SealPolicy(Set.of(SealAlgorithm.ECDH_ES), 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SealPolicy(Set.of(SealAlgorithm.ECDH_ES), 1024 * 1024 + 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"alg", "enc", "zip", "crit", "kid", "typ", "epk", "apu", "iss", "aud", "b64", " "})
    void headersHaveTheirOwnNames(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> new SealHeader("a", Optional.empty(), Map.of(name, "x")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SealExpectation("a", Optional.empty(), Map.of(name, "x"), Set.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SealExpectation("a", Optional.empty(), Map.of(), Set.of(name)));
    }

    @Test
    void headersHaveAType() {
        assertThatIllegalArgumentException().isThrownBy(() -> new SealHeader(" ", Optional.empty(), Map.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SealExpectation("", Optional.empty(), Map.of(), Set.of()));
    }

    @Test
    void aParameterIsExactOrLeftToTheCaller() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SealExpectation("a", Optional.empty(), Map.of("b", "c"), Set.of("b")));
    }

    @Test
    void withoutAModuleThatSealsItSaysWhichOneToAdd() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> PayloadSeal.installed(getClass().getClassLoader()))
                .withMessageContaining("secf-oauth");
    }

    @Test
    void whatWasOpenedIsWipedAndNeverShown() {
        byte[] secret = {1, 2, 3};
        try (Opened opened = new Opened(secret, "one", Map.of("alias", "db"))) {
            assertThat(opened).hasToString("Opened[one, [alias]]");
            assertThat(opened.octets()).isSameAs(secret);
        }

        assertThat(secret).containsOnly(0);
    }
}
