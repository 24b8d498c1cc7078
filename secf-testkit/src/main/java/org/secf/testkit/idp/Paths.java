package org.secf.testkit.idp;

import java.util.Map;
import java.util.Optional;

/** Where the identity provider answers, below its base URL. */
final class Paths {

    static final String METADATA = "/metadata";
    static final String SINGLE_SIGN_ON = "/sso";
    static final String LOGIN = "/login";
    static final String STYLE = "/page.css";
    static final String SCRIPT = "/submit.js";

    private static final Map<String, String> METHODS = Map.of(
            METADATA, "GET, HEAD",
            SINGLE_SIGN_ON, "GET, HEAD, POST",
            LOGIN, "POST",
            STYLE, "GET, HEAD",
            SCRIPT, "GET, HEAD");

    private Paths() {}

    /** The methods of a path, as the field {@code Allow} names them; empty where there is nothing. */
    static Optional<String> methods(String path) {
        return Optional.ofNullable(METHODS.get(path));
    }
}
