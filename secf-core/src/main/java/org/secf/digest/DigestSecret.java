package org.secf.digest;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What a server knows of a user: H(A1) of RFC 7616 §3.4.2, which is worth as much as the password in its realm. {@link #close} wipes it; whoever asked
 * for it does so.
 */
public final class DigestSecret implements AutoCloseable {

    private final String name;
    private final byte[] hash;
    private final Set<String> groups;

    /**
     * A secret.
     *
     * @param name the caller's name as the store writes it
     * @param hash H(A1), as long as the algorithm's hash; copied
     * @param groups as the store knows them, before any mapping
     */
    public DigestSecret(String name, byte[] hash, Set<String> groups) {
        this.name = name;
        this.hash = hash.clone();
        this.groups = Collections.unmodifiableSet(new LinkedHashSet<>(groups));
    }

    private DigestSecret(DigestSecret other) {
        this.name = other.name;
        this.hash = other.hash.clone();
        this.groups = other.groups;
    }

    /** The same secret, to be wiped on its own. As quick for a user of many groups as for one of none. */
    DigestSecret copy() {
        return new DigestSecret(this);
    }

    public String name() {
        return name;
    }

    public Set<String> groups() {
        return groups;
    }

    /** H(A1) itself, not a copy. */
    byte[] hash() {
        return hash;
    }

    /** Wipes the hash. */
    @Override
    public void close() {
        Arrays.fill(hash, (byte) 0);
    }

    /** The name alone. */
    @Override
    public String toString() {
        return name;
    }
}
