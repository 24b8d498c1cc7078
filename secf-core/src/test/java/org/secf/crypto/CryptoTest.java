package org.secf.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Security;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.secf.keys.Thumbprint;
import org.secf.settings.ConfigurationException;
import org.secf.settings.RawSetting;
import org.secf.settings.Settings;
import org.secf.settings.SettingsLayer;

class CryptoTest {

    private static final ClassLoader HERE = CryptoTest.class.getClassLoader();

    private static Crypto chosen(String providers, String... pairs) {
        return read(HERE, providers, pairs);
    }

    private static Crypto read(ClassLoader application, String providers, String... pairs) {
        List<RawSetting> raw = new ArrayList<>();
        if (!providers.isEmpty()) {
            raw.add(new RawSetting(CryptoKeys.PROVIDERS.name(), List.of(providers.split(",")), "test"));
        }
        if (pairs.length > 0) {
            raw.add(new RawSetting(CryptoKeys.ALGORITHMS.name(), List.of(pairs), "test"));
        }
        return Crypto.read(Settings.resolve("secf", CryptoKeys.ALL, List.of(new SettingsLayer(raw))), application);
    }

    private static String by(Crypto crypto, String algorithm) throws GeneralSecurityException {
        return crypto.signature(algorithm).getProvider().getName();
    }

    @Nested
    class WithoutSettings {

        @Test
        void theJdkDoesEverything() throws GeneralSecurityException {
            Crypto crypto = chosen("");

            assertThat(crypto).hasToString("everything by the JDK");
            assertThat(by(crypto, "SHA256withRSA")).isEqualTo("SunRsaSign");
            assertThat(crypto.provider("SHA256withECDSA")).isEmpty();
            assertThat(crypto.cipher("AES/GCM/NoPadding").getProvider().getName())
                    .isEqualTo("SunJCE");
            assertThat(crypto.mac("HmacSHA256").getProvider().getName()).isEqualTo("SunJCE");
            assertThat(crypto.digest("SHA-256").getProvider().getName()).isEqualTo("SUN");
            assertThat(crypto.keyAgreement("X25519").getAlgorithm()).isEqualTo("X25519");
        }

        @Test
        void keysStayAsTheyAre() throws GeneralSecurityException {
            PublicKey key = KnownKey.RSA.publicKey();

            assertThat(Crypto.jdk().key("SHA256withRSA", key)).isSameAs(key);
        }
    }

    @Nested
    class OfThePreferred {

        @Test
        void correttoDoesWhatItDoesFaster() throws GeneralSecurityException {
            Crypto crypto = chosen("accp");

            assertThat(crypto)
                    .hasToString(
                            "SHA256withECDSA, SHA384withECDSA, SHA512withECDSA, Ed25519, SHA256withRSA, SHA384withRSA,"
                                    + " SHA512withRSA, RSASSA-PSS, RSA-OAEP, AES-GCM by AmazonCorrettoCryptoProvider 2.5.0;"
                                    + " everything else by the JDK");
            assertThat(by(crypto, "SHA256withECDSA")).isEqualTo("AmazonCorrettoCryptoProvider");
            assertThat(by(crypto, "SHA256withECDSAinP1363Format")).isEqualTo("AmazonCorrettoCryptoProvider");
            assertThat(crypto.cipher("AES/GCM/NoPadding").getProvider().getName())
                    .isEqualTo("AmazonCorrettoCryptoProvider");
            assertThat(crypto.mac("HmacSHA256").getProvider().getName()).isEqualTo("SunJCE");
            assertThat(crypto.digest("SHA-256").getProvider().getName()).isEqualTo("SUN");
        }

        @Test
        void conscryptDoesWhatItDoesFaster() throws GeneralSecurityException {
            Crypto crypto = chosen("conscrypt");

            assertThat(crypto)
                    .hasToString("SHA256withECDSA, SHA384withECDSA, SHA512withECDSA, RSA-OAEP by Conscrypt 2.5.2;"
                            + " everything else by the JDK");
            assertThat(by(crypto, "SHA256withECDSA")).isEqualTo("Conscrypt");
            assertThat(by(crypto, "SHA256withRSA")).isEqualTo("SunRsaSign");
            assertThat(by(crypto, "SHA256withECDSAinP1363Format")).isEqualTo("SunEC");
        }

        @Test
        void bouncyCastleDoesWhatItDoesFaster() throws GeneralSecurityException {
            Crypto crypto = chosen("bc");

            assertThat(crypto.toString())
                    .startsWith("SHA256withECDSA, SHA384withECDSA, SHA512withECDSA, Ed25519, X25519 by BC 1.81");
            assertThat(by(crypto, "Ed25519")).isEqualTo("BC");
            assertThat(crypto.keyAgreement("X25519").getProvider().getName()).isEqualTo("BC");
            assertThat(crypto.cipher("RSA/ECB/OAEPPadding").getProvider().getName())
                    .isEqualTo("SunJCE");
        }

        @Test
        void theFirstThatOffersItDoesIt() throws GeneralSecurityException {
            Crypto crypto = chosen("conscrypt,bc,accp");

            assertThat(by(crypto, "SHA256withECDSA")).isEqualTo("Conscrypt");
            assertThat(by(crypto, "Ed25519")).isEqualTo("BC");
            assertThat(by(crypto, "SHA256withRSA")).isEqualTo("AmazonCorrettoCryptoProvider");
        }

        @Test
        void noneIsRegisteredWithThePlatform() {
            List<String> before =
                    Arrays.stream(Security.getProviders()).map(Object::toString).toList();

            chosen("accp,conscrypt,bc");

            assertThat(Arrays.stream(Security.getProviders()).map(Object::toString))
                    .containsExactlyElementsOf(before);
        }
    }

    @Nested
    class Pairs {

        @Test
        void winOverPreference() throws GeneralSecurityException {
            Crypto crypto = chosen("accp", "SHA256withECDSA=bc", "RSA-OAEP = jdk");

            assertThat(by(crypto, "SHA256withECDSA")).isEqualTo("BC");
            assertThat(by(crypto, "Ed25519")).isEqualTo("AmazonCorrettoCryptoProvider");
            assertThat(crypto.cipher("RSA/ECB/OAEPPadding").getProvider().getName())
                    .isEqualTo("SunJCE");
        }

        @Test
        void mayChooseWhatIsSlower() throws GeneralSecurityException {
            assertThat(chosen("", "SHA-256=bc").digest("SHA-256").getProvider().getName())
                    .isEqualTo("BC");
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                        SHA256withECDA=accp | there is no algorithm SHA256withECDA to choose a provider for; did you mean SHA256withECDSA?
                        RC4=accp            | there are SHA256withECDSA
                        SHA-256=acp         | there is no provider acp; did you mean accp?
                        SHA-256=openssl     | there are accp, conscrypt, bc
                        SHA-256             | expected algorithm=provider, such as SHA256withECDSA=accp, found [SHA-256]
                        SHA-256=bc=accp     | expected algorithm=provider
                        Ed25519=conscrypt   | conscrypt (Conscrypt 2.5.2) has no Ed25519; write Ed25519=jdk
                        """)
        void thatCannotBeAreRefused(String pair, String text) {
            assertThatThrownBy(() -> chosen("", pair))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageStartingWith("secf.crypto.algorithms (test): ")
                    .hasMessageContaining(text);
        }

        @Test
        void thatContradictAreRefused() {
            assertThatThrownBy(() -> chosen("", "SHA-256=bc", "SHA-256=jdk"))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("SHA-256 is given twice");
        }
    }

    @Nested
    class Providers {

        @Test
        void thatDoNotExistAreRefusedWithTheNearest() {
            assertThatThrownBy(() -> chosen("conscript"))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessage(
                            "secf.crypto.providers (test): there is no provider conscript; did you mean conscrypt?");
        }

        @ParameterizedTest
        @CsvSource({
            "accp, software.amazon.cryptools:AmazonCorrettoCryptoProvider",
            "conscrypt, org.conscrypt:conscrypt-openjdk-uber",
            "bc, org.bouncycastle:bcprov-jdk18on"
        })
        void thatAreNotOnTheClassPathAreNamedWithTheirCoordinates(String name, String coordinates) {
            assertThatThrownBy(() -> read(ClassLoader.getPlatformClassLoader(), name))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageStartingWith("secf.crypto.providers (test) names " + name)
                    .hasMessageContaining("Add " + coordinates);
        }
    }

    @Nested
    class Keys {

        @ParameterizedTest
        @CsvSource({
            "accp, RSA, SHA256withRSA",
            "accp, EC, SHA256withECDSA",
            "accp, Ed25519, Ed25519",
            "conscrypt, EC, SHA256withECDSA",
            "bc, EC, SHA256withECDSA",
            "bc, Ed25519, Ed25519"
        })
        void workInTheirOwnFormAndInTheJdks(String provider, String type, String algorithm)
                throws GeneralSecurityException {
            Crypto crypto = chosen(provider);
            KeyPair pair = KeyPairGenerator.getInstance(type).generateKeyPair();
            PrivateKey ownPrivate = crypto.key(algorithm, pair.getPrivate());
            PublicKey ownPublic = crypto.key(algorithm, pair.getPublic());

            assertThat(verifies(crypto, algorithm, new KeyPair(ownPublic, pair.getPrivate())))
                    .isTrue();
            assertThat(verifies(crypto, algorithm, new KeyPair(pair.getPublic(), ownPrivate)))
                    .isTrue();
            assertThat(verifies(Crypto.jdk(), algorithm, new KeyPair(ownPublic, ownPrivate)))
                    .isTrue();
            assertThat(Thumbprint.of(ownPublic)).isEqualTo(Thumbprint.of(pair.getPublic()));
        }

        @ParameterizedTest
        @CsvSource({
            "accp, RSA, SHA256withRSA, com.amazon",
            "accp, EC, SHA256withECDSA, com.amazon",
            "conscrypt, EC, SHA256withECDSA, org.conscrypt",
            "bc, EC, SHA256withECDSA, org.bouncycastle",
            "bc, Ed25519, Ed25519, org.bouncycastle"
        })
        void areMadeTheProvidersOwn(String provider, String type, String algorithm, String home)
                throws GeneralSecurityException {
            Crypto crypto = chosen(provider);
            KeyPair pair = KeyPairGenerator.getInstance(type).generateKeyPair();

            assertThat(crypto.key(algorithm, pair.getPublic()).getClass().getName())
                    .startsWith(home);
            assertThat(crypto.key(algorithm, pair.getPrivate()).getClass().getName())
                    .startsWith(home);
        }

        @Test
        void thatLiveInHardwareStayThere() {
            PrivateKey inHardware = new PrivateKey() {
                private static final long serialVersionUID = 1L;

                @Override
                public String getAlgorithm() {
                    return "RSA";
                }

                @Override
                @SuppressWarnings("NullAway") // as the interface allows
                public String getFormat() {
                    return null;
                }

                @Override
                @SuppressWarnings("NullAway") // as the interface allows
                public byte[] getEncoded() {
                    return null;
                }
            };

            assertThat(chosen("accp").key("SHA256withRSA", inHardware)).isSameAs(inHardware);
        }

        private static boolean verifies(Crypto crypto, String algorithm, KeyPair pair) throws GeneralSecurityException {
            byte[] message = "message".getBytes(StandardCharsets.US_ASCII);
            Signature signature = crypto.signature(algorithm);
            signature.initSign(pair.getPrivate());
            signature.update(message);
            byte[] signed = signature.sign();
            signature.initVerify(pair.getPublic());
            signature.update(message);
            return signature.verify(signed);
        }
    }
}
