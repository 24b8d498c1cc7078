package org.secf.testkit.idp;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who the identity provider is, what it signs with, and which keys its metadata has.
 *
 * @param published with the key that signs, or with that of a rollover that is to sign next
 */
record Identity(String baseUrl, Credential credential, List<X509Certificate> published) {

    /** With one key. */
    static Identity of(String baseUrl, Credential credential) {
        return new Identity(baseUrl, credential, List.of(credential.certificate()));
    }

    String entityId() {
        return baseUrl + Paths.METADATA;
    }

    String singleSignOn() {
        return baseUrl + Paths.SINGLE_SIGN_ON;
    }

    /** Publishes another key beside those it has. */
    Identity announcing(Credential next) {
        return new Identity(
                baseUrl,
                credential,
                Stream.concat(published.stream(), Stream.of(next.certificate())).toList());
    }

    /** Signs with another key. */
    Identity signingWith(Credential next) {
        return new Identity(baseUrl, next, published);
    }
}
