package org.secf.administration;

import java.util.Optional;

/** What administrators can do with a store. */
public enum Operation {
    /** Its version, aliases and keys. */
    SHOW("store show", false, ""),
    /** The public key that secrets are sealed to. */
    SHOW_TRANSPORT_KEY("transport key show", false, ""),
    /** Its last changes. */
    SHOW_LOG("store log", false, ""),
    /** Puts a sealed secret into it. */
    SET_SECRET("secret set", true, Operation.SEALED),
    /** Takes a secret out. */
    REMOVE_SECRET("secret remove", true, ""),
    /** Makes a key pair for a key set. */
    GENERATE_KEY("key generate", true, "application/json"),
    /** Lets the next key of a key set follow the active one. */
    ROTATE_KEYS("key rotate", true, "application/json"),
    /** Ends the use of a key. */
    RETIRE_KEY("key retire", true, ""),
    /** Makes the key that secrets are sealed to, or another one in its place. */
    RENEW_TRANSPORT_KEY("transport key", true, "");

    /** The media type of a sealed secret (RFC 7515 §9.2.1). */
    public static final String SEALED = "application/jose";

    private final String word;
    private final boolean isChange;
    private final String mediaType;

    Operation(String word, boolean isChange, String mediaType) {
        this.word = word;
        this.isChange = isChange;
        this.mediaType = mediaType;
    }

    /** The word of the audit: {@code secret set}. */
    public String word() {
        return word;
    }

    /** Whether it makes another version of the store. */
    public boolean isChange() {
        return isChange;
    }

    /** The only media type of what it needs; empty where it needs nothing. */
    public Optional<String> mediaType() {
        return Optional.of(mediaType).filter(type -> !type.isEmpty());
    }

    /** Whether it is done to one alias or key set. */
    boolean hasSubject() {
        return isChange && this != RENEW_TRANSPORT_KEY;
    }
}
