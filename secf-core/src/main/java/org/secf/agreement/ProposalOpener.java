package org.secf.agreement;

import java.util.Optional;
import org.secf.crypto.Crypto;
import org.secf.hpke.Hkdf;
import org.secf.hpke.Hpke;
import org.secf.hpke.KemKeyPair;
import org.secf.keys.Secret;
import org.secf.state.AssociationRole;
import org.secf.state.UnconfirmedAssociation;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/**
 * Opens what a client sealed to an offer, and finds out who the client is. That it opens shows the client's keys of the mode; the client's signature and proof
 * follow. Whoever names a key that there is not is refused by the same steps as one who does not have the key.
 *
 * @param psks the pre-shared keys
 * @param clients known by their keys
 * @param crypto has the providers that were chosen
 */
record ProposalOpener(SharedKeys psks, KnownClients clients, Crypto crypto) {

    private static final byte[] NOTHING = {};

    /**
     * What was opened.
     *
     * @param client who it is; empty for an anonymous one
     * @param doubt why it must not be accepted, though the proof is still to be looked at
     */
    record Opened(Wish wish, UnconfirmedAssociation pending, Optional<String> client, Optional<Rejection> doubt) {}

    /** What the seal gave. */
    private record Agreed(Wish wish, Secret secret) {}

    Verdict<Opened> open(Proposal proposal, PreKey offer) {
        try (SharedKeys known = psks.lookedUp(proposal.header().pskId())) {
            return new ProposalOpener(known, clients, crypto).opened(proposal, offer);
        }
    }

    private Verdict<Opened> opened(Proposal proposal, PreKey offer) {
        byte[] digest = offer.signed().digest(crypto);
        ProposalHeader header = proposal.header();
        Optional<KemKeyPair> pair = offer.pair(header.suite());
        Optional<KnownClients.Claimed> client = clients.claimed(header);
        Verdict<Agreed> agreed = header.mode().isSealed()
                ? sealed(proposal, header.info(digest, crypto), pair.orElseThrow(), client)
                : preShared(proposal, digest);
        return agreed.then(done -> {
            try (Secret secret = done.secret()) {
                return identified(proposal, header.info(digest, crypto), done, client)
                        .map(name -> new Opened(
                                done.wish(),
                                pending(secret, proposal.transcript(digest, crypto)),
                                name,
                                psks.doubt(header.pskId())));
            }
        });
    }

    private UnconfirmedAssociation pending(Secret secret, byte[] transcript) {
        return secret.use(octets -> new UnconfirmedAssociation(AssociationRole.SERVER, octets, transcript, crypto));
    }

    /** The wish is read first: it is in clear, and what is malformed must be so whichever name stands beside it. */
    private Verdict<Agreed> preShared(Proposal proposal, byte[] digest) {
        String id = proposal.header().pskId().orElseThrow();
        return Wish.read(proposal.request())
                .then(wish -> psks.agreed(id, proposal.transcript(digest, crypto), new Hkdf(crypto))
                        .map(secret -> new Agreed(wish, Secret.taking(secret))));
    }

    private Verdict<Agreed> sealed(
            Proposal proposal, byte[] info, KemKeyPair own, Optional<KnownClients.Claimed> client) {
        ProposalHeader header = proposal.header();
        Optional<KnownClients.Claimed> sender =
                client.filter(claimed -> header.mode().hasClientKey());
        Optional<Rejection> doubt = sender.flatMap(KnownClients.Claimed::doubt).or(() -> psks.doubt(header.pskId()));
        Hpke without = Hpke.of(header.suite().orElseThrow().hpke()).with(crypto);
        return psks.hpke(
                        without,
                        header.pskId(),
                        hpke -> sender.flatMap(KnownClients.Claimed::agreement)
                                .map(key -> hpke.setupAuthReceiver(proposal.encapsulation(), own, info, key))
                                .orElseGet(() -> hpke.setupReceiver(proposal.encapsulation(), own, info)))
                .then(context -> {
                    try (context) {
                        return doubted(context.open(NOTHING, proposal.request()), doubt)
                                .then(Wish::read)
                                .map(wish -> new Agreed(
                                        wish, Secret.taking(context.export(Proposer.EXPORT, Hkdf.HASH_OCTETS))));
                    }
                });
    }

    /** A client key that the mode did not prove must have signed; a signature without a key is nobody's. */
    private Verdict<Optional<String>> identified(
            Proposal proposal, byte[] info, Agreed agreed, Optional<KnownClients.Claimed> client) {
        ProposalHeader header = proposal.header();
        boolean mustSign = client.isPresent() && header.mode().maySign();
        Optional<String> signature = agreed.wish().signature();
        if (signature.isPresent() != mustSign) {
            return Verdict.rejected(
                    AgreementReason.CLIENT_SIGNATURE,
                    mustSign ? "a signature by the named key" : "no signature",
                    mustSign ? "none" : "one by nobody");
        }
        Verdict<Optional<String>> name = Verdict.accepted(
                client.map(KnownClients.Claimed::name).or(() -> header.pskId().map(psks::client)));
        return mustSign ? signed(proposal, info, agreed.wish(), client.get()).then(verified -> name) : name;
    }

    private Verdict<String> signed(Proposal proposal, byte[] info, Wish wish, KnownClients.Claimed client) {
        Verdict<String> verified = new Signatures(crypto)
                .verify(
                        client.signature(),
                        wish.signed(info, proposal.encapsulation()),
                        wish.signature().orElseThrow(),
                        AgreementReason.CLIENT_SIGNATURE)
                .map(key -> client.name());
        return doubted(verified, client.doubt());
    }

    /** What comes of a key that nobody has is refused in any case, and by its cause. */
    static <T> Verdict<T> doubted(Verdict<T> verdict, Optional<Rejection> doubt) {
        return doubt.map(Verdict::<T>rejected).orElse(verdict);
    }
}
