package org.secf.agreement;

import java.util.Optional;
import org.secf.hpke.Hkdf;
import org.secf.hpke.KemKeyPair;
import org.secf.hpke.KemPublicKey;
import org.secf.keys.Secret;
import org.secf.state.AssociationRole;
import org.secf.state.UnconfirmedAssociation;
import org.secf.verdict.Verdict;

/**
 * Opens what a client sealed to an offer, and finds out who the client is. That it opens shows the client's keys of the mode; the client's signature and proof
 * follow.
 *
 * @param psks the pre-shared keys
 * @param clients known by their keys
 */
record ProposalOpener(SharedKeys psks, ClientKeys clients) {

    private static final byte[] NOTHING = {};

    /**
     * What was opened.
     *
     * @param client who it is; empty for an anonymous one
     */
    record Opened(Wish wish, UnconfirmedAssociation pending, Optional<String> client) {}

    /** What the seal gave. */
    private record Agreed(Wish wish, Secret secret) {}

    Verdict<Opened> open(Proposal proposal, PreKey offer) {
        byte[] digest = offer.signed().digest();
        Optional<KemKeyPair> pair = offer.pair(proposal.header().suite());
        Verdict<Optional<ClientKeys.ClientKey>> client = client(proposal.header());
        return client.then(known -> {
            Verdict<Agreed> agreed =
                    pair.isPresent() ? sealed(proposal, digest, pair.get(), known) : preShared(proposal, digest);
            return agreed.then(done -> {
                try (Secret secret = done.secret()) {
                    return identified(proposal, digest, done, known)
                            .map(name -> new Opened(done.wish(), pending(secret, proposal.transcript(digest)), name));
                }
            });
        });
    }

    private static UnconfirmedAssociation pending(Secret secret, byte[] transcript) {
        return secret.use(octets -> new UnconfirmedAssociation(AssociationRole.SERVER, octets, transcript));
    }

    private Verdict<Optional<ClientKeys.ClientKey>> client(ProposalHeader header) {
        if (header.clientKey().isEmpty()) {
            return Verdict.accepted(Optional.empty());
        }
        String thumbprint = header.clientKey().get();
        return clients.find(thumbprint)
                .map(found -> Verdict.accepted(Optional.of(found)))
                .orElseGet(() -> Verdict.rejected(AgreementReason.CLIENT_UNKNOWN, "the key of a client", thumbprint));
    }

    private Verdict<Agreed> preShared(Proposal proposal, byte[] digest) {
        String id = proposal.header().pskId().orElseThrow();
        return psks.agreed(id, proposal.transcript(digest))
                .then(secret -> Wish.read(proposal.request()).map(wish -> new Agreed(wish, Secret.taking(secret))));
    }

    private Verdict<Agreed> sealed(
            Proposal proposal, byte[] digest, KemKeyPair own, Optional<ClientKeys.ClientKey> client) {
        ProposalHeader header = proposal.header();
        AgreementSuite suite = header.suite().orElseThrow();
        byte[] info = header.info(digest);
        Verdict<Optional<KemPublicKey>> sender = header.mode().hasClientKey()
                ? KemPublicKey.of(suite.hpke().kem(), client.orElseThrow().key())
                        .map(Optional::of)
                : Verdict.accepted(Optional.empty());
        return sender.then(key -> psks.hpke(
                        suite.hpke(),
                        header.pskId(),
                        hpke -> key.map(known -> hpke.setupAuthReceiver(proposal.encapsulation(), own, info, known))
                                .orElseGet(() -> hpke.setupReceiver(proposal.encapsulation(), own, info))))
                .then(context -> {
                    try (context) {
                        return context.open(NOTHING, proposal.request())
                                .then(Wish::read)
                                .map(wish -> new Agreed(
                                        wish, Secret.taking(context.export(Proposer.EXPORT, Hkdf.HASH_OCTETS))));
                    }
                });
    }

    /** A client key that the mode did not prove must have signed; a signature without a key is nobody's. */
    private static Verdict<Optional<String>> identified(
            Proposal proposal, byte[] digest, Agreed agreed, Optional<ClientKeys.ClientKey> client) {
        ProposalHeader header = proposal.header();
        boolean mustSign = client.isPresent() && header.mode().maySign();
        Optional<String> signature = agreed.wish().signature();
        if (signature.isPresent() != mustSign) {
            return Verdict.rejected(
                    AgreementReason.CLIENT_SIGNATURE,
                    mustSign ? "a signature by the named key" : "no signature",
                    mustSign ? "none" : "one by nobody");
        }
        Verdict<Optional<String>> name =
                Verdict.accepted(client.map(ClientKeys.ClientKey::name).or(header::pskId));
        return mustSign
                ? Signatures.verify(
                                client.get().key(),
                                agreed.wish().signed(header.info(digest), proposal.encapsulation()),
                                signature.get(),
                                AgreementReason.CLIENT_SIGNATURE)
                        .then(verified -> name)
                : name;
    }
}
