package org.secf.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SelfSignedTest {

    private static final Instant NOW = Instant.parse("2026-05-01T12:34:56Z");
    private static final X500Principal NAME = new X500Principal("CN=Enabler \u00e9, O=Example");
    private static final Path OPENSSL = Path.of("/usr/bin/openssl");

    /** RSA keys take their time. */
    private static final Map<KeyKind, OwnKey> MADE = new EnumMap<>(KeyKind.class);

    @BeforeAll
    static void makeOneOfEachKind() throws GeneralSecurityException {
        for (KeyKind kind : KeyKind.values()) {
            MADE.put(kind, make(kind, Duration.ofDays(365)));
        }
    }

    private static OwnKey one(KeyKind kind) {
        return Objects.requireNonNull(MADE.get(kind));
    }

    private static OwnKey make(KeyKind kind, Duration lifetime) throws GeneralSecurityException {
        return new SelfSigned(kind, lifetime, new SecureRandom(), Optional.empty()).generate(NAME, NOW);
    }

    @ParameterizedTest
    @EnumSource
    void speaksForItself(KeyKind kind) throws GeneralSecurityException {
        OwnKey key = one(kind);
        X509Certificate certificate = key.certificate();

        certificate.verify(key.publicKey());
        assertThat(certificate.getSubjectX500Principal()).isEqualTo(NAME);
        assertThat(certificate.getIssuerX500Principal()).isEqualTo(NAME);
        assertThat(certificate.getVersion()).isEqualTo(3);
        assertThat(certificate.getSigAlgName()).isEqualToIgnoringCase(kind.signature());
        certificate.checkValidity(Date.from(NOW));
        certificate.checkValidity(Date.from(NOW.plus(Duration.ofDays(365))));
        assertThat(certificate.getNotBefore()).isEqualTo(NOW);
        assertThat(certificate.getNotAfter()).isEqualTo(NOW.plus(Duration.ofDays(365)));
    }

    @ParameterizedTest
    @EnumSource
    void signsSoThatTheCertificateVerifies(KeyKind kind) throws GeneralSecurityException {
        OwnKey key = one(kind);
        String algorithm = KeyKind.signatureOf(key.publicKey()).orElseThrow();
        byte[] content = "content".getBytes(StandardCharsets.US_ASCII);

        Signature verifier = Signature.getInstance(algorithm);
        verifier.initVerify(key.certificate());
        verifier.update(content);

        assertThat(algorithm).isEqualTo(kind.signature());
        assertThat(verifier.verify(key.sign(algorithm, content))).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void isUnderstoodByOpenssl(KeyKind kind, @TempDir Path folder) throws Exception {
        if (System.getenv("CI") != null) {
            assertThat(OPENSSL).isExecutable();
        }
        assumeThat(Files.isExecutable(OPENSSL)).as("openssl is installed").isTrue();
        OwnKey key = one(kind);
        Path file = Files.writeString(folder.resolve("own.pem"), pem(key.certificate()));

        assertThat(openssl("x509", "-noout", "-subject", "-dates", "-in", file.toString()))
                .contains("CN = Enabler", "O = Example", "May  1 12:34:56 2026 GMT", "May  1 12:34:56 2027 GMT");
        assertThat(openssl(
                        "verify",
                        "-check_ss_sig",
                        "-attime",
                        String.valueOf(NOW.plusSeconds(60).getEpochSecond()),
                        "-CAfile",
                        file.toString(),
                        file.toString()))
                .endsWith("own.pem: OK\n");
    }

    private static String pem(X509Certificate certificate) throws GeneralSecurityException {
        return "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
                + "\n-----END CERTIFICATE-----\n";
    }

    private static String openssl(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(OPENSSL.toString()));
        command.addAll(Arrays.asList(arguments));
        Process openssl = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(openssl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Nested
    class Section4125OfRfc5280 {

        @Test
        void writesTheLastSecondOf2049InTwoDigits() throws GeneralSecurityException {
            assertThat(ending("2049-12-31T23:59:59Z")).contains("491231235959Z").doesNotContain("20491231235959Z");
        }

        @Test
        void writesTheFirstSecondOf2050InFourDigits() throws GeneralSecurityException {
            assertThat(ending("2050-01-01T00:00:00Z")).contains("20500101000000Z");
        }

        private String ending(String time) throws GeneralSecurityException {
            Instant end = Instant.parse(time);
            OwnKey key = make(KeyKind.P_256, Duration.between(NOW, end));
            assertThat(key.certificate().getNotAfter()).isEqualTo(end);
            return new String(key.certificate().getEncoded(), StandardCharsets.ISO_8859_1);
        }
    }

    @Nested
    class Section4122OfRfc5280 {

        @Test
        void givesEachCertificateAPositiveNumberOfItsOwn() throws GeneralSecurityException {
            var one = make(KeyKind.P_256, Duration.ofDays(1)).certificate().getSerialNumber();
            var other = make(KeyKind.P_256, Duration.ofDays(1)).certificate().getSerialNumber();

            assertThat(one).isPositive().isNotEqualTo(other);
            assertThat(one.toByteArray()).hasSizeLessThanOrEqualTo(20).hasSizeGreaterThan(8);
        }
    }

    @Test
    void isAKeyThatNoTextShows() throws GeneralSecurityException {
        OwnKey key = make(KeyKind.P_256, Duration.ofDays(1));

        assertThat(key).hasToString("key of " + NAME);
        assertThat(key.token()).isEmpty();
        assertThatThrownBy(() -> new OwnKey(key.privateKey(), List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Nested
    class Kind {

        @ParameterizedTest
        @EnumSource
        void hasAWord(KeyKind kind) {
            assertThat(KeyKind.of(kind.word())).contains(kind);
            assertThat(KeyKind.words()).contains(kind.word());
        }

        @Test
        void isUnknownByAnotherWord() {
            assertThat(KeyKind.of("P-256")).isEmpty();
            assertThat(KeyKind.of("dsa-1024")).isEmpty();
        }

        @Test
        void ofKeysThatAgreeOnOthersSignsNothing() throws GeneralSecurityException {
            var x25519 = KeyPairGenerator.getInstance("X25519").generateKeyPair();

            assertThat(KeyKind.signatureOf(x25519.getPublic())).isEmpty();
        }

        @ParameterizedTest
        @EnumSource
        void ofUseHasAWord(KeyUse use) {
            assertThat(KeyUse.of(use.word())).isEqualTo(use);
        }
    }
}
