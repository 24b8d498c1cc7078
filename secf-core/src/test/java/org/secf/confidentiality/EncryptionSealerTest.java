package org.secf.confidentiality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.verdict.Verdicts.assertRefused;
import static org.secf.verdict.Verdicts.value;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.hpke.HpkeAead;
import org.secf.hpke.HpkeKem;
import org.secf.hpke.HpkeSuite;
import org.secf.http.Bodies;
import org.secf.http.Body;
import org.secf.http.BodyLimits;
import org.secf.http.MemoryRequest;
import org.secf.http.Replacement;
import org.secf.http.Request;
import org.secf.keys.Jwk;
import org.secf.keys.KeyLife;
import org.secf.keys.KeyUse;
import org.secf.keys.OwnKey;
import org.secf.keys.set.KeySet;
import org.secf.keys.set.Member;
import org.secf.mechanism.CodedBody;
import org.secf.mechanism.CodedOutput;
import org.secf.mechanism.Parts;
import org.secf.mechanism.ResponseMessage;
import org.secf.mechanism.ResponseReason;
import org.secf.mechanism.ResponseSealer;
import org.secf.mechanism.SealedMessage;
import org.secf.message.Facts;
import org.secf.message.Integrity;
import org.secf.message.PayloadConfidentiality;
import org.secf.payload.AssociationKeys;
import org.secf.payload.HpkeKeys;
import org.secf.payload.PayloadForm;
import org.secf.payload.PayloadHeaders;
import org.secf.payload.PayloadKeys;
import org.secf.payload.PayloadLimits;
import org.secf.payload.PayloadPolicy;
import org.secf.payload.PayloadReason;
import org.secf.payload.PayloadRecipient;
import org.secf.state.SecurityAssociation;
import org.secf.verdict.Verdict;

/** Encrypted responses (CONF-001), and to whom. */
class EncryptionSealerTest {

    private final Map<String, List<Jwk>> published = new HashMap<>();
    private final Office office = new Office(new RecipientParts(name -> published.getOrDefault(name, List.of())));
    private final SecurityAssociation alices = office.agree("a1", Optional.of("alice"));
    private final SecurityAssociation bobs = office.agree("b1", Optional.of("bob"));
    private final ResponseSealer sealer = office.usual().sealer().orElseThrow();
    private final OwnKey key = Office.own(office.clock.instant());
    private final Sent sent = new Sent(
            200,
            Map.of("Content-Type", "text/plain"),
            Body.of(Office.TEXT.getBytes(StandardCharsets.UTF_8)),
            under("a1"),
            Optional.of("alice"));

    private record RecipientParts(RecipientKeys keys) implements Parts {

        @Override
        public <T> Optional<T> find(Class<T> type) {
            return type.isInstance(keys) ? Optional.of(type.cast(keys)) : Optional.empty();
        }
    }

    private record Sent(int status, Map<String, String> fields, Body body, Facts facts, Optional<String> callerName)
            implements ResponseMessage {

        @Override
        public Request request() {
            return MemoryRequest.get("/api");
        }

        @Override
        public List<String> headers(String name) {
            return Optional.ofNullable(fields.get(name)).stream().toList();
        }

        @Override
        public boolean hasContent() {
            return status != 204;
        }

        Sent to(Facts known, String caller) {
            return new Sent(status, fields, body, known, Optional.of(caller));
        }

        Sent toNobody(Facts known) {
            return new Sent(status, fields, body, known, Optional.empty());
        }

        Sent with(Map<String, String> others) {
            return new Sent(status, others, body, facts, callerName);
        }

        Sent with(Body other) {
            return new Sent(status, fields, other, facts, callerName);
        }
    }

    private record Broken() implements Body {

        @Override
        public long length() {
            return 1;
        }

        @Override
        public InputStream open() throws IOException {
            throw new IOException("gone");
        }

        @Override
        public void close() {}
    }

    private static Facts under(String association) {
        return Facts.of(new PayloadConfidentiality(Office.ID, "aes128gcm", Optional.of(association), Optional.empty()));
    }

    private static Facts signed(String owner, boolean coversBody) {
        return signed("http-signature", owner, coversBody);
    }

    private static Facts signed(String by, String owner, boolean coversBody) {
        return Facts.of(new Integrity(
                by,
                Set.of("@method"),
                coversBody,
                new Integrity.Signer(Optional.of("k"), Optional.empty(), Optional.of(owner)),
                Optional.empty()));
    }

    private Verdict<SealedMessage> seal(ResponseMessage response) {
        try (Bodies bodies = new Bodies(BodyLimits.inMemoryOnly(10_000), Optional::empty)) {
            return sealer.seal(response, bodies);
        }
    }

    private PayloadKeys keysOf(SecurityAssociation association) {
        return PayloadKeys.none().withShared(AssociationKeys.incoming(association, office.clock));
    }

    private PayloadKeys keysOf(OwnKey own) {
        KeyLife life = KeyLife.waiting().activeFrom(office.clock.instant());
        KeySet set = new KeySet(List.of(Member.of(KeyUse.DECRYPTION, life, own)), List.of());
        return PayloadKeys.none().withEncapsulated(HpkeKeys.of(set, office.clock.instant()));
    }

    private Jwk jwk(String algorithm) {
        Member member = Member.of(KeyUse.DECRYPTION, KeyLife.waiting(), key);
        return new Jwk(
                key.publicKey(), Optional.of(member.id()), Optional.empty(), Optional.of(algorithm), Optional.empty());
    }

    private Verdict<String> opened(SealedMessage message, PayloadKeys keys) {
        Replacement replacement = message.replacement().orElseThrow();
        PayloadHeaders headers = new PayloadHeaders(
                replacement.contentType().stream().toList(),
                replacement.contentEncoding().stream().toList());
        try {
            return Office.protection(new SecureRandom())
                    .open(headers, new ByteArrayInputStream(replacement.body().octets()), keys, policy())
                    .then(payload -> {
                        try {
                            return payload.whole().map(octets -> new String(octets, StandardCharsets.UTF_8));
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PayloadPolicy policy() {
        var suites = Set.of(new HpkeSuite(HpkeKem.P256_HKDF_SHA256, HpkeAead.AES_128_GCM));
        return new PayloadPolicy(
                Set.of(PayloadForm.AES128GCM, PayloadForm.HPKE), Set.of(), suites, PayloadLimits.usual(), false);
    }

    @Nested
    class UnderTheAssociationOfTheRequest {

        @Test
        void isReadByItsPeerOnly() {
            SealedMessage message = value(seal(sent));

            Replacement replacement = message.replacement().orElseThrow();
            assertThat(replacement.contentType()).contains("text/plain");
            assertThat(replacement.contentEncoding()).contains("aes128gcm");
            assertThat(value(opened(message, keysOf(alices)))).isEqualTo(Office.TEXT);
            assertRefused(opened(message, keysOf(bobs)), PayloadReason.KEY_UNKNOWN);
            // Nor does it pass for a request.
            PayloadKeys ours = PayloadKeys.none().withShared(AssociationKeys.incoming(office.associations));
            assertRefused(opened(message, ours), PayloadReason.RECORD_NOT_AUTHENTIC);
        }

        @Test
        void isForWhomeverWhereNobodyIsKnown() {
            office.agree("n1", Optional.empty());
            value(seal(sent.toNobody(under("n1"))));
            value(seal(sent.toNobody(under("b1"))));
        }

        /** Bob put a body of his own beside Alice's proof of who she is. */
        @Test
        void isNotForAnybodyButTheCaller() {
            assertRefused(seal(sent.to(under("b1"), "alice")), ConfidentialityReason.RECIPIENT_NOT_CALLER);
            assertRefused(
                    seal(sent.to(under("b1").and(signed("alice", false)), "alice")),
                    ConfidentialityReason.RECIPIENT_NOT_CALLER);
            office.agree("n1", Optional.empty());
            assertRefused(seal(sent.to(under("n1"), "alice")), ConfidentialityReason.RECIPIENT_NOT_CALLER);
        }

        @Test
        void isNotForAnybodyButTheSigner() {
            assertRefused(
                    seal(sent.toNobody(under("b1").and(signed("alice", false)))),
                    ConfidentialityReason.RECIPIENT_NOT_CALLER);
        }

        /** Whoever signs the encrypted octets has chosen the association that stands in them. */
        @Test
        void isForACallerWhoSignedTheBody() {
            office.agree("n1", Optional.empty());
            value(seal(sent.to(under("n1").and(signed("alice", true)), "alice")));
            assertRefused(
                    seal(sent.to(under("n1").and(signed("bob", true)), "alice")),
                    ConfidentialityReason.RECIPIENT_NOT_CALLER);
        }

        /** A proxy is neither the peer nor says anything of the body. */
        @Test
        void isForTheCallerThroughAProxyThatSigns() {
            Facts handedOn = signed("http-signature/proxy", "edge", false);

            value(seal(sent.to(under("a1").and(handedOn), "alice")));
            value(seal(sent.toNobody(under("b1").and(signed("alice", true)).and(handedOn))));
            assertRefused(
                    seal(sent.toNobody(under("b1").and(signed("alice", false)).and(handedOn))),
                    ConfidentialityReason.RECIPIENT_NOT_CALLER);
        }

        @Test
        void isNotSentWhereThatHasEnded() {
            office.clock.advance(Office.LIFE);
            assertRefused(seal(sent), PayloadReason.ASSOCIATION_ENDED);
        }

        /** What another definition found does not count here. */
        @Test
        void isThatOfItsOwnDefinition() {
            Facts other =
                    Facts.of(new PayloadConfidentiality("other", "aes128gcm", Optional.of("a1"), Optional.empty()));
            assertRefused(seal(sent.to(other, "alice")), ConfidentialityReason.NO_RECIPIENT);
        }
    }

    @Nested
    class ToPublishedKeys {

        @Test
        void ofTheCaller() {
            published.put("alice", List.of(jwk(PayloadRecipient.HPKE_ALGORITHM)));

            SealedMessage message = value(seal(sent.to(Facts.NONE, "alice")));

            assertThat(message.replacement().orElseThrow().contentType()).contains("application/vnd.secf.hpke");
            assertThat(value(opened(message, keysOf(key)))).isEqualTo(Office.TEXT);
        }

        @Test
        void ofTheOneSignerWhereNobodyIsTheCaller() {
            published.put("alice", List.of(jwk(PayloadRecipient.HPKE_ALGORITHM)));

            value(seal(sent.toNobody(signed("alice", false))));
            assertRefused(
                    seal(sent.toNobody(signed("alice", true).and(signed("bob", true)))),
                    ConfidentialityReason.NO_RECIPIENT);
        }

        @Test
        void ofTheSignerThroughAProxyThatSigns() {
            published.put("alice", List.of(jwk(PayloadRecipient.HPKE_ALGORITHM)));
            published.put("edge", List.of(jwk(PayloadRecipient.HPKE_ALGORITHM)));
            Facts handedOn = signed("http-signature/proxy", "edge", false);

            value(seal(sent.toNobody(signed("alice", false).and(handedOn))));
            assertRefused(seal(sent.toNobody(handedOn)), ConfidentialityReason.NO_RECIPIENT);
        }

        /** Bob signed what Alice is the caller of. */
        @Test
        void ofNobodyButTheCaller() {
            published.put("bob", List.of(jwk(PayloadRecipient.HPKE_ALGORITHM)));

            assertRefused(seal(sent.to(signed("bob", true), "alice")), ConfidentialityReason.NO_RECIPIENT);
        }

        @Test
        void inAFormThatMayBeSent() {
            published.put("alice", List.of(jwk("ECDH-ES+A256KW")));

            assertRefused(seal(sent.to(Facts.NONE, "alice")), PayloadReason.NO_RECIPIENT_KEY);
        }

        @Test
        void onlyWhereThatIsWanted() {
            published.put("alice", List.of(jwk(PayloadRecipient.HPKE_ALGORITHM)));
            ResponseSealer other =
                    office.usual("recipients=ASSOCIATION").sealer().orElseThrow();

            assertThat(other.impediment(sent.to(Facts.NONE, "alice"))).isPresent();
            assertThat(other.impediment(sent)).isEmpty();
        }
    }

    @Nested
    class Content {

        @Test
        void thatIsNotSentIsNotEncrypted() {
            Sent none = new Sent(204, Map.of(), Body.EMPTY, Facts.NONE, Optional.empty());
            assertThat(value(seal(none))).isEqualTo(SealedMessage.with(List.of()));
        }

        @Test
        void thatIsEmptyIsEncrypted() {
            assertThat(value(opened(value(seal(sent.with(Body.EMPTY))), keysOf(alices))))
                    .isEmpty();
        }

        @Test
        void withoutATypeIsOfNone() {
            SealedMessage message = value(seal(sent.with(Map.of())));
            assertThat(message.replacement().orElseThrow().contentType()).contains("application/octet-stream");
        }

        @ParameterizedTest
        @ValueSource(strings = {"Content-Digest", "Repr-Digest", "Digest", "Content-MD5", "Content-Range"})
        void ofWhichAFieldTellsIsNotSent(String field) {
            assertRefused(
                    seal(sent.with(Map.of("Content-Type", "text/plain", field, "x"))),
                    ConfidentialityReason.CONTENT_TOLD);
        }

        /** As an answer to HEAD has it, or one to a request that was conditional. */
        @Test
        void ofWhichAFieldTellsIsNotToldOfWithoutIt() {
            Sent bare = new Sent(204, Map.of("Repr-Digest", "x"), Body.EMPTY, under("a1"), Optional.of("alice"));

            assertRefused(seal(bare), ConfidentialityReason.CONTENT_TOLD);
        }

        @Test
        void thatIsCodedIsNotSent() {
            assertRefused(
                    seal(sent.with(Map.of("Content-Type", "text/plain", "Content-Encoding", "gzip"))),
                    PayloadReason.CODING_COMBINED);
        }

        @Test
        void thatIsGoneIsNotSent() {
            assertRefused(seal(sent.with(new Broken())), ResponseReason.SEALER_FAILED);
        }

        /** Fields that follow a body cannot encrypt it. */
        @Test
        void thatIsTooLongToBeHeldBackIsNotFollowed() {
            assertThat(sealer.follow(sent)).isEmpty();
        }
    }

    /** Too long to be held back, or sent before they are whole. */
    @Nested
    class Going {

        private byte[] written(boolean isWhole) throws IOException {
            CodedBody coded = sealer.code(sent).orElseThrow();
            assertThat(coded.contentEncoding()).isEqualTo("aes128gcm");
            ByteArrayOutputStream wire = new ByteArrayOutputStream();
            CodedOutput output = coded.opening().onto(wire);
            for (int i = 0; i < 100; i++) {
                output.octets().write("x".repeat(1000).getBytes(StandardCharsets.UTF_8));
            }
            assertThat(wire.size()).as("of 100,000").isGreaterThan(90_000);
            if (isWhole) {
                output.end().finish();
            }
            return wire.toByteArray();
        }

        private Verdict<String> read(byte[] wire, SecurityAssociation association) {
            Replacement sentBody =
                    Replacement.by(Body.of(wire)).as("text/plain").encoded("aes128gcm");
            return opened(SealedMessage.with(sentBody), keysOf(association));
        }

        @Test
        void areReadByTheirPeerOnly() throws IOException {
            byte[] wire = written(true);

            assertThat(value(read(wire, alices))).isEqualTo("x".repeat(100_000));
            assertRefused(read(wire, bobs), PayloadReason.KEY_UNKNOWN);
        }

        @Test
        void doNotLookWholeWhereTheirWriterFailed() throws IOException {
            assertThat(read(written(false), alices).rejection().orElseThrow().reason())
                    .isIn(PayloadReason.TRUNCATED, PayloadReason.RECORD_NOT_AUTHENTIC);
        }

        @Test
        void doNotGoToPublishedKeys() {
            published.put("alice", List.of(jwk("secf-hpke")));

            assertThat(sealer.code(sent.to(Facts.NONE, "alice"))).isEmpty();
        }

        @Test
        void doNotGoToNobody() {
            assertThat(sealer.code(sent.toNobody(Facts.NONE))).isEmpty();
            assertThat(sealer.code(sent.to(under("a1"), "bob"))).isEmpty();
        }

        @Test
        void doNotGoWhereTheyAreToldOrCodedOrOfNoType() {
            assertThat(sealer.code(sent.with(Map.of()))).isEmpty();
            assertThat(sealer.code(sent.with(Map.of("Content-Type", "text/plain", "Content-Encoding", "gzip"))))
                    .isEmpty();
            assertThat(sealer.code(sent.with(Map.of("Content-Type", "text/plain", "Repr-Digest", "x"))))
                    .isEmpty();
            assertThat(sealer.code(new Sent(204, sent.fields(), Body.EMPTY, under("a1"), Optional.of("alice"))))
                    .isEmpty();
        }
    }

    @Nested
    class Foreseen {

        @Test
        void isThatNobodyCouldReadIt() {
            assertThat(sealer.impediment(sent.to(Facts.NONE, "alice"))
                            .orElseThrow()
                            .reason())
                    .isEqualTo(ConfidentialityReason.NO_RECIPIENT);
            assertThat(sealer.impediment(sent.to(under("b1"), "alice"))
                            .orElseThrow()
                            .reason())
                    .isEqualTo(ConfidentialityReason.RECIPIENT_NOT_CALLER);
            assertThat(sealer.impediment(sent)).isEmpty();
        }
    }
}
