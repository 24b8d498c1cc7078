package org.secf.keys.store;

import java.security.cert.X509Certificate;
import org.secf.keys.OwnKey;
import org.secf.keys.Secret;

/** What stands behind one alias. */
public sealed interface StoreEntry {

    /** A secret text or secret octets. */
    record SecretEntry(Secret secret) implements StoreEntry {}

    /** A key pair of ours. */
    record KeyEntry(OwnKey key) implements StoreEntry {}

    /** A certificate that is believed. */
    record TrustEntry(X509Certificate certificate) implements StoreEntry {}

    /** The word for lists: {@code secret}, {@code key}, {@code trust}. */
    default String word() {
        if (this instanceof SecretEntry) {
            return "secret";
        }
        return this instanceof KeyEntry ? "key" : "trust";
    }
}
