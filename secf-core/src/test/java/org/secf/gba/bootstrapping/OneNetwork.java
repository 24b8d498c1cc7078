package org.secf.gba.bootstrapping;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.secf.crypto.Crypto;
import org.secf.gba.AkaFunctions;
import org.secf.gba.Milenage;
import org.secf.gba.SequenceNumber;
import org.secf.keys.Secret;

/** Subscribers with the keys of test set 1, in memory. */
final class OneNetwork implements Subscribers {

    private final Map<String, SequenceNumber> numbers = new LinkedHashMap<>();
    private final List<AkaFunctions> given = new ArrayList<>();
    private String otherCard = "";

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
        if (!numbers.containsKey(identity)) {
            return Optional.empty();
        }
        Milenage functions = identity.equals(otherCard)
                ? Milenage.of(Crypto.jdk(), secret("00".repeat(16)), secret("11".repeat(16)))
                : functions();
        given.add(functions);
        return Optional.of(new Subscriber(identity, functions, management()));
    }

    synchronized void remove(String identity) {
        numbers.remove(identity);
    }

    /** The subscriber gets another card. */
    synchronized void rekey(String identity) {
        otherCard = identity;
    }

    /** All that were found until now. */
    synchronized List<AkaFunctions> given() {
        return List.copyOf(given);
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
