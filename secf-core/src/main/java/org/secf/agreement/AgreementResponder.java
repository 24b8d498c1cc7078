package org.secf.agreement;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.secf.keys.Base64Url;
import org.secf.state.AssociationStore;
import org.secf.state.AssociationTerms;
import org.secf.state.OnceStore;
import org.secf.state.RandomText;
import org.secf.state.SecurityAssociation;
import org.secf.verdict.Check;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/** The server's side of agreements: octets in, octets out. An association is stored after everything was proved, once for each answer to an offer. */
final class AgreementResponder {

    private final ServerPolicy policy;
    private final PreKeys preKeys;
    private final ProposalOpener opener;
    private final Memory memory;

    AgreementResponder(ServerPolicy policy, PreKeys preKeys, ProposalOpener opener, Memory memory) {
        this.policy = policy;
        this.preKeys = preKeys;
        this.opener = opener;
        this.memory = memory;
    }

    /** What the server remembers, with time and randomness. */
    record Memory(Clock clock, SecureRandom random, OnceStore once, AssociationStore associations) {}

    /** What is offered now. */
    Verdict<SignedOffer> offer() {
        return preKeys.current().map(PreKey::signed);
    }

    /** Answers a client's proposal; from then on there is an association. */
    Verdict<Grant> accept(byte[] message) {
        return Proposal.read(message)
                .then(received -> preKeys.find(received.proposal().header().offer())
                        .then(offer -> Check.all(List.of(this::mode, this::suite), received.proposal())
                                .then(allowed -> opener.open(allowed, offer))
                                .then(opened -> {
                                    try (var pending = opened.pending()) {
                                        return Check.all(List.of(this::client, this::lifetime), opened)
                                                .then(good -> confirmed(received, good))
                                                .then(association -> claimed(received.proposal(), offer, association))
                                                .then(association -> memory.associations()
                                                        .add(association.association(), policy.mostAssociations())
                                                        .map(kept -> association.terms()))
                                                .map(terms ->
                                                        new Grant(terms, Base64Url.encode(pending.serverProof(terms))));
                                    }
                                })));
    }

    private Optional<Rejection> mode(Proposal proposal) {
        AgreementMode mode = proposal.header().mode();
        return policy.modes().contains(mode)
                ? Check.HOLDS
                : Check.refused(AgreementReason.NOT_OFFERED, policy.modes().toString(), mode.word());
    }

    private Optional<Rejection> suite(Proposal proposal) {
        Optional<AgreementSuite> suite = proposal.header().suite();
        return suite.map(policy.suites()::contains).orElse(true)
                ? Check.HOLDS
                : Check.refused(AgreementReason.NOT_OFFERED, policy.suites().toString(), suite.toString());
    }

    private Optional<Rejection> client(ProposalOpener.Opened opened) {
        return policy.requireClient() && opened.client().isEmpty()
                ? Check.refused(AgreementReason.CLIENT_UNAUTHENTICATED, "a client that proves who it is", "another")
                : Check.HOLDS;
    }

    private Optional<Rejection> lifetime(ProposalOpener.Opened opened) {
        Duration wanted = opened.wish().lifetime();
        return wanted.isZero() || wanted.compareTo(policy.longest()) > 0
                ? Check.refused(
                        AgreementReason.LIFETIME_TOO_LONG, "1s to " + policy.longest(), wanted.toSeconds() + "s")
                : Check.HOLDS;
    }

    /** An association that is not known to anybody yet. */
    private record Made(AssociationTerms terms, SecurityAssociation association) {}

    private Verdict<Made> confirmed(Proposal.Received received, ProposalOpener.Opened opened) {
        Instant now = memory.clock().instant().truncatedTo(ChronoUnit.SECONDS);
        AssociationTerms terms = new AssociationTerms(
                RandomText.secret(memory.random()),
                now,
                now.plus(opened.wish().lifetime()),
                RandomText.secret(memory.random()));
        return opened.pending()
                .confirmedByClient(received.proofOctets(), terms, opened.client())
                .map(association -> new Made(terms, association));
    }

    /** Claimed after all else, so that nobody who proves nothing can fill the memory; until the offer's end, when nothing could be opened any more. */
    private Verdict<Made> claimed(Proposal proposal, PreKey offer, Made made) {
        byte[] key = new Canonical("SECF-AGREEMENT-ONCE-1")
                .part(proposal.header().offer())
                .part(proposal.encapsulation())
                .part(proposal.header().mode().isSealed() ? new byte[0] : proposal.request())
                .sha256();
        OnceStore.Claim claim = memory.once()
                .claim(
                        "agreement:" + Base64Url.encode(key),
                        offer.signed().offer().notAfter());
        if (claim == OnceStore.Claim.FIRST) {
            return Verdict.accepted(made);
        }
        made.association().close();
        return claim == OnceStore.Claim.SEEN
                ? Verdict.rejected(AgreementReason.REPLAYED, "an answer for the first time", "the same again")
                : Verdict.rejected(AgreementReason.REPLAY_UNKNOWN, "a memory of what was answered", "none");
    }
}
