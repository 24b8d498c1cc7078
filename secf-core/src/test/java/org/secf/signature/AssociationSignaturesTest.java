package org.secf.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.verdict.Verdicts.assertRefused;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.secf.crypto.Crypto;
import org.secf.state.Agreed;
import org.secf.state.AssociationQuota;
import org.secf.state.AssociationTerms;
import org.secf.state.MemoryAssociationStore;
import org.secf.state.MemoryOnceStore;
import org.secf.state.MovableClock;
import org.secf.state.SecurityAssociation;
import org.secf.verdict.Verdict;
import org.secf.verdict.Verdicts;

/** Messages that an association protects against change. */
class AssociationSignaturesTest {

    private static final Crypto CRYPTO = Crypto.jdk();
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final Duration LIFE = Duration.ofSeconds(30);
    private static final AssociationTerms TERMS = new AssociationTerms("association", NOW, NOW.plus(LIFE), "nonce");

    private final MovableClock clock = new MovableClock(NOW);
    private final MemoryAssociationStore store = new MemoryAssociationStore(clock, 10);
    private final SecurityAssociation client = Agreed.client(TERMS);

    private SecurityAssociation kept(Optional<String> peer) {
        return Verdicts.value(store.add(Agreed.server(TERMS, peer), new AssociationQuota("alice", 10, 10)));
    }

    private Verdict<RequestMessage> signed(SecurityAssociation by) {
        RequestMessage bare = new RequestMessage(
                "GET", TargetUri.of(URI.create("https://enabler.example.org/a")), Fields.NONE, false);
        SigningKey key = AssociationSignatures.outgoing(CRYPTO, by, clock);
        return new MessageSigner(key, SigningPolicy.ofRequests(), clock, new SecureRandom())
                .sign(bare)
                .map(fields -> new RequestMessage(
                        bare.method(),
                        bare.target(),
                        name -> switch (name) {
                            case "signature-input" -> List.of(fields.signatureInput());
                            case "signature" -> List.of(fields.signature());
                            default -> List.of();
                        },
                        false));
    }

    private Verdict<VerifiedSignature> verified(RequestMessage message, SignatureKeys keys) {
        return new SignatureVerifier(SignaturePolicy.ofRequests(), keys, clock, new MemoryOnceStore(clock, 10))
                .verify(message);
    }

    private Verdict<VerifiedSignature> atServer(RequestMessage message) {
        return verified(message, AssociationSignatures.incoming(CRYPTO, store));
    }

    @Test
    void isOfTheOtherSide() {
        kept(Optional.of("alice"));

        VerifiedSignature signature = Verdicts.value(atServer(Verdicts.value(signed(client))));

        assertThat(signature.owner()).isEqualTo("alice");
        assertThat(signature.keyId()).isEqualTo("association");
    }

    @Test
    void worksTheOtherWay() {
        SecurityAssociation server = Agreed.server(TERMS, Optional.of("alice"));

        assertThat(Verdicts.value(verified(
                                Verdicts.value(signed(server)), AssociationSignatures.incoming(CRYPTO, client, clock)))
                        .owner())
                .isEqualTo("enabler");
    }

    @Test
    void isNotGoodForItsSender() {
        assertRefused(
                verified(Verdicts.value(signed(client)), AssociationSignatures.incoming(CRYPTO, client, clock)),
                SignatureReason.WRONG_SIGNATURE);
    }

    @Test
    void ofAnonymousClientsIsNobodys() {
        kept(Optional.empty());

        assertRefused(atServer(Verdicts.value(signed(client))), SignatureReason.UNKNOWN_KEY);
    }

    @Test
    void isRefusedAfterTheEnd() {
        kept(Optional.of("alice"));
        RequestMessage atTheLastMoment = Verdicts.value(signed(client));
        clock.advance(LIFE);

        assertRefused(atServer(atTheLastMoment), SignatureReason.UNKNOWN_KEY);
        assertRefused(
                verified(
                        Verdicts.value(signedEarlier(Agreed.server(TERMS, Optional.of("alice")))),
                        AssociationSignatures.incoming(CRYPTO, client, clock)),
                SignatureReason.UNKNOWN_KEY);
    }

    private Verdict<RequestMessage> signedEarlier(SecurityAssociation by) {
        clock.advance(LIFE.negated());
        Verdict<RequestMessage> signed = signed(by);
        clock.advance(LIFE);
        return signed;
    }

    @Test
    void isKnownToItsClientByItsNameOnly() {
        SignatureKeys keys = AssociationSignatures.incoming(CRYPTO, client, clock);

        assertThat(keys.find("association")).isPresent();
        assertThat(keys.find("another")).isEmpty();
    }

    @Test
    void isNotMadeAfterTheEnd() {
        clock.advance(LIFE);

        assertRefused(signed(client), SignatureReason.SIGNING_FAILED);
    }

    @Test
    void isNeitherMadeNorBelievedOnceTheKeysAreWiped() {
        SecurityAssociation server = Agreed.server(TERMS, Optional.of("alice"));
        RequestMessage message = Verdicts.value(signed(server));
        client.close();

        assertRefused(signed(client), SignatureReason.SIGNING_FAILED);
        assertRefused(
                verified(message, AssociationSignatures.incoming(CRYPTO, client, clock)), SignatureReason.UNKNOWN_KEY);
    }

    @Test
    void isUnknownOnceTheAssociationWasRemoved() {
        kept(Optional.of("alice"));
        RequestMessage message = Verdicts.value(signed(client));
        store.remove("association");

        assertRefused(atServer(message), SignatureReason.UNKNOWN_KEY);
    }
}
