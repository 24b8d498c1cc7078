package org.secf.integrity;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.secf.crypto.Crypto;
import org.secf.keys.OwnKey;
import org.secf.keys.set.Keys;
import org.secf.keys.set.Member;
import org.secf.signature.SignatureAlgorithm;
import org.secf.signature.SigningKey;
import org.secf.verdict.Verdict;

/** The key of a set that signs now, prepared once until a rotation. */
public final class ResponseSigningKeys {

    private final Keys keys;
    private final Optional<SignatureAlgorithm> algorithm;
    private final Crypto crypto;
    private final Clock clock;
    private volatile Optional<Prepared> last = Optional.empty();

    private record Prepared(Member member, SigningKey key) {}

    /**
     * Of one set.
     *
     * @param algorithm the only one; empty where the one of the key's kind will do
     */
    public ResponseSigningKeys(Keys keys, Optional<SignatureAlgorithm> algorithm, Crypto crypto, Clock clock) {
        this.keys = keys;
        this.algorithm = algorithm;
        this.crypto = crypto;
        this.clock = clock;
    }

    /** Rejected with {@link IntegrityReason#NO_SIGNING_KEY} where none is active, or the one that is does not do the algorithm. */
    public Verdict<SigningKey> current() {
        Optional<Member> active = keys.current().signing(clock.instant());
        if (active.isEmpty()) {
            return none("no key is active");
        }
        Member member = active.get();
        Optional<Prepared> known =
                last.filter(prepared -> prepared.member().id().equals(member.id()));
        return known.isPresent() ? Verdict.accepted(known.get().key()) : prepared(member);
    }

    private Verdict<SigningKey> prepared(Member member) {
        OwnKey key = member.key();
        Set<SignatureAlgorithm> possible = SignatureAlgorithm.of(key.publicKey());
        possible.retainAll(SignatureAlgorithm.registered());
        algorithm.ifPresent(only -> possible.retainAll(Set.of(only)));
        if (possible.isEmpty()) {
            return none("a key of the kind " + key.publicKey().getAlgorithm());
        }
        SigningKey signing = SigningKey.of(crypto, key, possible.iterator().next(), member.id());
        last = Optional.of(new Prepared(member, signing));
        return Verdict.accepted(signing);
    }

    private Verdict<SigningKey> none(String received) {
        return Verdict.rejected(
                IntegrityReason.NO_SIGNING_KEY,
                "an active signing key" + algorithm.map(name -> " for " + name).orElse(""),
                received);
    }
}
