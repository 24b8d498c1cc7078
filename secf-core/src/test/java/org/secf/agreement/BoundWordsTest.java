package org.secf.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.agreement.TestServer.CRYPTO;
import static org.secf.agreement.TestServer.value;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What keys and signatures are bound to is another whenever a single word is: each of these differs from the first in one. */
class BoundWordsTest {

    private static final byte[] DIGEST = new byte[32];
    private static final byte[] OTHER = {1, 2, 3};
    private static final ProposalHeader HEADER = header("offer", AgreementMode.PSK, "alice", "thumbprint");

    private static ProposalHeader header(String offer, AgreementMode mode, String psk, String client) {
        return new ProposalHeader(
                offer, mode, Optional.of(AgreementSuite.X25519), Optional.of(psk), Optional.of(client));
    }

    private static void requireDifferent(Stream<byte[]> bound) {
        assertThat(bound.map(HexFormat.of()::formatHex)).doesNotHaveDuplicates();
    }

    @Test
    void ofOffers() {
        Offer good = value(TestServer.open().responder.offer()).offer();
        List<Offer> others = List.of(
                good,
                new Offer(
                        "id",
                        good.server(),
                        good.notBefore(),
                        good.notAfter(),
                        good.longest(),
                        good.keys(),
                        good.modes()),
                new Offer(
                        good.id(),
                        "other",
                        good.notBefore(),
                        good.notAfter(),
                        good.longest(),
                        good.keys(),
                        good.modes()),
                new Offer(
                        good.id(),
                        good.server(),
                        good.notAfter(),
                        good.notAfter(),
                        good.longest(),
                        good.keys(),
                        good.modes()),
                new Offer(
                        good.id(),
                        good.server(),
                        good.notBefore(),
                        good.notBefore(),
                        good.longest(),
                        good.keys(),
                        good.modes()),
                new Offer(
                        good.id(),
                        good.server(),
                        good.notBefore(),
                        good.notAfter(),
                        Duration.ZERO,
                        good.keys(),
                        good.modes()),
                new Offer(
                        good.id(),
                        good.server(),
                        good.notBefore(),
                        good.notAfter(),
                        good.longest(),
                        Map.of(),
                        good.modes()),
                new Offer(
                        good.id(),
                        good.server(),
                        good.notBefore(),
                        good.notAfter(),
                        good.longest(),
                        good.keys(),
                        List.of()));

        requireDifferent(others.stream().map(Offer::octets));
        requireDifferent(Stream.concat(
                others.stream().map(offer -> new SignedOffer(offer, "kid", "signature").digest(CRYPTO)),
                Stream.of(new SignedOffer(good, "other", "signature").digest(CRYPTO))));
    }

    @Test
    void ofInformation() {
        requireDifferent(Stream.of(
                HEADER.info(DIGEST, CRYPTO),
                HEADER.info(OTHER, CRYPTO),
                header("other", AgreementMode.PSK, "alice", "thumbprint").info(DIGEST, CRYPTO),
                header("offer", AgreementMode.BASE, "alice", "thumbprint").info(DIGEST, CRYPTO),
                header("offer", AgreementMode.PSK, "bob", "thumbprint").info(DIGEST, CRYPTO),
                header("offer", AgreementMode.PSK, "alice", "other").info(DIGEST, CRYPTO),
                new ProposalHeader(
                                "offer",
                                AgreementMode.PSK,
                                Optional.of(AgreementSuite.P_256),
                                HEADER.pskId(),
                                HEADER.clientKey())
                        .info(DIGEST, CRYPTO),
                new ProposalHeader(
                                "offer", AgreementMode.PSK, HEADER.suite(), Optional.empty(), Optional.of("thumbprint"))
                        .info(DIGEST, CRYPTO),
                new ProposalHeader("offer", AgreementMode.PSK, HEADER.suite(), HEADER.pskId(), Optional.of(""))
                        .info(DIGEST, CRYPTO),
                new ProposalHeader("offer", AgreementMode.PSK, HEADER.suite(), HEADER.pskId(), Optional.empty())
                        .info(DIGEST, CRYPTO)));
    }

    @Test
    void ofTranscripts() {
        requireDifferent(Stream.of(
                new Proposal(HEADER, DIGEST, DIGEST).transcript(DIGEST, CRYPTO),
                new Proposal(HEADER, DIGEST, DIGEST).transcript(OTHER, CRYPTO),
                new Proposal(HEADER, OTHER, DIGEST).transcript(DIGEST, CRYPTO),
                new Proposal(HEADER, DIGEST, OTHER).transcript(DIGEST, CRYPTO),
                new Proposal(header("other", AgreementMode.PSK, "alice", "thumbprint"), DIGEST, DIGEST)
                        .transcript(DIGEST, CRYPTO)));
    }

    /** Where one part ends and the next begins is bound as well. */
    @Test
    void ofNeighbours() {
        requireDifferent(Stream.of(
                new Canonical("a").part("b").part("").sha256(CRYPTO),
                new Canonical("a").part("").part("b").sha256(CRYPTO),
                new Canonical("ab").part("").part("").sha256(CRYPTO),
                new Canonical("a").part("b").sha256(CRYPTO)));
    }
}
