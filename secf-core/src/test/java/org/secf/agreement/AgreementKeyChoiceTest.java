package org.secf.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.agreement.TestServer.CLIENT;
import static org.secf.agreement.TestServer.NOW;
import static org.secf.agreement.TestServer.RANDOM;
import static org.secf.agreement.TestServer.SERVER;
import static org.secf.agreement.TestServer.STRANGER;
import static org.secf.agreement.TestServer.reason;
import static org.secf.agreement.TestServer.value;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.secf.keys.KeyLife;
import org.secf.keys.KeyUse;
import org.secf.keys.Thumbprint;
import org.secf.keys.set.KeySet;
import org.secf.keys.set.Member;

/** Only keys that are for this, and now. */
class AgreementKeyChoiceTest {

    private static final KeyLife ACTIVE = KeyLife.waiting().activeFrom(Instant.EPOCH);

    private final TestServer server = TestServer.open();

    @Nested
    class OfTheServer {

        private void signedBy(KeyUse use, KeyLife life, org.secf.keys.OwnKey key) {
            server.keys = new KeySet(List.of(Member.of(use, life, key)), List.of());
        }

        @Test
        void areNotThoseForDecryption() {
            signedBy(KeyUse.DECRYPTION, ACTIVE, SERVER);
            assertThat(reason(server.responder.offer())).isEqualTo(AgreementReason.NO_SIGNING_KEY);
        }

        @Test
        void areNotThoseThatWait() {
            signedBy(KeyUse.SIGNING, KeyLife.waiting(), SERVER);
            assertThat(reason(server.responder.offer())).isEqualTo(AgreementReason.NO_SIGNING_KEY);
        }

        /** A key is taken out for a reason, which clients that only come now must not be asked to overlook. */
        @Test
        void areNotThoseThatWereTakenOutAfterTheySigned() {
            SignedOffer before = value(server.responder.offer());
            signedBy(KeyUse.SIGNING, ACTIVE, STRANGER);
            SignedOffer after = value(server.responder.offer());

            assertThat(after.keyId()).isNotEqualTo(before.keyId());
            assertThat(after.offer().id()).isNotEqualTo(before.offer().id());
            server.keys = new KeySet(List.of(), List.of());
            assertThat(reason(server.responder.offer())).isEqualTo(AgreementReason.NO_SIGNING_KEY);
        }
    }

    @Nested
    class OfClients {

        private Optional<ClientKeys.ClientKey> found(KeySet.Trusted... trusted) {
            KeySet set = new KeySet(List.of(), List.of(trusted));
            return new TrustedClients(() -> set, server.clock)
                    .find(Thumbprint.of(trusted[0].certificate().getPublicKey()));
        }

        private X509Certificate certificate(KeyPair pair, String name, Optional<KeyUsage> usage) throws Exception {
            var builder = new JcaX509v3CertificateBuilder(
                    new X500Principal(name),
                    BigInteger.ONE,
                    Date.from(NOW),
                    Date.from(NOW.plus(Duration.ofDays(1))),
                    new X500Principal(name),
                    pair.getPublic());
            if (usage.isPresent()) {
                builder.addExtension(Extension.keyUsage, true, usage.get());
            }
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
        }

        private KeyPair pair() throws Exception {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new java.security.spec.ECGenParameterSpec("secp256r1"), RANDOM);
            return generator.generateKeyPair();
        }

        /** Whoever gets a certificate for the public key of another must not be taken for it, nor it for him. */
        @Test
        void areNotThoseOfTwoNames() throws Exception {
            KeyPair pair = pair();
            KeySet.Trusted one = new KeySet.Trusted(certificate(pair, "CN=one", Optional.empty()), ACTIVE);
            KeySet.Trusted other = new KeySet.Trusted(certificate(pair, "CN=other", Optional.empty()), ACTIVE);

            assertThat(found(one, other)).isEmpty();
            assertThat(found(one, one)).map(ClientKeys.ClientKey::name).contains("CN=one");
        }

        @Test
        void areNotThoseThatAreOver() {
            assertThat(found(new KeySet.Trusted(CLIENT.certificate(), ACTIVE.until(NOW, NOW))))
                    .isEmpty();
            assertThat(found(new KeySet.Trusted(CLIENT.certificate(), KeyLife.waiting())))
                    .isEmpty();
        }

        @Test
        void areNotThoseWhoseCertificatesAreOver() {
            KeySet.Trusted trusted = new KeySet.Trusted(CLIENT.certificate(), ACTIVE);
            assertThat(found(trusted)).isPresent();

            server.clock.advance(Duration.ofDays(1).plusSeconds(1));
            assertThat(found(trusted)).isEmpty();
            server.clock.advance(Duration.ofDays(-2));
            assertThat(found(trusted)).isEmpty();
        }

        /** RFC 5280 §4.2.1.3. */
        @ParameterizedTest
        @CsvSource({"128, SIGNATURE", "8, AGREEMENT"})
        void areForWhatTheirCertificateSays(int usage, ClientKeys.Proof proof) throws Exception {
            var certificate = certificate(pair(), "CN=one", Optional.of(new KeyUsage(usage)));

            assertThat(found(new KeySet.Trusted(certificate, ACTIVE)).map(ClientKeys.ClientKey::proofs))
                    .contains(java.util.Set.of(proof));
        }

        @ParameterizedTest
        @CsvSource({"base, AGREEMENT", "auth, SIGNATURE"})
        void areRefusedForAnotherProof(String word, ClientKeys.Proof only) {
            KnownClients clients = KnownClients.of(
                    thumbprint ->
                            Optional.of(new ClientKeys.ClientKey("CN=one", SERVER.publicKey(), java.util.Set.of(only))),
                    RANDOM);
            AgreementMode mode = AgreementMode.of(word).orElseThrow();
            ProposalHeader header = new ProposalHeader(
                    "offer", mode, Optional.of(AgreementSuite.P_256), Optional.empty(), Optional.of("thumbprint"));

            assertThat(clients.claimed(header).flatMap(KnownClients.Claimed::doubt))
                    .map(org.secf.verdict.Rejection::reason)
                    .contains(AgreementReason.CLIENT_UNKNOWN);
        }

        @Test
        void areNotShort() throws Exception {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(1024, RANDOM);
            KeyPair weak = generator.generateKeyPair();
            KnownClients clients = KnownClients.of(
                    thumbprint -> Optional.of(new ClientKeys.ClientKey("CN=one", weak.getPublic())), RANDOM);
            ProposalHeader header = new ProposalHeader(
                    "offer",
                    AgreementMode.BASE,
                    Optional.of(AgreementSuite.P_256),
                    Optional.empty(),
                    Optional.of("thumbprint"));

            assertThat(clients.claimed(header).flatMap(KnownClients.Claimed::doubt))
                    .isPresent();
        }
    }
}
