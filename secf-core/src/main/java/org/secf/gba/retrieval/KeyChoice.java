package org.secf.gba.retrieval;

import java.util.Optional;

/** Which keys a subscriber must prove itself by to a service, where its network says so (TS 33.220 §4.2.4). */
public enum KeyChoice {
    /** The one that the device has. */
    DEVICE("ME_BASED_KEY"),
    /** The one that stays on the card. */
    CARD("UICC_BASED_KEY"),
    /** Any of both, as the protocol needs them; that it forbids neither is from memory. */
    BOTH("ME_UICC_BASED_KEYS");

    private final String token;

    KeyChoice(String token) {
        this.token = token;
    }

    /** The name in messages (TS 29.309). */
    String token() {
        return token;
    }

    /** Whether a key on the card will do. */
    public boolean takesCard() {
        return this != DEVICE;
    }

    /** Whether a key in the device will do. */
    public boolean takesDevice() {
        return this != CARD;
    }

    /** The one of that name; empty for every other. */
    static Optional<KeyChoice> named(String token) {
        for (KeyChoice choice : values()) {
            if (choice.token.equals(token)) {
                return Optional.of(choice);
            }
        }
        return Optional.empty();
    }
}
