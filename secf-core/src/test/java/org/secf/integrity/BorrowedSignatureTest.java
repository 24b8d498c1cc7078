package org.secf.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.verdict.Verdicts.assertRefused;
import static org.secf.verdict.Verdicts.value;

import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.client.ClientDemand;
import org.secf.client.ClientPolicy;
import org.secf.client.ClientRequest;
import org.secf.client.ExchangeProtection;
import org.secf.client.SignedRequest;
import org.secf.http.MemoryRequest;
import org.secf.signature.SignatureAlgorithm;
import org.secf.signature.SignatureReason;
import org.secf.signature.SigningKey;
import org.secf.signature.SigningPolicy;

/**
 * Somebody between client and server keeps Alice's request back, puts its signature into one of his own, and gives her what the server answers to that
 * (RFC 9421 §7.3.7). The server signs that it saw her signature, and never looked at it: by its tag it was for another application.
 */
class BorrowedSignatureTest {

    private static final SigningKey BOB = SigningKey.of(Enabler.CRYPTO, Enabler.BOB, SignatureAlgorithm.ED25519, "b1");

    private final SealingServer server = new SealingServer();
    private final ExchangeProtection alice = server.client(ClientPolicy.usual());
    private final SignedRequest sent =
            value(alice.sign(ClientRequest.of("GET", URI.create(Enabler.BASE + "/api/account"))));

    private MemoryRequest borrowed() {
        MemoryRequest received = server.received(sent);
        return received.header(
                "Signature-Input", received.headers("Signature-Input").get(0) + ";tag=\"other\"");
    }

    @Test
    void provesNoAnswerToAnotherSigner() {
        MemoryRequest bobs = server.enabler.signed(
                borrowed(), BOB, SigningPolicy.ofRequests().withLabel("bob"));
        assertThat(server.enabler.facts(bobs).integrity().get(0).signer().owner())
                .contains("bob");

        assertRefused(
                alice.verify(sent, server.sealed(server.answer(bobs)).received()), SignatureReason.WRONG_SIGNATURE);
    }

    @Test
    void provesNoAnswerToNobody() {
        MemoryRequest nobodys = borrowed();
        assertThat(server.enabler.facts(nobodys).integrity()).isEmpty();

        assertRefused(
                alice.verify(sent, server.sealed(server.answer(nobodys)).received()), SignatureReason.WRONG_SIGNATURE);
    }

    /** Without a signature of hers, what Alice is known by is all that tells her request from his. */
    @ParameterizedTest
    @ValueSource(strings = {"Authorization", "Cookie"})
    void provesNoAnswerToAnotherCredential(String field) {
        ClientDemand unsigned = new ClientDemand(false, true, false, Set.of(), Set.of());
        SignedRequest hers = value(alice.protect(
                ClientRequest.of("GET", URI.create(Enabler.BASE + "/api/account"))
                        .with(field, "alice"),
                unsigned));
        MemoryRequest received = server.received(hers);

        assertRefused(
                alice.verify(
                        hers,
                        server.sealed(server.answer(received.header(field, "bob")))
                                .received()),
                SignatureReason.WRONG_SIGNATURE);
        assertThat(value(alice.verify(
                                hers, server.sealed(server.answer(received)).received()))
                        .status())
                .isEqualTo(200);
    }
}
