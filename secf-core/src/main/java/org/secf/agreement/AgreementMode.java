package org.secf.agreement;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** How two sides agree. The first four are the modes of RFC 9180 §5; the server's keys of one offer are forgotten with it, so that recordings stay closed. */
public enum AgreementMode {
    /** Nothing about the client but a signature, if it makes one; an anonymous client otherwise (RFC 9180 §5.1.1). */
    BASE("base", false, false),
    /** The client has a pre-shared key besides, and may sign (§5.1.2). */
    PSK("psk", true, false),
    /** The client has the private half of a key that the server knows (§5.1.3). */
    AUTH("auth", false, true),
    /** The client has both (§5.1.4). */
    AUTH_PSK("auth_psk", true, true),
    /**
     * A pre-shared key and nothing else, for clients that cannot do more. Without forward secrecy: whoever learns the key later reads everything that was
     * recorded.
     */
    PRE_SHARED("pre-shared", true, false);

    private final String word;
    private final boolean hasPsk;
    private final boolean hasClientKey;

    AgreementMode(String word, boolean hasPsk, boolean hasClientKey) {
        this.word = word;
        this.hasPsk = hasPsk;
        this.hasClientKey = hasClientKey;
    }

    /** The word in messages and settings. */
    public String word() {
        return word;
    }

    /** Whether a pre-shared key is part of it. */
    public boolean hasPsk() {
        return hasPsk;
    }

    /** Whether the client's own key for agreements is part of it. */
    public boolean hasClientKey() {
        return hasClientKey;
    }

    /** Whether the client may sign besides: where no key of its own says already who it is. */
    public boolean maySign() {
        return isSealed() && !hasClientKey;
    }

    /** Whether it is by RFC 9180, to a key of the offer. */
    public boolean isSealed() {
        return this != PRE_SHARED;
    }

    /** The mode of that word. */
    public static Optional<AgreementMode> of(String word) {
        return Arrays.stream(values()).filter(mode -> mode.word.equals(word)).findFirst();
    }

    static String words() {
        return Arrays.stream(values()).map(AgreementMode::word).collect(Collectors.joining(", "));
    }
}
