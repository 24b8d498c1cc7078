package org.secf.confidentiality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.secf.verdict.Verdicts.assertRefused;
import static org.secf.verdict.Verdicts.reason;
import static org.secf.verdict.Verdicts.value;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.crypto.Crypto;
import org.secf.http.Bodies;
import org.secf.http.BodyLimits;
import org.secf.http.HttpReason;
import org.secf.http.MemoryRequest;
import org.secf.http.Replacement;
import org.secf.http.Reply;
import org.secf.keys.Opened;
import org.secf.keys.OpeningKeys;
import org.secf.keys.PayloadSeal;
import org.secf.keys.SealAlgorithm;
import org.secf.keys.SealExpectation;
import org.secf.keys.SealHeader;
import org.secf.keys.SealPolicy;
import org.secf.keys.SealRecipient;
import org.secf.keys.Secret;
import org.secf.mechanism.Inspection;
import org.secf.mechanism.MessageGuard;
import org.secf.message.Facts;
import org.secf.message.Freshness;
import org.secf.message.PayloadConfidentiality;
import org.secf.payload.ContentKey;
import org.secf.payload.PayloadForm;
import org.secf.payload.PayloadLimits;
import org.secf.payload.PayloadPolicy;
import org.secf.payload.PayloadProtection;
import org.secf.payload.PayloadReason;
import org.secf.payload.PayloadRecipient;
import org.secf.payload.RecordLayout;
import org.secf.state.MemoryOnceStore;
import org.secf.state.SecurityAssociation;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/** Encrypted requests (CONF-001). */
class DecryptionGuardTest {

    private static final int MOST = 10_000;

    private final Office office = new Office();
    private final SecurityAssociation alice = office.agree("a1", Optional.of("alice"));
    private final MemoryRequest right = Office.post(office.under(alice));

    @TempDir
    private Path folder;

    private @Nullable Bodies bodies;
    private int filesBegun;

    @AfterEach
    void keepNothing() throws IOException {
        if (bodies != null) {
            bodies.close();
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    private Verdict<Inspection> inspect(MessageGuard guard, MemoryRequest request) {
        Bodies kept = new Bodies(new BodyLimits(100, MOST), () -> {
            filesBegun++;
            return Optional.of(folder);
        });
        bodies = kept;
        return guard.inspect(request, kept);
    }

    private Verdict<Inspection> inspect(MemoryRequest request) {
        return inspect(office.usual(), request);
    }

    /** Opens everything, by a key of this name. */
    private record NamedSeal(String keyId) implements PayloadSeal {

        @Override
        public String seal(SealRecipient recipient, SealHeader header, byte[] plaintext) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Verdict<Opened> open(String compact, OpeningKeys keys, SealPolicy policy, SealExpectation expected) {
            byte[] octets = compact.getBytes(StandardCharsets.US_ASCII);
            return Verdict.accepted(new Opened(octets, keyId, Map.of(), Optional.of("text/plain")));
        }
    }

    private static String text(Replacement replacement) {
        try {
            return new String(replacement.body().octets(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] octets(MemoryRequest request) {
        return request.content().getBytes(StandardCharsets.ISO_8859_1);
    }

    private void assertUntouched(MemoryRequest request) {
        Inspection inspection = value(inspect(request));
        assertThat(inspection).isEqualTo(Inspection.NOTHING);
    }

    @Nested
    class Decrypted {

        @Test
        void underAnAssociation() {
            Inspection inspection = value(inspect(right));

            Replacement replacement = inspection.replacement().orElseThrow();
            assertThat(text(replacement)).isEqualTo(Office.TEXT);
            assertThat(replacement.contentType()).contains("text/plain");
            assertThat(replacement.contentEncoding()).isEmpty();
            assertThat(inspection.facts())
                    .isEqualTo(Facts.of(new PayloadConfidentiality(
                                    Office.ID, "aes128gcm", Optional.of("a1"), Optional.of("alice")))
                            .and(Facts.of(new Freshness(
                                    Office.ID,
                                    Freshness.Source.SEALED_BODY,
                                    "a1",
                                    Optional.of("alice"),
                                    Optional.of(alice.established()),
                                    Optional.of(alice.expires())))));
            assertThat(inspection.sealer()).isEmpty();
        }

        /** Each with the type that stands in it, and not with that of its envelope. */
        @Test
        void toAKeyOfOurs() {
            Inspection inspection = value(inspect(Office.post(office.sealed(), "application/json;a=b", "{}")));

            assertThat(text(inspection.replacement().orElseThrow())).isEqualTo("{}");
            assertThat(inspection.replacement().orElseThrow().contentType()).contains("application/json;a=b");
            assertThat(inspection.facts().confidentiality())
                    .extracting(PayloadConfidentiality::form, PayloadConfidentiality::sender)
                    .containsExactly(tuple("hpke", Optional.empty()));
        }

        /** The one form, of which the seal knows only the name of the key. */
        @Test
        void sealedUnderAnAssociation() {
            PayloadSeal seal = new NamedSeal("a1");
            DecryptionGuard usual = office.usual();
            DecryptionGuard guard = new DecryptionGuard(
                    new DecryptionGuard.Opener(
                            new PayloadProtection(
                                    new PayloadProtection.Tools(Crypto.jdk(), new SecureRandom(), Optional.of(seal)),
                                    RecordLayout.usual()),
                            usual.opener().keys(),
                            new PayloadPolicy(
                                    Set.of(PayloadForm.JWE),
                                    Set.of(SealAlgorithm.DIR),
                                    Set.of(),
                                    PayloadLimits.usual(),
                                    false)),
                    new SealedBodies(
                            Office.ID,
                            usual.opener().keys(),
                            Optional.of(new SealedBodies.Memory(
                                    new MemoryOnceStore(office.clock, 10), new BodyShares(10, 10))),
                            office.clock),
                    (EncryptionSealer) usual.sealer().orElseThrow());
            MemoryRequest sealed = sealed("h..aXY.c.t");

            assertThat(value(inspect(guard, sealed)).facts().confidentiality())
                    .containsExactly(
                            new PayloadConfidentiality(Office.ID, "jwe", Optional.of("a1"), Optional.of("alice")));
            assertRefused(inspect(guard, sealed("h..aXY.other.t")), ConfidentialityReason.BODY_REPEATED);
            value(inspect(guard, sealed("h..aXZ_.c.t")));
            assertRefused(inspect(guard, sealed("h..aXZ.c.t")), ConfidentialityReason.BODY_MEMORY_FAILED);
        }

        private MemoryRequest sealed(String compact) {
            return MemoryRequest.post("/api/orders", compact).header("Content-Type", "application/jose");
        }

        @Test
        void toAFileWhereTheyAreLong() {
            String text = "x".repeat(5000);
            Inspection inspection = value(inspect(Office.post(office.under(alice), "text/plain", text)));

            assertThat(text(inspection.replacement().orElseThrow())).isEqualTo(text);
            assertThat(filesBegun).isEqualTo(1);
        }

        @Test
        void toNothingWhereNothingWasEncrypted() {
            Inspection inspection = value(inspect(Office.post(office.under(alice), "text/plain", "")));

            assertThat(text(inspection.replacement().orElseThrow())).isEmpty();
        }

        @Test
        void afterSignatures() {
            assertThat(office.usual().order()).isEqualTo(200);
            assertThat(office.usual("order=101").order()).isEqualTo(101);
        }
    }

    @Nested
    class Refused {

        @Test
        void underAnAssociationThatIsNotOurs() {
            SecurityAssociation stranger = new Office().agree("b1", Optional.of("bob"));
            assertRefused(inspect(Office.post(office.under(stranger))), PayloadReason.KEY_UNKNOWN);
        }

        /** By the right name. */
        @Test
        void byAnotherKey() {
            PayloadRecipient wrong =
                    PayloadRecipient.sharing(new ContentKey("a1", Secret.taking(new byte[32]), Optional.empty()));
            assertRefused(inspect(Office.post(wrong)), PayloadReason.RECORD_NOT_AUTHENTIC);
        }

        /** What we would send to the client, sent back to us. */
        @Test
        void whereItWasSentByUs() {
            SecurityAssociation ours = office.associations.find("a1").orElseThrow();
            assertRefused(inspect(Office.post(office.under(ours))), PayloadReason.RECORD_NOT_AUTHENTIC);
        }

        @Test
        void afterItsAssociationHasEnded() {
            office.clock.advance(Office.LIFE);
            assertRefused(inspect(right), PayloadReason.KEY_UNKNOWN);
        }

        /** All but the last record are right, and were decrypted when that shows. */
        @Test
        void whereARecordWasChanged() {
            byte[] changed = octets(Office.post(office.under(alice), "text/plain", "x".repeat(5000)));
            changed[changed.length - 1] ^= 1;
            assertRefused(inspect(right.body(changed)), PayloadReason.RECORD_NOT_AUTHENTIC);
        }

        @Test
        void whereTheEndIsMissing() {
            byte[] whole = octets(Office.post(office.under(alice), "text/plain", "x".repeat(47 * 10)));
            byte[] cut = Arrays.copyOf(whole, whole.length - 64);
            assertRefused(inspect(right.body(cut)), PayloadReason.TRUNCATED);
        }

        @Test
        void whereSomethingFollows() {
            byte[] whole = octets(Office.post(office.under(alice), "text/plain", "x".repeat(46 + 47)));
            assertThat(inspect(right.body(Arrays.copyOf(whole, whole.length + 1)))
                            .rejection())
                    .isPresent();
        }

        @Test
        void withAnotherCodingAroundOrBelow() {
            for (String codings : new String[] {"gzip, aes128gcm", "aes128gcm, gzip", "aes128gcm, aes128gcm"}) {
                assertRefused(inspect(right.header("Content-Encoding", codings)), PayloadReason.CODING_COMBINED);
            }
            assertRefused(
                    inspect(Office.post(office.sealed()).header("Content-Encoding", "gzip")),
                    PayloadReason.CODING_COMBINED);
        }

        @Test
        void withinAnotherEncryption() {
            assertRefused(inspect(right.header("Content-Type", "application/jose")), PayloadReason.PROTECTION_NESTED);
        }

        /** One parser could take the one type, and another the other. */
        @Test
        void withTwoTypes() {
            assertRefused(
                    inspect(Office.post(office.sealed())
                            .header("Content-Type", "application/vnd.secf.hpke", "text/plain")),
                    PayloadReason.FIELD_REPEATED);
            assertRefused(
                    inspect(right.header("Content-Type", "text/plain, application/jose")),
                    PayloadReason.CONTENT_TYPE_MALFORMED);
        }

        /** It would be a header field. */
        @Test
        void withATypeInItThatNoFieldCanSay() {
            assertRefused(
                    inspect(Office.post(office.sealed(), "text/plain;a=\"\t\"", "x")),
                    PayloadReason.CONTENT_TYPE_MALFORMED);
        }

        @Test
        void inAFormThatIsNotTaken() {
            MessageGuard coded = office.guard("forms=AES128GCM");
            Verdict<Inspection> verdict = inspect(coded, Office.post(office.sealed()));
            assertRefused(verdict, PayloadReason.FORM_NOT_ACCEPTED);

            Reply reply = coded.answer(right, verdict.rejection().orElseThrow());
            assertThat(reply.status()).isEqualTo(415);
            assertThat(reply.headers()).contains(new Reply.Header("Accept-Encoding", "aes128gcm"));
        }

        @Test
        void byAnAlgorithmThatIsNotTaken() {
            MessageGuard other = office.usual("hpke-algorithms=CHACHA20_POLY1305");
            assertRefused(inspect(other, Office.post(office.sealed())), PayloadReason.SUITE_NOT_ACCEPTED);
        }

        @Test
        void whereNoAssociationsAreTaken() {
            MessageGuard other = office.guard("forms=HPKE", "hpke-key-set=hpke", "associations=false");
            assertRefused(inspect(other, right), PayloadReason.FORM_NOT_ACCEPTED);
        }

        @Test
        void whereItIsTooLong() {
            MessageGuard strict = office.usual("most-octets=1000");
            Verdict<Inspection> verdict =
                    inspect(strict, Office.post(office.under(alice), "text/plain", "x".repeat(1001)));
            assertRefused(verdict, PayloadReason.PAYLOAD_TOO_LONG);
            assertThat(strict.answer(right, verdict.rejection().orElseThrow()).status())
                    .isEqualTo(413);
            value(inspect(strict, Office.post(office.under(alice), "text/plain", "x".repeat(1000))));
        }

        @Test
        void whereItsRecordsAreTooLong() {
            MessageGuard strict = office.usual("most-record-size=63");
            Verdict<Inspection> verdict = inspect(strict, right);
            assertRefused(verdict, PayloadReason.RECORD_SIZE_TOO_LARGE);
            assertThat(strict.answer(right, verdict.rejection().orElseThrow()).status())
                    .isEqualTo(413);
        }

        @Test
        void whereItIsTooLongAsItWasSent() {
            Verdict<Inspection> verdict = inspect(Office.post(office.under(alice), "text/plain", "x".repeat(MOST)));
            assertRefused(verdict, HttpReason.BODY_TOO_LARGE);
            assertThat(office.usual()
                            .answer(right, verdict.rejection().orElseThrow())
                            .status())
                    .isEqualTo(413);
        }

        /** Whether a key is unknown or a record is wrong is not told. */
        @Test
        void withOneAnswerForEachFault() {
            Reply unknown = office.usual().answer(right, new Rejection(PayloadReason.KEY_UNKNOWN, "", ""));
            Reply wrong = office.usual().answer(right, new Rejection(PayloadReason.RECORD_NOT_AUTHENTIC, "", ""));
            assertThat(unknown).isEqualTo(wrong);
            assertThat(unknown.status()).isEqualTo(400);
        }
    }

    @Nested
    class Plain {

        @Test
        void bodiesAreLeftAloneAndNotRead() {
            assertUntouched(MemoryRequest.post("/api", "x".repeat(MOST + 1))
                    .header("Content-Type", "text/plain")
                    .header("Content-Length", "" + (MOST + 1)));
            assertUntouched(MemoryRequest.post("/api", "x".repeat(MOST + 1))
                    .header("Content-Type", "text/plain")
                    .header("Transfer-Encoding", "chunked"));
            assertUntouched(MemoryRequest.post("/api", "x".repeat(MOST + 1)).header("Content-Type", "text/plain"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"GET", "DELETE", "POST"})
        void requestsWithoutContentSaySo(String method) {
            Inspection inspection = value(inspect(MemoryRequest.get("/api").method(method)));
            assertThat(inspection).isEqualTo(Inspection.of(Facts.of(PayloadConfidentiality.withoutContent(Office.ID))));
            Inspection none = value(inspect(MemoryRequest.get("/api")
                    .method(method)
                    .header("Content-Type", "text/plain")
                    .header("Content-Length", "0")));
            assertThat(none).isEqualTo(inspection);
        }

        /** As over HTTP/2, where no field needs to tell of it. */
        @Test
        void contentOfWhichNoFieldTellsIsContent() {
            assertUntouched(MemoryRequest.post("/api", "hello"));
            assertUntouched(MemoryRequest.post("/api", "hello").header("Content-Length", "0"));
        }

        /** It says that it is encrypted, so it must be. */
        @Test
        void nothingIsNotAnEncryptedBody() {
            assertThat(reason(inspect(right.body(new byte[0]).header("Content-Length", "0"))))
                    .isEqualTo(PayloadReason.HEADER_TRUNCATED);
        }
    }
}
