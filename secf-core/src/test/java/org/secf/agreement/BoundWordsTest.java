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

    /** With one part changed; with none for another word. */
    private static Offer changed(Offer good, String part) {
        return new Offer(
                part.equals("id") ? "other" : good.id(),
                part.equals("server") ? "other" : good.server(),
                part.equals("begin") ? good.notAfter() : good.notBefore(),
                part.equals("end") ? good.notBefore() : good.notAfter(),
                part.equals("longest") ? Duration.ZERO : good.longest(),
                part.equals("keys") ? Map.of() : good.keys(),
                part.equals("modes") ? List.of() : good.modes());
    }

    @Test
    void ofOffers() {
        Offer good = value(TestServer.open().responder.offer()).offer();
        List<Offer> offers = Stream.of("none", "id", "server", "begin", "end", "longest", "keys", "modes")
                .map(part -> changed(good, part))
                .toList();

        requireDifferent(offers.stream().map(Offer::octets));
        requireDifferent(Stream.concat(
                offers.stream().map(offer -> new SignedOffer(offer, "kid", "signature").digest(CRYPTO)),
                Stream.of(new SignedOffer(good, "other", "signature").digest(CRYPTO))));
    }

    @Test
    void ofInformation() {
        Stream<ProposalHeader> headers = Stream.of(
                HEADER,
                header("other", AgreementMode.PSK, "alice", "thumbprint"),
                header("offer", AgreementMode.BASE, "alice", "thumbprint"),
                header("offer", AgreementMode.PSK, "bob", "thumbprint"),
                header("offer", AgreementMode.PSK, "alice", "other"),
                header("offer", AgreementMode.PSK, "alice", ""),
                withoutClient(HEADER.suite()),
                withoutClient(Optional.of(AgreementSuite.P_256)));
        requireDifferent(Stream.concat(
                headers.map(header -> header.info(DIGEST, CRYPTO)), Stream.of(HEADER.info(OTHER, CRYPTO))));
    }

    private static ProposalHeader withoutClient(Optional<AgreementSuite> suite) {
        return new ProposalHeader("offer", AgreementMode.PSK, suite, HEADER.pskId(), Optional.empty());
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
