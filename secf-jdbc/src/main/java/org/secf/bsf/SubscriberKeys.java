package org.secf.bsf;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.secf.crypto.Crypto;
import org.secf.gba.Milenage;
import org.secf.jdbc.Place;
import org.secf.jdbc.Sealed;
import org.secf.jdbc.SealingKeys;
import org.secf.keys.Secret;
import org.secf.verdict.Verdict;

/** Seals and opens the two keys of a subscriber; both stand in their row under one sealing key. */
record SubscriberKeys(SealingKeys keys, Crypto crypto) {

    private static final String TABLE = "secf_subscriber";
    private static final String KEY = "subscriber_key";
    private static final String OPERATOR = "operator_key";

    /** Both, sealed. */
    record Both(Sealed key, Sealed operator) {

        static Both of(ResultSet row) throws SQLException {
            String id = row.getString("sealing_key");
            return new Both(new Sealed(id, row.getBytes(KEY)), new Sealed(id, row.getBytes(OPERATOR)));
        }

        String keyId() {
            return key.keyId();
        }
    }

    static Both sealed(SealingKeys keys, NewSubscriber added) {
        return sealed(keys, added.identity(), added.key(), added.operator());
    }

    private static Both sealed(SealingKeys keys, String identity, Secret key, Secret operator) {
        return new Both(keys.sealed(place(KEY, identity), key), keys.sealed(place(OPERATOR, identity), operator));
    }

    /** The functions of the subscriber's card. */
    Verdict<Milenage> functions(String identity, Both both) {
        return keys.opened(place(KEY, identity), both.key()).then(key -> {
            try (key) {
                return keys.opened(place(OPERATOR, identity), both.operator()).map(operator -> {
                    try (operator) {
                        return Milenage.of(crypto, key, operator);
                    }
                });
            }
        });
    }

    /** The same, encrypted by the key that is active now. */
    Verdict<Both> resealed(String identity, Both both) {
        return keys.opened(place(KEY, identity), both.key()).then(key -> {
            try (key) {
                return keys.opened(place(OPERATOR, identity), both.operator()).map(operator -> {
                    try (operator) {
                        return sealed(keys, identity, key, operator);
                    }
                });
            }
        });
    }

    private static Place place(String column, String identity) {
        return new Place(TABLE, column, identity);
    }
}
