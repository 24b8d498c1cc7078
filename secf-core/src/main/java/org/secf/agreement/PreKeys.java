package org.secf.agreement;

import java.security.GeneralSecurityException;
import java.security.ProviderException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.secf.crypto.Crypto;
import org.secf.hpke.KemKeyPair;
import org.secf.hpke.KemPublicKey;
import org.secf.keys.set.Keys;
import org.secf.keys.set.Member;
import org.secf.state.RandomText;
import org.secf.verdict.Verdict;

/**
 * Offers in the memory of this process, each for a short time and never written anywhere (forward secrecy). They are signed once each and are the same for all
 * clients, so that asking for one costs nothing and leaves nothing behind.
 */
final class PreKeys implements Offers {

    private final ServerPolicy policy;
    private final Keys keys;
    private final Clock clock;
    private final SecureRandom random;
    private final Function<Duration, Executor> later;
    private final Crypto crypto;
    private final List<PreKey> kept = new ArrayList<>();

    /**
     * None yet.
     *
     * @param keys sign the offers
     */
    PreKeys(ServerPolicy policy, Keys keys, Tools tools) {
        this.policy = policy;
        this.keys = keys;
        this.clock = tools.clock();
        this.random = tools.random();
        this.later = tools.later();
        this.crypto = tools.crypto();
    }

    /**
     * Time, randomness and providers.
     *
     * @param later runs what is to be done after a while, so that keys are forgotten though nobody asks any more
     */
    record Tools(Clock clock, SecureRandom random, Function<Duration, Executor> later, Crypto crypto) {}

    /**
     * Signed by the key that signs now: an offer that a former one signed is not made any more, because that key was taken out for a reason, or retires while the
     * offer lasts. Refused with {@link AgreementReason#NO_SIGNING_KEY}.
     */
    @Override
    public synchronized Verdict<PreKey> current() {
        Instant now = clock.instant();
        forget(now);
        Optional<Member> signer = keys.current().signing(now);
        if (signer.isEmpty()) {
            return Verdict.rejected(AgreementReason.NO_SIGNING_KEY, "an active signing key in the key set", "none");
        }
        return kept.stream()
                .filter(key -> key.isOfferedAt(now))
                .filter(key -> key.signed().keyId().equals(signer.get().id()))
                .findFirst()
                .map(Verdict::accepted)
                .orElseGet(() -> fresh(signer.get(), now.truncatedTo(ChronoUnit.SECONDS)));
    }

    @Override
    public synchronized Verdict<PreKey> find(String id) {
        forget(clock.instant());
        return kept.stream()
                .filter(key -> key.signed().offer().id().equals(id))
                .findFirst()
                .map(Verdict::accepted)
                .orElseGet(() -> Verdict.rejected(AgreementReason.OFFER_EXPIRED, "an offer that has not ended", id));
    }

    /** How many there are. */
    synchronized int size() {
        return kept.size();
    }

    private synchronized void forget(Instant now) {
        kept.removeIf(key -> !key.isAcceptedAt(now));
    }

    private Verdict<PreKey> fresh(Member signer, Instant now) {
        Map<AgreementSuite, KemKeyPair> pairs = new EnumMap<>(AgreementSuite.class);
        policy.suites()
                .forEach(suite ->
                        pairs.put(suite, KemKeyPair.generate(suite.hpke().kem(), random)));
        return signed(offer(pairs, now), signer).map(signed -> {
            PreKey made = new PreKey(signed, pairs, now.plus(policy.preKeyLifetime()));
            kept.add(made);
            Duration rest = Duration.between(clock.instant(), signed.offer().notAfter());
            later.apply(rest).execute(() -> forget(clock.instant()));
            return made;
        });
    }

    private Offer offer(Map<AgreementSuite, KemKeyPair> pairs, Instant now) {
        Map<AgreementSuite, KemPublicKey> published = new EnumMap<>(AgreementSuite.class);
        pairs.forEach((suite, pair) -> published.put(suite, pair.publicKey()));
        return new Offer(
                RandomText.secret(random),
                policy.server(),
                now,
                now.plus(policy.preKeyLifetime().multipliedBy(2)),
                policy.longest(),
                published,
                policy.modes());
    }

    private Verdict<SignedOffer> signed(Offer offer, Member signer) {
        try {
            return Verdict.accepted(
                    new SignedOffer(offer, signer.id(), new Signatures(crypto).sign(signer.key(), offer.octets())));
        } catch (GeneralSecurityException | ProviderException e) {
            return Verdict.rejected(
                    AgreementReason.NO_SIGNING_KEY,
                    "a signature by the key " + signer.id(),
                    e.getClass().getSimpleName());
        }
    }
}
