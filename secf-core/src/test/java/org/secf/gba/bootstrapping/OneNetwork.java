package org.secf.gba.bootstrapping;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.secf.crypto.Crypto;
import org.secf.gba.Milenage;
import org.secf.gba.SequenceNumber;
import org.secf.keys.Secret;

/** Subscribers with the keys of test set 1, in memory. */
final class OneNetwork implements Subscribers {

    private final Map<String, SequenceNumber> numbers = new LinkedHashMap<>();

    OneNetwork(String... identities) {
        for (String identity : identities) {
            numbers.put(identity, new SequenceNumber(0));
        }
    }

    static Milenage functions() {
        return Milenage.ofOperator(
                Crypto.jdk(), secret("465b5ce8b199b49faa5f0a2ee238a6bc"), secret("cdc202d5123e20f62b6d676ac72cb318"));
    }

    private static Secret secret(String hex) {
        return Secret.taking(HexFormat.of().parseHex(hex));
    }

    @Override
    public synchronized Optional<Subscriber> find(String identity) {
        if (identity.startsWith("broken")) {
            throw new IllegalStateException("no database");
        }
        return numbers.containsKey(identity)
                ? Optional.of(new Subscriber(identity, functions(), management()))
                : Optional.empty();
    }

    @Override
    public byte[] management() {
        return new byte[] {(byte) 0x80, 0};
    }

    @Override
    public synchronized SequenceNumber next(Subscriber subscriber) {
        return numbers.compute(
                subscriber.identity(), (identity, before) -> before == null ? new SequenceNumber(0) : before.next());
    }

    @Override
    public synchronized void resynchronise(Subscriber subscriber, SequenceNumber card) {
        numbers.merge(subscriber.identity(), card, (one, other) -> one.next().isTakenAt(other) ? one : other);
    }

    synchronized SequenceNumber number(String identity) {
        return numbers.getOrDefault(identity, new SequenceNumber(0));
    }
}
