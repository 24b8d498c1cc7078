package org.secf.openid.provider;

import java.util.Arrays;
import java.util.Optional;

/** How we prove to a provider who we are (OpenID Connect Core §9, RFC 8705 §2), the best first. */
public enum AuthenticationMethod {
    /** By a token that our key signs. */
    PRIVATE_KEY_JWT("private_key_jwt"),
    /** By a certificate that an authority issued. */
    TLS_CLIENT_AUTH("tls_client_auth"),
    /** By a certificate that the provider knows itself. */
    SELF_SIGNED_TLS_CLIENT_AUTH("self_signed_tls_client_auth"),
    /** By a secret in a field. */
    CLIENT_SECRET_BASIC("client_secret_basic"),
    /** By a secret in the form. */
    CLIENT_SECRET_POST("client_secret_post");

    private final String registeredName;

    AuthenticationMethod(String registeredName) {
        this.registeredName = registeredName;
    }

    /** Its name in the registry of RFC 7591 §4.2. */
    public String registeredName() {
        return registeredName;
    }

    /** The one of that name. */
    public static Optional<AuthenticationMethod> named(String name) {
        return Arrays.stream(values())
                .filter(method -> method.registeredName.equals(name))
                .findFirst();
    }

    /** Whether TLS proves us, so that the provider may have other addresses for it (RFC 8705 §5). */
    public boolean isByCertificate() {
        return this == TLS_CLIENT_AUTH || this == SELF_SIGNED_TLS_CLIENT_AUTH;
    }
}
