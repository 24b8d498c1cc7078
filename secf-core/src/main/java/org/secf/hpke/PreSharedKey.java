package org.secf.hpke;

import java.util.Arrays;
import org.secf.verdict.Verdict;

/** A secret that both sides had before, and its name (RFC 9180 §5.1.2). {@link #close} wipes it. */
public final class PreSharedKey implements AutoCloseable {

    /** The least octets of a key (§5.1.2 asks for as much entropy). */
    public static final int LEAST_OCTETS = 32;

    private final byte[] id;
    private final byte[] key;
    private boolean closed;

    private PreSharedKey(byte[] id, byte[] key) {
        this.id = id;
        this.key = key;
    }

    /**
     * A key and its name; neither goes without the other.
     *
     * @param id {@code psk_id}, which is no secret; copied
     * @param key {@code psk}, at least {@link #LEAST_OCTETS} which nobody can guess; copied
     * @return refused with {@link HpkeReason#PSK_INCONSISTENT} or {@link HpkeReason#PSK_TOO_SHORT}
     */
    public static Verdict<PreSharedKey> of(byte[] id, byte[] key) {
        if (id.length == 0 || key.length == 0) {
            return Verdict.rejected(
                    HpkeReason.PSK_INCONSISTENT,
                    "an identifier and a key",
                    "an identifier of " + id.length + " octets and a key of " + key.length);
        }
        if (key.length < LEAST_OCTETS) {
            return Verdict.rejected(
                    HpkeReason.PSK_TOO_SHORT, "at least " + LEAST_OCTETS + " octets", key.length + " octets");
        }
        return Verdict.accepted(new PreSharedKey(id.clone(), key.clone()));
    }

    byte[] id() {
        return id;
    }

    /** A copy of the key, which the one who asks wipes. */
    synchronized byte[] key() {
        if (closed) {
            // A wiped key is one that everybody knows.
            throw new IllegalStateException("the pre-shared key was closed before its use");
        }
        return key.clone();
    }

    /** Wipes the key; it can no longer be used. */
    @Override
    public synchronized void close() {
        closed = true;
        Arrays.fill(key, (byte) 0);
    }
}
