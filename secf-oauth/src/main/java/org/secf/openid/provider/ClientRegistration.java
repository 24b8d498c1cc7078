package org.secf.openid.provider;

import java.util.Arrays;
import java.util.Optional;
import org.secf.keys.Secret;

/**
 * We, as a provider knows us.
 *
 * @param clientId by which it calls us
 * @param method how we prove it; empty for the best that the provider announces and we can
 * @param secret that both have
 * @param signing our keys that sign; empty where we have none
 * @param hasCertificate whether TLS shows a certificate of ours
 */
public record ClientRegistration(
        String clientId,
        Optional<AuthenticationMethod> method,
        Optional<Secret> secret,
        Optional<ClientSigningKeys> signing,
        boolean hasCertificate) {

    /**
     * Checks that we can do what was said.
     *
     * @throws IllegalArgumentException when the method needs what is not there, or nothing proves us at all
     */
    public ClientRegistration {
        if (method.isPresent() && !can(method.get(), secret.isPresent(), signing.isPresent(), hasCertificate)) {
            throw new IllegalArgumentException("client authentication by "
                    + method.get().registeredName()
                    + " needs "
                    + (method.get().isByCertificate()
                            ? "a certificate for TLS"
                            : method.get() == AuthenticationMethod.PRIVATE_KEY_JWT
                                    ? "a key set that signs"
                                    : "a secret"));
        }
        if (secret.isEmpty() && signing.isEmpty() && !hasCertificate) {
            throw new IllegalArgumentException(
                    "a client proves itself by a secret, a key set that signs, or a certificate");
        }
    }

    /** Whether we have what that way of proving needs. */
    boolean can(AuthenticationMethod wanted) {
        return can(wanted, secret.isPresent(), signing.isPresent(), hasCertificate);
    }

    /** For errors. */
    String possible() {
        return Arrays.stream(AuthenticationMethod.values())
                .filter(this::can)
                .map(AuthenticationMethod::registeredName)
                .toList()
                .toString();
    }

    private static boolean can(AuthenticationMethod wanted, boolean secret, boolean key, boolean certificate) {
        return switch (wanted) {
            case PRIVATE_KEY_JWT -> key;
            case TLS_CLIENT_AUTH, SELF_SIGNED_TLS_CLIENT_AUTH -> certificate;
            case CLIENT_SECRET_BASIC, CLIENT_SECRET_POST -> secret;
        };
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "ClientRegistration[" + clientId + "]";
    }
}
