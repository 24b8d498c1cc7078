package org.secf.server;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.secf.crypto.Crypto;
import org.secf.gba.Milenage;
import org.secf.gba.NafId;
import org.secf.gba.SequenceNumber;
import org.secf.gba.bootstrapping.Subscriber;
import org.secf.gba.bootstrapping.Subscribers;
import org.secf.gba.retrieval.RetrievalServer;
import org.secf.gba.retrieval.UserSettings;
import org.secf.keys.Secret;

/** Alice, whom a service knows by two names and lets in as a user, and Bob, of whom it knows nothing. */
final class GbaSubscribers implements Subscribers, RetrievalServer.SubscriberSettings {

    private static final int KEY = 16;

    private final Map<String, SequenceNumber> numbers = new LinkedHashMap<>();

    GbaSubscribers() {
        numbers.put(GbaNetwork.ALICE, new SequenceNumber(0));
        numbers.put(GbaNetwork.BOB, new SequenceNumber(0));
    }

    /** What network and card have in common. */
    static Milenage functions(String identity) {
        return Milenage.of(Crypto.jdk(), secret("K of " + identity), secret("OPc of " + identity));
    }

    private static Secret secret(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Secret.taking(Arrays.copyOf(hash, KEY));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public synchronized Optional<Subscriber> find(String identity) {
        return numbers.containsKey(identity)
                ? Optional.of(new Subscriber(identity, functions(identity), management()))
                : Optional.empty();
    }

    @Override
    public byte[] management() {
        return new byte[] {(byte) 0x80, 0};
    }

    @Override
    public synchronized SequenceNumber next(Subscriber subscriber) {
        SequenceNumber next = number(subscriber).next();
        numbers.put(subscriber.identity(), next);
        return next;
    }

    @Override
    public synchronized void resynchronise(Subscriber subscriber, SequenceNumber card) {
        if (!number(subscriber).next().isTakenAt(card)) {
            numbers.put(subscriber.identity(), card);
        }
    }

    private SequenceNumber number(Subscriber subscriber) {
        return numbers.getOrDefault(subscriber.identity(), new SequenceNumber(0));
    }

    @Override
    public List<UserSettings> of(String subscriber, NafId application, List<Long> services) {
        return subscriber.equals(GbaNetwork.ALICE) && services.contains(GbaNetwork.SERVICE)
                ? List.of(new UserSettings(
                        GbaNetwork.SERVICE,
                        0,
                        List.of(GbaNetwork.ALICE_AT_SERVICE, GbaNetwork.ALICE_BY_NUMBER),
                        Optional.empty(),
                        List.of(1L)))
                : List.of();
    }
}
