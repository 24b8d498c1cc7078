package org.secf.agreement;

import static org.secf.agreement.TestServer.RANDOM;
import static org.secf.agreement.TestServer.value;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.secf.hpke.Hkdf;
import org.secf.hpke.Hpke;
import org.secf.hpke.SenderContext;
import org.secf.keys.OwnKey;
import org.secf.state.AssociationRole;
import org.secf.state.RandomText;
import org.secf.state.UnconfirmedAssociation;

/** Messages that are right but for one fault. */
final class Forgery {

    private Forgery() {}

    static byte[] edited(byte[] message, UnaryOperator<String> edit) {
        String before = new String(message, StandardCharsets.UTF_8);
        String after = edit.apply(before);
        if (after.equals(before)) {
            throw new AssertionError("nothing was edited in " + before);
        }
        return after.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] replaced(byte[] message, String from, String to) {
        return edited(message, text -> text.replace(from, to));
    }

    /** The text of a member with its first character changed, so that it stays base64url of the same length. */
    static byte[] tampered(byte[] message, String member) {
        return edited(message, text -> {
            int at = text.indexOf("\"" + member + "\":\"") + member.length() + 4;
            char other = text.charAt(at) == 'A' ? 'B' : 'A';
            return text.substring(0, at) + other + text.substring(at + 1);
        });
    }

    /** An offer signed by that key, whatever it says. */
    static byte[] signed(Offer offer, OwnKey key, String keyId) {
        try {
            return new SignedOffer(offer, keyId, new Signatures(TestServer.CRYPTO).sign(key, offer.octets())).toJson();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static Wish wish(Duration lifetime) {
        return new Wish(RandomText.secret(RANDOM), lifetime, Optional.empty());
    }

    /** A proposal in mode base with any name of a client and any wish, sealed and proved as it should be. */
    static byte[] sealed(SignedOffer offer, Optional<String> clientKey, BiFunction<byte[], byte[], Wish> wish) {
        AgreementSuite suite = AgreementSuite.X25519;
        ProposalHeader header = new ProposalHeader(
                offer.offer().id(), AgreementMode.BASE, Optional.of(suite), Optional.empty(), clientKey);
        byte[] info = header.info(offer.digest(TestServer.CRYPTO), TestServer.CRYPTO);
        SenderContext context = value(Hpke.of(suite.hpke())
                .setupSender(Objects.requireNonNull(offer.offer().keys().get(suite)), info, RANDOM));
        byte[] sealed = context.seal(
                new byte[0], wish.apply(info, context.encapsulation()).toJson());
        Proposal proposal = new Proposal(header, context.encapsulation(), sealed);
        UnconfirmedAssociation pending = new UnconfirmedAssociation(
                AssociationRole.CLIENT,
                context.export(Proposer.EXPORT, 32),
                proposal.transcript(offer.digest(TestServer.CRYPTO), TestServer.CRYPTO),
                TestServer.CRYPTO);
        return proposal.toJson(pending.clientProof()).getBytes(StandardCharsets.UTF_8);
    }

    /** A proposal in mode pre-shared by the key of alice, with the name of a client besides, proved as it should be. */
    static byte[] preShared(SignedOffer offer, Optional<String> clientKey) {
        ProposalHeader header = new ProposalHeader(
                offer.offer().id(), AgreementMode.PRE_SHARED, Optional.empty(), Optional.of("alice"), clientKey);
        Proposal proposal =
                new Proposal(header, new byte[0], wish(TestServer.HOUR).toJson());
        byte[] transcript = proposal.transcript(offer.digest(TestServer.CRYPTO), TestServer.CRYPTO);
        byte[] secret = value(SharedKeys.own(Map.of("alice", TestServer.secret(TestServer.CANARY)))
                .agreed("alice", transcript, new Hkdf(TestServer.CRYPTO)));
        UnconfirmedAssociation pending =
                new UnconfirmedAssociation(AssociationRole.CLIENT, secret, transcript, TestServer.CRYPTO);
        return proposal.toJson(pending.clientProof()).getBytes(StandardCharsets.UTF_8);
    }
}
