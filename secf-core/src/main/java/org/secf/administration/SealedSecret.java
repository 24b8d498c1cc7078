package org.secf.administration;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.secf.keys.Opened;
import org.secf.keys.OpeningKey;
import org.secf.keys.OpeningKeys;
import org.secf.keys.OwnKey;
import org.secf.keys.PayloadSeal;
import org.secf.keys.SealAlgorithm;
import org.secf.keys.SealExpectation;
import org.secf.keys.SealPolicy;
import org.secf.keys.Secret;
import org.secf.keys.Thumbprint;
import org.secf.keys.store.Change;
import org.secf.keys.store.StoreContents;
import org.secf.keys.store.StoreEdits;
import org.secf.keys.store.TransportKey;
import org.secf.verdict.Verdict;

/** A secret as it came. It is opened while the store is, by the key in it, and wiped when this is closed. */
final class SealedSecret implements AutoCloseable {

    private static final SealPolicy POLICY = new SealPolicy(Set.of(SealAlgorithm.ECDH_ES), Administration.MOST_OCTETS);

    private final Attempt attempt;
    private final PayloadSeal seal;
    private final String compact;
    private final List<Secret> opened = new ArrayList<>();

    SealedSecret(Attempt attempt, PayloadSeal seal, String compact) {
        this.attempt = attempt;
        this.seal = seal;
        this.compact = compact;
    }

    /** The change that puts it in its place. */
    Change change() {
        StoreEdits edits = attempt.edits();
        String alias = attempt.request().subject();
        return new Change(
                edits.who(),
                Operation.SET_SECRET.word(),
                alias,
                edits.expected(),
                contents -> key(contents)
                        .then(this::open)
                        .then(secret -> edits.setSecret(alias, secret).edit().apply(contents)));
    }

    private Verdict<OwnKey> key(StoreContents contents) {
        return TransportKey.in(contents, attempt.now())
                .map(Verdict::accepted)
                .orElseGet(Administration::noTransportKey);
    }

    private Verdict<Secret> open(OwnKey key) {
        OpeningKeys keys = new OpeningKeys(List.of(
                new OpeningKey(Thumbprint.of(key.publicKey()), key.privateKey(), SealAlgorithm.ECDH_ES, key.token())));
        SecretPurpose purpose = new SecretPurpose(
                attempt.request().store(),
                attempt.request().subject(),
                attempt.version().orElseThrow());
        return seal.open(compact, keys, POLICY, SealExpectation.exactly(purpose.header()))
                .map(this::taken);
    }

    private Secret taken(Opened content) {
        try (content) {
            Secret secret = Secret.taking(content.octets());
            opened.add(secret);
            return secret;
        }
    }

    @Override
    public void close() {
        opened.forEach(Secret::close);
    }
}
