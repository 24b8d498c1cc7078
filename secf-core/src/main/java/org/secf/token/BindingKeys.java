package org.secf.token;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.secf.crypto.Crypto;
import org.secf.keys.Jwk;
import org.secf.keys.set.Keys;
import org.secf.keys.set.Member;
import org.secf.signature.SignatureAlgorithm;
import org.secf.signature.SigningKey;
import org.secf.verdict.Verdict;

/** The key of a set that tokens are bound to now (RFC 9449), prepared once until a rotation. For any number of threads. */
public final class BindingKeys {

    /** Of RSA, the first of these: what every server has that takes RSA at all. */
    private static final List<SignatureAlgorithm> PREFERRED = List.of(
            SignatureAlgorithm.ECDSA_P256_SHA256,
            SignatureAlgorithm.ECDSA_P384_SHA384,
            SignatureAlgorithm.ED25519,
            SignatureAlgorithm.PS256);

    private final Keys keys;
    private final Crypto crypto;
    private final Clock clock;
    private final SecureRandom random;
    private final ServerNonces nonces = new ServerNonces();
    private volatile Optional<Prepared> last = Optional.empty();

    private record Prepared(Member member, BindingKey key) {}

    /** Of one set. */
    public BindingKeys(Keys keys, Crypto crypto, Clock clock, SecureRandom random) {
        this.keys = keys;
        this.crypto = crypto;
        this.clock = clock;
        this.random = random;
    }

    /** The key; rejected with {@link BindingReason#NO_BINDING_KEY} where none is active, or the one that is does not sign so. */
    public Verdict<BindingKey> current() {
        Optional<Member> active = keys.current().signing(clock.instant());
        if (active.isEmpty()) {
            return none("no key is active");
        }
        Member member = active.get();
        Optional<Prepared> known =
                last.filter(prepared -> prepared.member().id().equals(member.id()));
        return known.isPresent() ? Verdict.accepted(known.get().key()) : prepared(member);
    }

    private Verdict<BindingKey> prepared(Member member) {
        Set<SignatureAlgorithm> possible = SignatureAlgorithm.of(member.key().publicKey());
        Optional<SignatureAlgorithm> algorithm =
                PREFERRED.stream().filter(possible::contains).findFirst();
        if (algorithm.isEmpty()) {
            return none("a key of the kind " + member.key().publicKey().getAlgorithm());
        }
        Jwk shown = new Jwk(
                member.key().publicKey(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        BindingKey key = new BindingKey(
                SigningKey.of(crypto, member.key(), algorithm.get(), member.id()),
                shown,
                nonces,
                new BindingKey.Source(clock, random));
        last = Optional.of(new Prepared(member, key));
        return Verdict.accepted(key);
    }

    private static Verdict<BindingKey> none(String received) {
        return Verdict.rejected(
                BindingReason.NO_BINDING_KEY, "an active signing key, EC on P-256 or P-384, Ed25519 or RSA", received);
    }
}
