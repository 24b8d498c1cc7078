package org.secf.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.secf.crypto.Crypto;
import org.secf.verdict.Reason;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

class SecurityAssociationTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    private static final AssociationQuota QUOTA = new AssociationQuota("client a", 10, 10);

    private final MovableClock clock = new MovableClock(NOW);
    private final MemoryAssociationStore store = new MemoryAssociationStore(clock, 2);

    private static UnconfirmedAssociation side(AssociationRole role) {
        return new UnconfirmedAssociation(
                role,
                "0123456789abcdef0123456789abcdef".getBytes(java.nio.charset.StandardCharsets.US_ASCII),
                new byte[32],
                Crypto.jdk());
    }

    private SecurityAssociation association(String id) {
        Instant now = clock.instant();
        AssociationTerms terms = new AssociationTerms(id, now, now.plus(Duration.ofHours(1)), "nonce");
        byte[] proof = side(AssociationRole.CLIENT).clientProof();
        return side(AssociationRole.SERVER)
                .confirmedByClient(proof, terms, Optional.empty())
                .fold(made -> made, rejection -> {
                    throw new AssertionError(rejection.detail());
                });
    }

    private static Optional<Reason> reason(Verdict<?> verdict) {
        return verdict.rejection().map(Rejection::reason);
    }

    @Test
    void isNotMadeByAWrongProof() {
        AssociationTerms terms = new AssociationTerms("a", NOW, NOW.plusSeconds(1), "nonce");
        byte[] proof = side(AssociationRole.CLIENT).clientProof();
        proof[31] ^= 1;

        assertThat(reason(side(AssociationRole.SERVER).confirmedByClient(proof, terms, Optional.empty())))
                .contains(AssociationReason.CONFIRMATION_WRONG);
        assertThat(reason(side(AssociationRole.CLIENT)
                        .confirmedByServer(side(AssociationRole.CLIENT).clientProof(), terms, "server")))
                .contains(AssociationReason.CONFIRMATION_WRONG);
    }

    @Test
    void isOfOneSide() {
        AssociationTerms terms = new AssociationTerms("a", NOW, NOW.plusSeconds(1), "nonce");

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> side(AssociationRole.SERVER).clientProof());
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> side(AssociationRole.CLIENT).serverProof(terms));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new UnconfirmedAssociation(AssociationRole.CLIENT, new byte[31], new byte[32], Crypto.jdk()));
        assertThatIllegalArgumentException().isThrownBy(() -> new AssociationTerms("a", NOW, NOW, "nonce"));
    }

    private static byte[] secret() {
        return "0123456789abcdef0123456789abcdef".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    }

    @Test
    void isNotMadeByAProofOfOtherWords() {
        byte[] other = new byte[32];
        other[0] = 1;
        AssociationTerms terms = new AssociationTerms("a", NOW, NOW.plusSeconds(1), "nonce");
        byte[] proof = new UnconfirmedAssociation(AssociationRole.CLIENT, secret(), other, Crypto.jdk()).clientProof();

        assertThat(reason(side(AssociationRole.SERVER).confirmedByClient(proof, terms, Optional.empty())))
                .contains(AssociationReason.CONFIRMATION_WRONG);
    }

    /** The same secret on other terms gives other keys, each of the four. */
    @Test
    void hasKeysOfItsTerms() {
        SecurityAssociation one = association("a");
        SecurityAssociation other = association("b");

        assertThat(java.util.stream.Stream.of(one, other)
                        .flatMap(association -> java.util.stream.Stream.of(
                                association.outgoingIntegrity(),
                                association.outgoingConfidentiality(),
                                association.incomingIntegrity(),
                                association.incomingConfidentiality()))
                        .map(secret -> secret.<String>use(java.util.Arrays::toString)))
                .doesNotHaveDuplicates();
    }

    @Test
    void takesItsSecretOver() {
        byte[] secret = "0123456789abcdef0123456789abcdef".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

        assertThat(new UnconfirmedAssociation(AssociationRole.CLIENT, secret, new byte[32], Crypto.jdk()))
                .hasToString("UnconfirmedAssociation[CLIENT]");

        assertThat(secret).containsOnly(0);
    }

    @Test
    void isFoundWhileItLives() {
        store.add(association("a"), QUOTA);
        assertThat(store.find("a")).isPresent();
        assertThat(store.find("b")).isEmpty();

        clock.advance(Duration.ofHours(1));

        assertThat(store.find("a")).isEmpty();
    }

    @Test
    void isWipedAWhileAfterItsEnd() {
        SecurityAssociation association = association("a");
        store.add(association, QUOTA);
        clock.advance(Duration.ofHours(1));
        store.find("a");
        assertThat(association.outgoingIntegrity().<Integer>use(octets -> octets.length))
                .isEqualTo(32);

        clock.advance(MemoryAssociationStore.WIPED_AFTER);
        store.find("a");

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> association.outgoingIntegrity().use(octets -> octets.length));
    }

    @Test
    void makesNoRoomForOthers() {
        store.add(association("a"), QUOTA);
        store.add(association("b"), QUOTA);
        SecurityAssociation third = association("c");

        assertThat(reason(store.add(third, QUOTA))).contains(AssociationReason.STORE_FULL);

        assertThat(store.find("a")).isPresent();
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> third.outgoingIntegrity().use(octets -> octets.length));
        clock.advance(Duration.ofHours(1).plus(MemoryAssociationStore.WIPED_AFTER));
        assertThat(reason(store.add(association("c"), QUOTA))).isEmpty();
    }

    @Test
    void isOneOfAFewOfItsClient() {
        AssociationQuota one = new AssociationQuota("client a", 1, 10);
        store.add(association("a"), one);
        SecurityAssociation second = association("b");

        assertThat(reason(store.add(second, one))).contains(AssociationReason.CLIENT_FULL);

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> second.outgoingIntegrity().use(octets -> octets.length));
        assertThat(reason(store.add(association("c"), new AssociationQuota("client b", 1, 10))))
                .isEmpty();
        store.remove("a");
        assertThat(reason(store.add(association("d"), one))).isEmpty();
        clock.advance(Duration.ofHours(1).plus(MemoryAssociationStore.WIPED_AFTER));
        assertThat(reason(store.add(association("e"), one))).isEmpty();
    }

    @Test
    void hasANameOfItsOwn() {
        SecurityAssociation first = association("a");
        store.add(first, QUOTA);

        assertThat(reason(store.add(association("a"), QUOTA))).contains(AssociationReason.ID_TAKEN);

        assertThat(store.find("a")).containsSame(first);
    }

    @Test
    void isRemoved() {
        SecurityAssociation association = association("a");
        store.add(association, QUOTA);

        assertThat(store.remove("a")).isTrue();
        assertThat(store.remove("a")).isFalse();
        assertThat(store.find("a")).isEmpty();
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> association.outgoingIntegrity().use(octets -> octets.length));
    }
}
