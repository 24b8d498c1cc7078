package org.secf.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.secf.verdict.Reason;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

class SecurityAssociationTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    private final MovableClock clock = new MovableClock(NOW);
    private final MemoryAssociationStore store = new MemoryAssociationStore(clock, 2);

    private static UnconfirmedAssociation side(AssociationRole role) {
        return new UnconfirmedAssociation(
                role,
                "0123456789abcdef0123456789abcdef".getBytes(java.nio.charset.StandardCharsets.US_ASCII),
                new byte[32]);
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
                .isThrownBy(() -> new UnconfirmedAssociation(AssociationRole.CLIENT, new byte[31], new byte[32]));
        assertThatIllegalArgumentException().isThrownBy(() -> new AssociationTerms("a", NOW, NOW, "nonce"));
    }

    @Test
    void takesItsSecretOver() {
        byte[] secret = "0123456789abcdef0123456789abcdef".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

        assertThat(new UnconfirmedAssociation(AssociationRole.CLIENT, secret, new byte[32]))
                .hasToString("UnconfirmedAssociation[CLIENT]");

        assertThat(secret).containsOnly(0);
    }

    @Test
    void isFoundWhileItLives() {
        store.add(association("a"), 10);
        assertThat(store.find("a")).isPresent();
        assertThat(store.find("b")).isEmpty();

        clock.advance(Duration.ofHours(1));

        assertThat(store.find("a")).isEmpty();
    }

    @Test
    void isWipedAWhileAfterItsEnd() {
        SecurityAssociation association = association("a");
        store.add(association, 10);
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
        store.add(association("a"), 10);
        store.add(association("b"), 10);
        SecurityAssociation third = association("c");

        assertThat(reason(store.add(third, 10))).contains(AssociationReason.STORE_FULL);

        assertThat(store.find("a")).isPresent();
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> third.outgoingIntegrity().use(octets -> octets.length));
        clock.advance(Duration.ofHours(1).plus(MemoryAssociationStore.WIPED_AFTER));
        assertThat(reason(store.add(association("c"), 10))).isEmpty();
    }

    @Test
    void hasANameOfItsOwn() {
        SecurityAssociation first = association("a");
        store.add(first, 10);

        assertThat(reason(store.add(association("a"), 10))).contains(AssociationReason.ID_TAKEN);

        assertThat(store.find("a")).containsSame(first);
    }

    @Test
    void isRemoved() {
        SecurityAssociation association = association("a");
        store.add(association, 10);

        assertThat(store.remove("a")).isTrue();
        assertThat(store.remove("a")).isFalse();
        assertThat(store.find("a")).isEmpty();
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> association.outgoingIntegrity().use(octets -> octets.length));
    }
}
