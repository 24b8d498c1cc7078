package org.secf.saml.request;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Text in a query. */
final class UrlText {

    private UrlText() {}

    /** Percent-encodes; a space becomes {@code %20}, which every decoder reads alike. */
    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
