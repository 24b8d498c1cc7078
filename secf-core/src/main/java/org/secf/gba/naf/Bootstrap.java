package org.secf.gba.naf;

/** Which keys a caller may prove itself by; each has a realm of its own (TS 24.109 §5.2.3). */
enum Bootstrap {
    /** Keys that the device has. */
    DEVICE("3GPP-bootstrapping@"),
    /** Keys that stay on the card. */
    CARD("3GPP-bootstrapping-uicc@");

    private final String prefix;

    Bootstrap(String prefix) {
        this.prefix = prefix;
    }

    /** For an application. */
    String realm(String host) {
        return prefix + host;
    }
}
