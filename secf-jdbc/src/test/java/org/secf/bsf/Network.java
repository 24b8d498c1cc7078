package org.secf.bsf;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.secf.crypto.Crypto;
import org.secf.gba.SequenceNumber;
import org.secf.jdbc.Database;
import org.secf.jdbc.DatabaseSchema;
import org.secf.jdbc.SealingKeys;
import org.secf.jdbc.TestDatabase;
import org.secf.keys.Secret;
import org.secf.verdict.Verdict;

/** What stands around a bootstrapping server on a database: test set 1 for everybody. */
record Network(Database database, SealingKeys keys) {

    static final String K = "465b5ce8b199b49faa5f0a2ee238a6bc";
    static final String OPC = "cd63cb71954a9f4e48a5994e37a02baf";
    static final byte[] AMF = {(byte) 0x80, 0};

    static Network on(TestDatabase.Fresh fresh) {
        return on(fresh, 1);
    }

    /** With the sealing keys of those numbers, the active one first. */
    static Network on(TestDatabase.Fresh fresh, int... sealing) {
        return new Network(fresh.with(DatabaseSchema.BOOTSTRAPPING_SERVER), sealing(sealing));
    }

    static SealingKeys sealing(int... numbers) {
        List<Secret> keys = Arrays.stream(numbers)
                .mapToObj(number -> {
                    byte[] octets = new byte[SealingKeys.KEY_OCTETS];
                    Arrays.fill(octets, (byte) number);
                    return Secret.taking(octets);
                })
                .toList();
        return new SealingKeys(Crypto.jdk(), new SecureRandom(), keys);
    }

    static Secret secret(String hex) {
        return Secret.taking(HexFormat.of().parseHex(hex));
    }

    static NewSubscriber subscriber(String identity, String... identities) {
        return new NewSubscriber(identity, secret(K), secret(OPC), new SequenceNumber(0), List.of(identities));
    }

    Verdict<String> add(String identity, String... identities) {
        return directory().add(subscriber(identity, identities), keys);
    }

    SubscriberDirectory directory() {
        return new SubscriberDirectory(database);
    }

    DatabaseSubscribers subscribers() {
        return new DatabaseSubscribers(database, new SubscriberKeys(keys, Crypto.jdk()), AMF);
    }
}
