package org.secf.gba.bootstrapping;

import java.time.Instant;
import java.util.Optional;
import org.secf.gba.AkaNonce;
import org.secf.gba.AuthenticationCentre;
import org.secf.gba.AuthenticationVector;
import org.secf.gba.Milenage;
import org.secf.gba.SequenceNumber;
import org.secf.keys.Secret;
import org.secf.verdict.Rejection;

/** Makes challenges and remembers them. */
final class Challenger {

    private static final int OCTETS = 16;

    private final BootstrappingPolicy policy;
    private final Subscribers subscribers;
    private final PendingChallenges pending;
    private final Tools tools;
    private final AuthenticationCentre nobody;

    Challenger(BootstrappingPolicy policy, Subscribers subscribers, PendingChallenges pending, Tools tools) {
        this.policy = policy;
        this.subscribers = subscribers;
        this.pending = pending;
        this.tools = tools;
        this.nobody =
                new AuthenticationCentre(Milenage.of(tools.crypto(), Secret.taking(octets()), Secret.taking(octets())));
    }

    /**
     * Who asks for a challenge.
     *
     * @param sender from where
     * @param name how the device calls itself
     */
    record Asker(String sender, String name) {}

    /** What goes out, and what was wrong, which the device is not told. */
    record Challenge(AkaNonce nonce, Optional<Rejection> refusal) {}

    /**
     * For a device.
     *
     * @param identity IMPI
     */
    Challenge challenge(Asker asker, String identity) {
        return subscribers
                .find(identity)
                .map(subscriber -> challenge(asker, subscriber))
                .orElseGet(() -> forNobody(asker));
    }

    /** After the card said where it is. */
    Challenge resynchronised(PendingChallenge before, SequenceNumber card) {
        Subscriber subscriber = before.subscriber().orElseThrow();
        subscribers.resynchronise(subscriber, card);
        return challenge(new Asker(before.sender(), before.name()), subscriber);
    }

    private Challenge challenge(Asker asker, Subscriber subscriber) {
        AuthenticationVector vector = new AuthenticationCentre(subscriber.functions())
                .vector(octets(), subscribers.next(subscriber), subscriber.management());
        AkaNonce nonce = AkaNonce.of(vector);
        pending.add(
                new PendingChallenge(
                        asker.sender(), asker.name(), Optional.of(subscriber), Optional.of(vector), nonce, ends()),
                now());
        return new Challenge(nonce, Optional.empty());
    }

    /** Looks like any other, in the octets that nothing hides too, takes about as long, and nobody's card answers it. */
    private Challenge forNobody(Asker asker) {
        AkaNonce nonce;
        subscribers.pretend();
        try (AuthenticationVector vector = nobody.vector(octets(), new SequenceNumber(0), subscribers.management())) {
            nonce = AkaNonce.of(vector);
        }
        pending.add(
                new PendingChallenge(asker.sender(), asker.name(), Optional.empty(), Optional.empty(), nonce, ends()),
                now());
        return new Challenge(
                nonce,
                Optional.of(
                        new Rejection(UbReason.UNKNOWN_SUBSCRIBER, "a subscriber that may bootstrap", asker.name())));
    }

    private byte[] octets() {
        byte[] octets = new byte[OCTETS];
        tools.random().nextBytes(octets);
        return octets;
    }

    private Instant now() {
        return tools.clock().instant();
    }

    private Instant ends() {
        return now().plus(policy.answerWithin());
    }
}
