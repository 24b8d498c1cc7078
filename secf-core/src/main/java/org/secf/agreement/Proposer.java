package org.secf.agreement;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import org.secf.crypto.Crypto;
import org.secf.hpke.Hkdf;
import org.secf.hpke.Hpke;
import org.secf.hpke.KemPublicKey;
import org.secf.hpke.SenderContext;
import org.secf.keys.OwnKey;
import org.secf.state.AssociationRole;
import org.secf.state.RandomText;
import org.secf.state.UnconfirmedAssociation;
import org.secf.verdict.Verdict;

/**
 * Answers an offer.
 *
 * @param terms of the offer, found good
 * @param suite chosen from it; empty where the mode has none
 * @param crypto has the providers that were chosen
 */
record Proposer(Terms terms, Optional<AgreementSuite> suite, ClientCredential credential, Crypto crypto) {

    /** What both sides export from their context of RFC 9180 §5.3. */
    static final byte[] EXPORT = new Canonical("SECF-AGREEMENT-EXPORT-1").octets();

    private static final byte[] NOTHING = {};

    /** What the server offers, and how long the association shall live. */
    record Terms(SignedOffer signed, Duration lifetime) {}

    /** The message to send, and what waits for the server's proof. */
    record Proposed(String message, UnconfirmedAssociation pending, Duration lifetime) {}

    Verdict<Proposed> propose(SecureRandom random) {
        ProposalHeader header = new ProposalHeader(
                signed().offer().id(), credential.mode(), suite, credential.pskId(), credential.keyId());
        Wish wish = new Wish(RandomText.secret(random), terms.lifetime(), Optional.empty());
        return suite.map(chosen -> sealed(header, wish, chosen, random)).orElseGet(() -> preShared(header, wish));
    }

    private Verdict<Proposed> preShared(ProposalHeader header, Wish wish) {
        Proposal proposal = new Proposal(header, NOTHING, wish.toJson());
        return credential
                .psk()
                .agreed(header.pskId().orElseThrow(), transcript(proposal), new Hkdf(crypto))
                .map(secret -> proposed(proposal, secret));
    }

    private Verdict<Proposed> sealed(ProposalHeader header, Wish wish, AgreementSuite chosen, SecureRandom random) {
        byte[] info = info(header);
        return credential
                .psk()
                .hpke(Hpke.of(chosen.hpke()).with(crypto), header.pskId(), hpke -> setup(hpke, chosen, info, random))
                .then(context -> {
                    try (context) {
                        return sealed(header, wish, context);
                    }
                });
    }

    private Verdict<SenderContext> setup(Hpke hpke, AgreementSuite chosen, byte[] info, SecureRandom random) {
        KemPublicKey server =
                Optional.ofNullable(signed().offer().keys().get(chosen)).orElseThrow();
        return credential
                .key()
                .map(own -> hpke.setupAuthSender(server, own, info, random))
                .orElseGet(() -> hpke.setupSender(server, info, random));
    }

    private Verdict<Proposed> sealed(ProposalHeader header, Wish wish, SenderContext context) {
        byte[] encapsulation = context.encapsulation();
        byte[] content = wish.signed(info(header), encapsulation);
        Verdict<Wish> whole = credential
                .signer()
                .map(signer -> sign(signer, content).map(wish::with))
                .orElse(Verdict.accepted(wish));
        return whole.map(ready -> {
            Proposal proposal = new Proposal(header, encapsulation, context.seal(NOTHING, ready.toJson()));
            return proposed(proposal, context.export(EXPORT, Hkdf.HASH_OCTETS));
        });
    }

    private Verdict<String> sign(OwnKey signer, byte[] content) {
        try {
            return Verdict.accepted(new Signatures(crypto).sign(signer, content));
        } catch (GeneralSecurityException e) {
            return Verdict.rejected(
                    AgreementReason.NO_SIGNING_KEY,
                    "a signature by our key",
                    e.getClass().getSimpleName());
        }
    }

    private Proposed proposed(Proposal proposal, byte[] secret) {
        UnconfirmedAssociation pending =
                new UnconfirmedAssociation(AssociationRole.CLIENT, secret, transcript(proposal), crypto);
        return new Proposed(proposal.toJson(pending.clientProof()), pending, terms.lifetime());
    }

    private SignedOffer signed() {
        return terms.signed();
    }

    private byte[] info(ProposalHeader header) {
        return header.info(signed().digest(crypto), crypto);
    }

    private byte[] transcript(Proposal proposal) {
        return proposal.transcript(signed().digest(crypto), crypto);
    }
}
