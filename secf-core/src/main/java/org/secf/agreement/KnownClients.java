package org.secf.agreement;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.secf.hpke.KemKeyPair;
import org.secf.hpke.KemPublicKey;
import org.secf.keys.KeyKind;
import org.secf.keys.KeyStrength;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/**
 * The clients of a server. For one that there is not a key stands in whose private half nobody has, so that a refusal does not tell by its time which clients
 * there are.
 *
 * @param nobodysAgreement for each suite
 * @param nobodysSignature verifies nothing
 */
record KnownClients(ClientKeys keys, Map<AgreementSuite, KemPublicKey> nobodysAgreement, PublicKey nobodysSignature) {

    /**
     * A client as it says of itself.
     *
     * @param doubt why nothing that comes of its key may be accepted
     */
    record Claimed(String name, Optional<KemPublicKey> agreement, PublicKey signature, Optional<Rejection> doubt) {}

    static KnownClients of(ClientKeys keys, SecureRandom random) {
        Map<AgreementSuite, KemPublicKey> nobodys = new EnumMap<>(AgreementSuite.class);
        for (AgreementSuite suite : AgreementSuite.values()) {
            nobodys.put(suite, KemKeyPair.generate(suite.hpke().kem(), random).publicKey());
        }
        try {
            return new KnownClients(
                    keys,
                    nobodys,
                    KeyKind.P_256.generate(random, Optional.empty()).getPublic());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no provider of this platform makes keys on P-256", e);
        }
    }

    /** The client that is named, or nobody in its place; empty where none is named. */
    Optional<Claimed> claimed(ProposalHeader header) {
        return header.clientKey().map(thumbprint -> {
            boolean agrees = header.mode().hasClientKey();
            Optional<AgreementSuite> suite = header.suite().filter(known -> agrees);
            ClientKeys.Proof proof = agrees ? ClientKeys.Proof.AGREEMENT : ClientKeys.Proof.SIGNATURE;
            Verdict<ClientKeys.ClientKey> found = keys.find(thumbprint)
                    .filter(client -> client.proofs().contains(proof))
                    .map(Verdict::accepted)
                    .orElseGet(() -> Verdict.rejected(
                            AgreementReason.CLIENT_UNKNOWN, "the key of a client for a proof by " + proof, thumbprint));
            return found.then(client -> fitting(client, suite)).fold(claimed -> claimed, doubt -> nobody(suite, doubt));
        });
    }

    private static Verdict<Claimed> fitting(ClientKeys.ClientKey client, Optional<AgreementSuite> suite) {
        Verdict<Optional<KemPublicKey>> agreement = suite.map(agreed ->
                        KemPublicKey.of(agreed.hpke().kem(), client.key()).map(Optional::of))
                .orElseGet(() -> Verdict.accepted(Optional.empty()));
        if (suite.isEmpty() && !KeyStrength.isEnoughOfAnyKind(client.key())) {
            return Verdict.rejected(
                    AgreementReason.CLIENT_UNKNOWN,
                    KeyStrength.EXPECTED_OF_ANY_KIND,
                    "a weaker key of " + client.name());
        }
        return agreement.map(key -> new Claimed(client.name(), key, client.key(), Optional.empty()));
    }

    private Claimed nobody(Optional<AgreementSuite> suite, Rejection doubt) {
        Optional<KemPublicKey> agreement = suite.map(agreed -> Objects.requireNonNull(nobodysAgreement.get(agreed)));
        return new Claimed("", agreement, nobodysSignature, Optional.of(doubt));
    }
}
