package org.secf.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.agreement.TestServer.NOW;
import static org.secf.agreement.TestServer.RANDOM;
import static org.secf.agreement.TestServer.value;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.secf.keys.KeyKind;
import org.secf.keys.KeyLife;
import org.secf.keys.KeyUse;
import org.secf.keys.set.KeySet;
import org.secf.keys.set.Member;
import org.secf.state.MovableClock;

/** Offers follow the key set: whoever knows only the keys that are published now can always verify the offer of now. */
class OfferRotationTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final MovableClock clock = new MovableClock(NOW);
    private final Member former = member(
            "former",
            KeyLife.waiting().activeFrom(Instant.EPOCH).until(NOW.plus(MINUTE), NOW.plus(MINUTE.multipliedBy(2))));
    private final Member following = member("following", KeyLife.waiting().activeFrom(NOW.plus(MINUTE)));
    private final KeySet set = new KeySet(List.of(former, following), List.of());
    private final PreKeys preKeys = new PreKeys(
            TestServer.policy(false, List.of(AgreementMode.values()), 100),
            () -> set,
            new PreKeys.Tools(clock, RANDOM, delay -> task -> {}, TestServer.CRYPTO));

    private static Member member(String name, KeyLife life) {
        return Member.of(KeyUse.SIGNING, life, TestServer.key(KeyKind.P_256, name));
    }

    private SignedOffer offer() {
        return value(preKeys.current()).signed();
    }

    @Test
    void offerIsSignedAnewWhenAnotherKeySigns() {
        assertThat(offer().keyId()).isEqualTo(former.id());

        clock.advance(MINUTE);

        assertThat(offer().keyId()).isEqualTo(following.id());
    }

    @Test
    void offerOfARetiredKeyIsStillAnswered() {
        String before = offer().offer().id();
        clock.advance(MINUTE.multipliedBy(3));
        offer();

        assertThat(preKeys.find(before).rejection()).isEmpty();
    }

    @Test
    void offerStaysTheSameWhileTheKeyDoes() {
        String before = offer().offer().id();
        clock.advance(Duration.ofSeconds(59));

        assertThat(offer().offer().id()).isEqualTo(before);
    }
}
