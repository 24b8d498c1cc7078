package org.secf.openid.provider;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.secf.crypto.Crypto;
import org.secf.keys.set.Keys;
import org.secf.keys.set.Member;
import org.secf.signature.SignatureAlgorithm;
import org.secf.signature.SigningKey;
import org.secf.verdict.Verdict;

/**
 * Our key that signs now what we show to a provider, by an algorithm that it takes; prepared once until a rotation. The provider finds it by its name in the key set
 * that we publish.
 */
public final class ClientSigningKeys {

    /** Where several are possible, the first of these: RS256 is the one that every provider knows (Core §15.1), but others are better. */
    private static final List<SignatureAlgorithm> PREFERRED = List.of(
            SignatureAlgorithm.ECDSA_P256_SHA256,
            SignatureAlgorithm.ECDSA_P384_SHA384,
            SignatureAlgorithm.ES512,
            SignatureAlgorithm.ED25519,
            SignatureAlgorithm.PS256,
            SignatureAlgorithm.PS384,
            SignatureAlgorithm.RSA_PSS_SHA512,
            SignatureAlgorithm.RSA_V1_5_SHA256,
            SignatureAlgorithm.RS384,
            SignatureAlgorithm.RS512);

    private final Keys keys;
    private final Optional<SignatureAlgorithm> only;
    private final Crypto crypto;
    private final Clock clock;
    private volatile Prepared last = new Prepared("", new ConcurrentHashMap<>());

    /** The key of one member, by each algorithm that it was asked for. */
    private record Prepared(String member, Map<SignatureAlgorithm, SigningKey> keys) {}

    /**
     * Of one set.
     *
     * @param only the only algorithm; empty for one that the provider announces
     */
    public ClientSigningKeys(Keys keys, Optional<SignatureAlgorithm> only, Crypto crypto, Clock clock) {
        this.keys = keys;
        this.only = only;
        this.crypto = crypto;
        this.clock = clock;
    }

    /**
     * The key; rejected with {@link ProviderReason#NO_SIGNING_KEY} where none is active, or the one that is does not do what the provider takes.
     *
     * @param announced algorithms by their names in JOSE; empty where the provider says nothing, and then RSA keys sign by RS256
     */
    public Verdict<SigningKey> current(Optional<Set<String>> announced) {
        Optional<Member> active = keys.current().signing(clock.instant());
        if (active.isEmpty()) {
            return none(announced, "no key is active");
        }
        Member member = active.get();
        Set<SignatureAlgorithm> possible = SignatureAlgorithm.of(member.key().publicKey());
        return PREFERRED.stream()
                .filter(possible::contains)
                .filter(algorithm -> only.isPresent() ? only.get() == algorithm : isTaken(algorithm, announced))
                .findFirst()
                .map(algorithm -> Verdict.accepted(prepared(member, algorithm)))
                .orElseGet(() -> none(
                        announced,
                        "a key of the kind " + member.key().publicKey().getAlgorithm()));
    }

    private static boolean isTaken(SignatureAlgorithm algorithm, Optional<Set<String>> announced) {
        return announced
                .map(names -> names.contains(algorithm.joseName()))
                .orElseGet(() -> !isOfRsa(algorithm) || algorithm == SignatureAlgorithm.RSA_V1_5_SHA256);
    }

    private static boolean isOfRsa(SignatureAlgorithm algorithm) {
        return algorithm.joseName().startsWith("PS") || algorithm.joseName().startsWith("RS");
    }

    private SigningKey prepared(Member member, SignatureAlgorithm algorithm) {
        Prepared known = last;
        if (!known.member().equals(member.id())) {
            known = new Prepared(member.id(), new ConcurrentHashMap<>());
            last = known;
        }
        return known.keys().computeIfAbsent(algorithm, one -> SigningKey.of(crypto, member.key(), one, member.id()));
    }

    private Verdict<SigningKey> none(Optional<Set<String>> announced, String received) {
        String algorithms = only.map(algorithm -> " for " + algorithm.joseName())
                .or(() -> announced.map(names -> " for one of " + names))
                .orElse("");
        return Verdict.rejected(ProviderReason.NO_SIGNING_KEY, "an active signing key" + algorithms, received);
    }
}
