package org.secf.agreement;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.secf.keys.Base64Url;
import org.secf.state.AssociationQuota;
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
    private final Offers offers;
    private final ProposalOpener opener;
    private final Memory memory;
    private final AnswerCounts counts;

    AgreementResponder(ServerPolicy policy, Offers offers, ProposalOpener opener, Memory memory) {
        this.policy = policy;
        this.offers = offers;
        this.opener = opener;
        this.memory = memory;
        this.counts = new AnswerCounts(policy.limits(), memory.clock());
    }

    /** What the server remembers, with time and randomness. */
    record Memory(Clock clock, SecureRandom random, OnceStore once, AssociationStore associations) {}

    /** What is offered now. */
    Verdict<SignedOffer> offer() {
        return offers.current().map(PreKey::signed);
    }

    /**
     * Answers a client's proposal; from then on there is an association.
     *
     * @param sender the address that it came from, by which anonymous clients are counted
     */
    Verdict<Grant> accept(byte[] message, Optional<String> sender) {
        return Proposal.read(message)
                .then(received -> offers.find(received.proposal().header().offer())
                        .then(offer -> Check.all(List.of(this::mode, this::suite), received.proposal())
                                .then(allowed -> opener.open(allowed, offer))
                                .then(opened -> {
                                    try (var pending = opened.pending()) {
                                        return Check.all(List.of(this::client, this::lifetime), opened)
                                                .then(good -> confirmed(received, good, sender))
                                                .then(made -> claimed(received.proposal(), offer, made))
                                                .then(this::kept)
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

    /**
     * An association that is not known to anybody yet.
     *
     * @param client whose it is, as it is counted
     */
    private record Made(AssociationTerms terms, SecurityAssociation association, String client) {}

    private Verdict<Made> confirmed(Proposal.Received received, ProposalOpener.Opened opened, Optional<String> sender) {
        Instant now = memory.clock().instant().truncatedTo(ChronoUnit.SECONDS);
        AssociationTerms terms = new AssociationTerms(
                RandomText.secret(memory.random()),
                now,
                now.plus(opened.wish().lifetime()),
                RandomText.secret(memory.random()));
        String client = opened.client()
                .map(name -> "client " + name)
                .orElseGet(() -> "address " + sender.map(Network::of).orElse("unknown"));
        return ProposalOpener.doubted(
                        opened.pending().confirmedByClient(received.proofOctets(), terms, opened.client()),
                        opened.doubt())
                .map(association -> new Made(terms, association, client));
    }

    /** Claimed after all else, so that nobody who proves nothing can fill the memory; until the offer's end, when nothing could be opened any more. */
    private Verdict<Made> claimed(Proposal proposal, PreKey preKey, Made made) {
        Offer offer = preKey.signed().offer();
        Verdict<Made> claimed = counts.take(offer, made.client()).then(counted -> {
            Verdict<Made> first = first(proposal, offer).map(claim -> made);
            first.rejection().ifPresent(again -> counts.giveBack(offer, counted));
            return first;
        });
        claimed.rejection().ifPresent(refused -> made.association().close());
        return claimed;
    }

    private Verdict<OnceStore.Claim> first(Proposal proposal, Offer offer) {
        byte[] key = new Canonical("SECF-AGREEMENT-ONCE-1")
                .part(proposal.header().offer())
                .part(proposal.encapsulation())
                .part(proposal.header().mode().isSealed() ? new byte[0] : proposal.request())
                .sha256(opener.crypto());
        OnceStore.Claim claim = memory.once().claim("agreement:" + Base64Url.encode(key), offer.notAfter());
        return switch (claim) {
            case FIRST -> Verdict.accepted(claim);
            case SEEN -> Verdict.rejected(AgreementReason.REPLAYED, "an answer for the first time", "the same again");
            case UNAVAILABLE ->
                Verdict.rejected(AgreementReason.REPLAY_UNKNOWN, "a memory of what was answered", "none");
        };
    }

    private Verdict<AssociationTerms> kept(Made made) {
        AgreementLimits limits = policy.limits();
        return memory.associations()
                .add(
                        made.association(),
                        new AssociationQuota(
                                made.client(), limits.mostAssociationsOfClient(), limits.mostAssociations()))
                .map(association -> made.terms());
    }
}
