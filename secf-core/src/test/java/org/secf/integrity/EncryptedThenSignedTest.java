package org.secf.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.verdict.Verdicts.assertRefused;
import static org.secf.verdict.Verdicts.value;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.secf.confidentiality.Office;
import org.secf.contentdigest.ContentDigestReason;
import org.secf.http.Bodies;
import org.secf.http.BodyLimits;
import org.secf.http.MemoryRequest;
import org.secf.mechanism.Inspection;
import org.secf.mechanism.MessageGuard;
import org.secf.payload.PayloadReason;
import org.secf.signature.Component;
import org.secf.signature.Coverage;
import org.secf.signature.SignatureReason;
import org.secf.signature.SigningPolicy;
import org.secf.verdict.Verdict;

/** What is sent is encrypted first and signed then, so what comes is verified first and decrypted then (CONF-001, INTE-001). */
class EncryptedThenSignedTest {

    private final Enabler enabler = Enabler.with();
    private final Office office = new Office();
    private final MessageGuard decryption = office.usual();
    private final MemoryRequest encrypted =
            Enabler.digested(Office.post(office.under(office.agree("a1", Optional.of("alice")))));

    /** Both guards, as an adapter asks them. */
    private Verdict<Inspection> inspect(MemoryRequest request) {
        List<MessageGuard> guards = Stream.of(decryption, enabler.guard)
                .sorted(Comparator.comparingInt(MessageGuard::order))
                .toList();
        assertThat(guards).containsExactly(enabler.guard, decryption);
        try (Bodies bodies = new Bodies(BodyLimits.inMemoryOnly(1000), Optional::empty)) {
            return guards.get(0)
                    .inspect(request, bodies)
                    .then(signed -> guards.get(1)
                            .inspect(request, bodies)
                            .map(opened -> Inspection.of(signed.facts().and(opened.facts()))
                                    .replacing(opened.replacement().orElseThrow())));
        }
    }

    @Test
    void isVerifiedAndDecrypted() {
        Inspection inspection = value(inspect(enabler.signed(encrypted)));

        assertThat(inspection.facts().integrity().get(0).coversBody()).isTrue();
        assertThat(inspection.facts().integrity().get(0).components()).contains("content-encoding");
        assertThat(inspection.facts().confidentiality()).hasSize(1);
    }

    /** A changed body costs no decryption, and tells nothing of it. */
    @Test
    void isNotDecryptedWhereItIsNotWhatWasSigned() {
        MemoryRequest signed = enabler.signed(encrypted);
        byte[] changed = signed.content().getBytes(StandardCharsets.ISO_8859_1);
        changed[changed.length - 1] ^= 1;

        assertRefused(inspect(signed.body(changed)), ContentDigestReason.WRONG_DIGEST);
        assertRefused(
                decryption.inspect(signed.body(changed), new Bodies(BodyLimits.inMemoryOnly(1000), Optional::empty)),
                PayloadReason.RECORD_NOT_AUTHENTIC);
    }

    /** Who signs the plaintext tells of it, and has not signed what was sent. */
    @Test
    void isRefusedWhereThePlaintextWasSigned() {
        MemoryRequest plain = Enabler.digested(MemoryRequest.post("/api/orders", Office.TEXT));
        MemoryRequest other = encrypted.header(
                "Content-Digest", plain.headers("Content-Digest").get(0));

        assertRefused(inspect(enabler.signed(other)), ContentDigestReason.WRONG_DIGEST);
    }

    /** Without it somebody between could take the coding away, and have the ciphertext taken for content. */
    @Test
    void isRefusedWhereTheCodingWasNotSigned() {
        Coverage usual = Coverage.OF_REQUESTS;
        SigningPolicy thin =
                SigningPolicy.ofRequests().with(new Coverage(usual.always(), usual.withContent(), Set.of()));

        assertRefused(inspect(enabler.signed(encrypted, thin)), SignatureReason.COMPONENT_NOT_COVERED);
        assertThat(usual.whenPresent()).contains(Component.field("content-encoding"));
    }

    @Test
    void leavesEncryptedBeforeItIsSigned() {
        assertThat(decryption.sealer().orElseThrow().order()).isGreaterThan(SignatureGuard.ORDER);
    }
}
