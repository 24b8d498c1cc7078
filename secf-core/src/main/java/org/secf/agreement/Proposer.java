package org.secf.agreement;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
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
 * @param signed the offer, found good
 * @param suite chosen from it; empty where the mode has none
 */
record Proposer(SignedOffer signed, Optional<AgreementSuite> suite, ClientCredential credential, Duration lifetime) {

    /** What both sides export from their context of RFC 9180 §5.3. */
    static final byte[] EXPORT = new Canonical("SECF-AGREEMENT-EXPORT-1").octets();

    private static final byte[] NOTHING = {};

    /** The message to send, and what waits for the server's proof. */
    record Proposed(String message, UnconfirmedAssociation pending, Duration lifetime) {}

    Verdict<Proposed> propose(SecureRandom random) {
        ProposalHeader header = new ProposalHeader(
                signed.offer().id(), credential.mode(), suite, credential.pskId(), credential.keyId());
        Wish wish = new Wish(RandomText.secret(random), lifetime, Optional.empty());
        return suite.map(chosen -> sealed(header, wish, chosen, random)).orElseGet(() -> preShared(header, wish));
    }

    private Verdict<Proposed> preShared(ProposalHeader header, Wish wish) {
        Proposal proposal = new Proposal(header, NOTHING, wish.toJson());
        return credential
                .psk()
                .agreed(header.pskId().orElseThrow(), proposal.transcript(signed.digest()))
                .map(secret -> proposed(proposal, secret));
    }

    private Verdict<Proposed> sealed(ProposalHeader header, Wish wish, AgreementSuite chosen, SecureRandom random) {
        byte[] info = header.info(signed.digest());
        return credential
                .psk()
                .hpke(chosen.hpke(), header.pskId(), hpke -> setup(hpke, chosen, info, random))
                .then(context -> {
                    try (context) {
                        return sealed(header, wish, context);
                    }
                });
    }

    private Verdict<SenderContext> setup(Hpke hpke, AgreementSuite chosen, byte[] info, SecureRandom random) {
        KemPublicKey server =
                Optional.ofNullable(signed.offer().keys().get(chosen)).orElseThrow();
        return credential
                .key()
                .map(own -> hpke.setupAuthSender(server, own, info, random))
                .orElseGet(() -> hpke.setupSender(server, info, random));
    }

    private Verdict<Proposed> sealed(ProposalHeader header, Wish wish, SenderContext context) {
        byte[] encapsulation = context.encapsulation();
        byte[] content = wish.signed(header.info(signed.digest()), encapsulation);
        Verdict<Wish> whole = credential
                .signer()
                .map(signer -> sign(signer, content).map(wish::with))
                .orElse(Verdict.accepted(wish));
        return whole.map(ready -> {
            Proposal proposal = new Proposal(header, encapsulation, context.seal(NOTHING, ready.toJson()));
            return proposed(proposal, context.export(EXPORT, Hkdf.HASH_OCTETS));
        });
    }

    private static Verdict<String> sign(OwnKey signer, byte[] content) {
        try {
            return Verdict.accepted(Signatures.sign(signer, content));
        } catch (GeneralSecurityException e) {
            return Verdict.rejected(
                    AgreementReason.NO_SIGNING_KEY,
                    "a signature by our key",
                    e.getClass().getSimpleName());
        }
    }

    private Proposed proposed(Proposal proposal, byte[] secret) {
        UnconfirmedAssociation pending =
                new UnconfirmedAssociation(AssociationRole.CLIENT, secret, proposal.transcript(signed.digest()));
        return new Proposed(proposal.toJson(pending.clientProof()), pending, lifetime);
    }
}
