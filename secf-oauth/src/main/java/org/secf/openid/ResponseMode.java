package org.secf.openid;

import java.util.Locale;

/** How a browser brings the provider's answer. */
public enum ResponseMode {
    /** In the address (RFC 6749 §4.1.2). */
    QUERY("GET"),
    /** In a form (OAuth 2.0 Form Post Response Mode), which does not end in histories; needs https, since browsers send no cookies along otherwise. */
    FORM_POST("POST");

    private final String method;

    ResponseMode(String method) {
        this.method = method;
    }

    String method() {
        return method;
    }

    /** As the protocol writes it. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
