package org.secf.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.secf.payload.Bodies.content;
import static org.secf.payload.Bodies.reason;
import static org.secf.payload.Bodies.value;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.hpke.HpkeAead;
import org.secf.hpke.HpkeKem;
import org.secf.hpke.HpkeSuite;
import org.secf.keys.KeyKind;
import org.secf.keys.KeyLife;
import org.secf.keys.KeyUse;
import org.secf.keys.OpeningKeys;
import org.secf.keys.OwnKey;
import org.secf.keys.Secret;
import org.secf.keys.SelfSigned;
import org.secf.keys.set.KeySet;
import org.secf.keys.set.Member;
import org.secf.payload.Bodies.Sent;

/** What is taken, by which fields and keys. */
class PayloadPolicyTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    private final PayloadRecipient shared = PayloadRecipient.sharing(Bodies.key("shared"));
    private final Sent sent = Bodies.send(shared, RecordLayout.usual(), content(10));

    @Nested
    class Fields {

        private PayloadReason refused(List<String> types, List<String> codings) {
            return (PayloadReason) reason(new Sent(new PayloadHeaders(types, codings), sent.octets()).open());
        }

        @Test
        void sayWhatTheMessageIsAndThenWhatTheContentIs() {
            assertThat(sent.headers()).isEqualTo(new PayloadHeaders(List.of("text/plain"), List.of("aes128gcm")));
            assertThat(value(sent.open()).headers()).isEqualTo(PayloadHeaders.of("text/plain"));

            Sent encapsulated = Bodies.send(Bodies.recipients().get(1), RecordLayout.usual(), content(10));
            assertThat(encapsulated.headers()).isEqualTo(PayloadHeaders.of("application/vnd.secf.hpke"));
            assertThat(value(encapsulated.open()).headers()).isEqualTo(PayloadHeaders.of("text/plain"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"aes128gcm", "AES128GCM", " aes128gcm ", ",aes128gcm,"})
        void nameTheCodingInAnyLetters(String coding) {
            assertThat(value(new Sent(new PayloadHeaders(List.of(), List.of(coding)), sent.octets()).open())
                            .headers())
                    .isEqualTo(new PayloadHeaders(List.of(), List.of()));
        }

        @ParameterizedTest
        @ValueSource(strings = {"gzip, aes128gcm", "aes128gcm, gzip", "aes128gcm, aes128gcm", "aes128gcm,identity"})
        void nameNoOtherCoding(String codings) {
            assertThat(refused(List.of("text/plain"), List.of(codings))).isEqualTo(PayloadReason.CODING_COMBINED);
        }

        @Test
        void nameNoCodingOfWhatIsSealed() {
            assertThat(refused(List.of("application/vnd.secf.hpke"), List.of("gzip")))
                    .isEqualTo(PayloadReason.CODING_COMBINED);
            assertThat(refused(List.of("text/plain"), List.of("aes128gcm", "gzip")))
                    .isEqualTo(PayloadReason.CODING_COMBINED);
        }

        @ParameterizedTest
        @ValueSource(strings = {"application/jose", "Application/JOSE; a=b", "application/vnd.secf.hpke"})
        void nameNoSealedContentOfACoding(String type) {
            assertThat(refused(List.of(type), List.of("aes128gcm"))).isEqualTo(PayloadReason.PROTECTION_NESTED);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"", "text", "text/", "/plain", "text/plain\r\nA: b", "text/pl ain", "text/plain; a=\"", "t/é"
                })
        void nameATypeThatIsOne(String type) {
            assertThat(refused(List.of(type), List.of("aes128gcm"))).isEqualTo(PayloadReason.CONTENT_TYPE_MALFORMED);
        }

        @ParameterizedTest
        @ValueSource(strings = {"gzip", "br", "x-gzip", "aes256gcm", "aes128gcm;q=1"})
        void withoutEncryptionArePlaintext(String coding) {
            assertThat(refused(List.of("text/plain"), List.of(coding))).isEqualTo(PayloadReason.PLAINTEXT_PAYLOAD);
        }
    }

    @Nested
    class Senders {

        private PayloadReason refused(PayloadHeaders content) {
            return (PayloadReason) reason(Bodies.protection(RecordLayout.usual())
                    .protect(shared, content, Bodies.LIMITS, new ByteArrayOutputStream()));
        }

        @Test
        void doNotEncryptWhatIsEncodedOrEncrypted() {
            assertThat(refused(new PayloadHeaders(List.of("text/plain"), List.of("gzip"))))
                    .isEqualTo(PayloadReason.CODING_COMBINED);
            assertThat(refused(PayloadHeaders.of("application/jose"))).isEqualTo(PayloadReason.PROTECTION_NESTED);
            assertThat(refused(PayloadHeaders.of("none"))).isEqualTo(PayloadReason.CONTENT_TYPE_MALFORMED);
        }

        @Test
        void whoDoNotSayWhatItIsSendOctets() {
            OutgoingPayload outgoing = value(Bodies.protection(RecordLayout.usual())
                    .protect(
                            shared,
                            new PayloadHeaders(List.of(), List.of()),
                            Bodies.LIMITS,
                            new ByteArrayOutputStream()));

            assertThat(outgoing.headers().contentType()).containsExactly("application/octet-stream");
        }
    }

    @Nested
    class Plaintext {

        private final PayloadPolicy lenient =
                new PayloadPolicy(Set.of(PayloadForm.AES128GCM), Set.of(), Set.of(), Bodies.LIMITS, true);

        @Test
        void isTakenWhereThePolicySaysSoAndNeverTakenForMore() {
            PayloadHeaders headers = new PayloadHeaders(List.of("text/plain"), List.of("gzip"));
            ReceivedPayload received = value(new Sent(headers, content(10)).open(lenient));

            assertThat(received.protection().form()).isEmpty();
            assertThat(received.protection().keyId()).isEmpty();
            assertThat(received.headers()).isEqualTo(headers);
            assertThat(value(Bodies.whole(received))).isEqualTo(content(10));
            assertThat(value(sent.open(lenient)).protection().form()).contains(PayloadForm.AES128GCM);
        }

        @Test
        void hasTheSameLimitInMemory() {
            Sent long_ = new Sent(Bodies.TEXT, new byte[(1 << 16) + 1]);

            assertThat(reason(long_.open(lenient).then(Bodies::whole))).isEqualTo(PayloadReason.PAYLOAD_TOO_LONG);
        }
    }

    @Nested
    class Keys {

        private KeySet set(KeyKind kind) throws Exception {
            OwnKey key = new SelfSigned(kind, Duration.ofDays(1), Bodies.RANDOM, Optional.empty())
                    .generate(new X500Principal("CN=opener"), NOW);
            KeyLife active = KeyLife.waiting().activeFrom(Instant.EPOCH);
            // The same key twice is a mistake that a store allows.
            Member member = Member.of(KeyUse.DECRYPTION, active, key);
            return new KeySet(List.of(member, member), List.of());
        }

        @Test
        void ofASetOpenWhatTheirKindIsFor() throws Exception {
            KeySet curve = set(KeyKind.P_256);
            String name = curve.opening(NOW).get(0).id();

            assertThat(PayloadKeys.none().withSealed(curve, NOW).sealed().named(name))
                    .isPresent();
            assertThat(PayloadKeys.none()
                            .withSealed(set(KeyKind.P_384), NOW)
                            .sealed()
                            .keys())
                    .isEmpty();
            assertThat(HpkeKeys.of(curve, NOW).pairs()).containsOnlyKeys(name);
            assertThat(HpkeKeys.of(set(KeyKind.RSA_3072), NOW).pairs()).isEmpty();
        }

        @Test
        void haveOneUse() throws Exception {
            KeySet curve = set(KeyKind.P_256);
            PayloadKeys sealing = PayloadKeys.none().withSealed(curve, NOW);

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> sealing.withEncapsulated(HpkeKeys.of(curve, NOW)))
                    .withMessageContaining("key set for each");
        }

        @Test
        void ofASetGoBothWays() throws Exception {
            KeySet curve = set(KeyKind.P_256);
            HpkeKeys keys = HpkeKeys.of(curve, NOW);
            String name = curve.opening(NOW).get(0).id();
            HpkeRecipient recipient =
                    new HpkeRecipient(name, keys.named(name).orElseThrow().publicKey(), HpkeAead.AES_128_GCM);
            Sent toSet = Bodies.send(PayloadRecipient.encapsulating(recipient), RecordLayout.usual(), content(100));

            assertThat(value(Bodies.protection(RecordLayout.usual())
                                    .open(
                                            toSet.headers(),
                                            new ByteArrayInputStream(toSet.octets()),
                                            PayloadKeys.none().withEncapsulated(keys),
                                            Bodies.POLICY))
                            .body()
                            .readAllBytes())
                    .isEqualTo(content(100));
        }

        @Test
        void thatAreNotThereOpenNothing() throws IOException {
            assertThat(reason(Bodies.protection(RecordLayout.usual())
                            .open(
                                    sent.headers(),
                                    new ByteArrayInputStream(sent.octets()),
                                    PayloadKeys.none(),
                                    Bodies.POLICY)))
                    .isEqualTo(PayloadReason.KEY_UNKNOWN);
        }

        @Test
        void areLongEnoughAndHaveNamesThatFit() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new ContentKey("a", Secret.taking(new byte[15]), Optional.empty()));
            assertThatIllegalArgumentException()
                    .isThrownBy(
                            () -> new HpkeRecipient("x".repeat(256), Bodies.ON_P256.publicKey(), HpkeAead.AES_128_GCM));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new HpkeRecipient("x", Bodies.ON_P256.publicKey(), HpkeAead.EXPORT_ONLY));
            assertThat(Bodies.key("shared")).asString().contains("a secret").doesNotContain("by name of");
        }
    }

    @Nested
    class Bounds {

        @ParameterizedTest
        @CsvSource({"0,1,18,1", "10,0,18,1", "10,11,18,1", "1,1,17,1", "1,1,16777217,1", "1,1,18,0", "1,1,18,256"})
        void ofLimits(long octets, int whole, int recordSize, int keyId) {
            assertThatIllegalArgumentException().isThrownBy(() -> new PayloadLimits(octets, whole, recordSize, keyId));
        }

        @Test
        void ofLayouts() {
            assertThatIllegalArgumentException().isThrownBy(() -> new RecordLayout(17, Padding.none()));
            assertThatIllegalArgumentException().isThrownBy(() -> new RecordLayout(1 << 24 | 1, Padding.none()));
            assertThatIllegalArgumentException().isThrownBy(() -> new Padding(0));
            assertThatIllegalArgumentException().isThrownBy(() -> new Padding(Padding.LARGEST + 1));
            assertThat(PayloadLimits.usual().mostRecordSize()).isEqualTo(65_536);
        }

        @Test
        void ofForms() {
            PayloadLimits limits = PayloadLimits.usual();
            HpkeSuite useless = new HpkeSuite(HpkeKem.X25519_HKDF_SHA256, HpkeAead.EXPORT_ONLY);

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new PayloadPolicy(Set.of(), Set.of(), Set.of(), limits, true));
            for (PayloadForm form : EnumSet.of(PayloadForm.JWE, PayloadForm.HPKE)) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> new PayloadPolicy(Set.of(form), Set.of(), Set.of(), limits, false));
            }
            assertThatIllegalArgumentException()
                    .isThrownBy(() ->
                            new PayloadPolicy(Set.of(PayloadForm.HPKE), Set.of(), Set.of(useless), limits, false));
        }

        @Test
        void ofKeysThatMayBeEmpty() {
            assertThat(PayloadKeys.none()
                            .withSealed(OpeningKeys.found(name -> Optional.empty()))
                            .sealed()
                            .keys())
                    .isEmpty();
            assertThat(new HpkeKeys(Map.of()).named("x")).isEmpty();
        }
    }
}
