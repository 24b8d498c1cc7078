package org.secf.openid.provider;

import java.time.Duration;
import java.util.Optional;
import org.secf.keys.PayloadSeal;

/**
 * How we ask for logins. What the provider insists on is done in any case.
 *
 * @param push over a connection of our own, so that no browser sees or changes the request (RFC 9126)
 * @param sign by our key (RFC 9101)
 * @param encrypt to a key of the provider, once it is signed (RFC 9101 §4); empty where it is not
 * @param lifetime of a signed request
 */
public record RequestPolicy(boolean push, boolean sign, Optional<PayloadSeal> encrypt, Duration lifetime) {

    private static final Duration USUAL = Duration.ofMinutes(1);

    /**
     * Checks it.
     *
     * @throws IllegalArgumentException when requests are encrypted and not signed
     */
    public RequestPolicy {
        if (encrypt.isPresent() && !sign) {
            throw new IllegalArgumentException("requests that are encrypted have to be signed (RFC 9101 §6.2)");
        }
    }

    /** Nothing but what the provider insists on. */
    public static RequestPolicy asRequired() {
        return new RequestPolicy(false, false, Optional.empty(), USUAL);
    }
}
