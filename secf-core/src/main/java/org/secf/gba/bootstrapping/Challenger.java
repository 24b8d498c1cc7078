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
        Optional<Subscriber> found = subscribers.find(identity);
        if (found.isEmpty()) {
            return forNobody(asker, identity);
        }
        try (Subscriber subscriber = found.get()) {
            return challenge(asker, subscriber);
        }
    }

    /** After the card said where it is. */
    Challenge resynchronised(PendingChallenge before, SequenceNumber card) {
        Asker asker = new Asker(before.sender(), before.name());
        String identity = before.subscriber().orElseThrow();
        Optional<Subscriber> found = subscribers.find(identity);
        if (found.isEmpty()) {
            return forNobody(asker, identity);
        }
        try (Subscriber subscriber = found.get()) {
            subscribers.resynchronise(subscriber, card);
            return challenge(asker, subscriber);
        }
    }

    private Challenge challenge(Asker asker, Subscriber subscriber) {
        AkaNonce nonce = nonce(
                new AuthenticationCentre(subscriber.functions()),
                subscribers.next(subscriber),
                subscriber.management());
        remember(asker, Optional.of(subscriber.identity()), nonce);
        return new Challenge(nonce, Optional.empty());
    }

    /** Looks like any other, in the octets that nothing hides too, takes about as long, and nobody's card answers it. */
    private Challenge forNobody(Asker asker, String identity) {
        subscribers.pretend(identity);
        AkaNonce nonce = nonce(nobody, new SequenceNumber(0), subscribers.management());
        remember(asker, Optional.empty(), nonce);
        return new Challenge(
                nonce,
                Optional.of(
                        new Rejection(UbReason.UNKNOWN_SUBSCRIBER, "a subscriber that may bootstrap", asker.name())));
    }

    private void remember(Asker asker, Optional<String> subscriber, AkaNonce nonce) {
        pending.add(new PendingChallenge(asker.sender(), asker.name(), subscriber, nonce, ends()), now());
    }

    /** What goes out; what a good answer is gets wiped here, and is calculated again when one comes. */
    private AkaNonce nonce(AuthenticationCentre centre, SequenceNumber number, byte[] management) {
        try (AuthenticationVector vector = centre.vector(octets(), number, management)) {
            return AkaNonce.of(vector);
        }
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
