package org.secf.hpke;

import java.util.Arrays;
import java.util.Optional;
import org.secf.verdict.Verdict;

/** Encap, Decap, AuthEncap and AuthDecap of DHKEM (RFC 9180 §4.1), which give the secret that both sides share. It is the caller's to wipe. */
final class Dhkem {

    private static final int SECRET_OCTETS = 32;

    private final Primitives primitives;

    Dhkem(Primitives primitives) {
        this.primitives = primitives;
    }

    /** The secret of a sender; the public key of {@code ephemeral} is its encapsulation. */
    Verdict<byte[]> encapsulate(KemPublicKey recipient, KemKeyPair ephemeral, Optional<KemKeyPair> sender) {
        byte[] context = Octets.concat(
                ephemeral.publicKey().octets(), recipient.octets(), octets(sender.map(KemKeyPair::publicKey)));
        return agree(ephemeral, recipient)
                .then(first ->
                        sender.map(own -> joined(first, agree(own, recipient))).orElse(Verdict.accepted(first)))
                .map(secret -> shared(secret, context));
    }

    /** The secret of a recipient, from what {@link #encapsulate} sent. */
    Verdict<byte[]> decapsulate(KemPublicKey encapsulation, KemKeyPair recipient, Optional<KemPublicKey> sender) {
        byte[] context =
                Octets.concat(encapsulation.octets(), recipient.publicKey().octets(), octets(sender));
        return agree(recipient, encapsulation)
                .then(first -> sender.map(other -> joined(first, agree(recipient, other)))
                        .orElse(Verdict.accepted(first)))
                .map(secret -> shared(secret, context));
    }

    private Verdict<byte[]> agree(KemKeyPair own, KemPublicKey other) {
        return primitives.group().agree(own.privateKey(), other.key());
    }

    private static Verdict<byte[]> joined(byte[] first, Verdict<byte[]> second) {
        Verdict<byte[]> both = second.map(known -> {
            byte[] all = Octets.concat(first, known);
            Arrays.fill(known, (byte) 0);
            return all;
        });
        Arrays.fill(first, (byte) 0);
        return both;
    }

    private static byte[] octets(Optional<KemPublicKey> key) {
        return key.map(KemPublicKey::octets).orElse(LabeledKdf.EMPTY);
    }

    /** ExtractAndExpand. */
    private byte[] shared(byte[] secret, byte[] context) {
        LabeledKdf kdf = primitives.kemKdf();
        byte[] key = kdf.extract(LabeledKdf.EMPTY, "eae_prk", secret);
        try {
            return kdf.expand(key, "shared_secret", context, SECRET_OCTETS);
        } finally {
            Arrays.fill(secret, (byte) 0);
            Arrays.fill(key, (byte) 0);
        }
    }
}
