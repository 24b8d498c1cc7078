package org.secf.testkit;

import java.util.Optional;
import org.secf.http.Parameters;

/** What a token endpoint is asked. */
record TokenRequest(Parameters form) {

    static final String SAML2 = "urn:ietf:params:oauth:token-type:saml2";
    static final String ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token";

    /** A parameter that came twice is none (RFC 6749 §3.2). */
    Optional<String> optional(String name) {
        return form.optional(name)
                .fold(found -> found.map(Parameters.Parameter::value), rejection -> Optional.<String>empty());
    }
}
