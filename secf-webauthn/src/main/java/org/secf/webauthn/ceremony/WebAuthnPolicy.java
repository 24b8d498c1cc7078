package org.secf.webauthn.ceremony;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What every registration and login has to meet.
 *
 * @param rpId the domain whose credentials these are (WebAuthn-3 §4, RP ID)
 * @param origins whose pages may ask the authenticator; each of the domain
 * @param verification whether the authenticator has to know its user
 * @param algorithms best first
 * @param attestation whether authenticators show their make
 * @param attestationRoots who may vouch for a make; none where none is asked for
 */
public record WebAuthnPolicy(
        String rpId,
        List<String> origins,
        UserVerification verification,
        List<SigningAlgorithm> algorithms,
        Attestation attestation,
        List<X509Certificate> attestationRoots) {

    private static final Pattern DOMAIN =
            Pattern.compile("(?!-)[a-z0-9-]{1,63}(\\.[a-z0-9-]{1,63})*\\.[a-z][a-z0-9-]{0,62}|localhost");

    public WebAuthnPolicy {
        origins = List.copyOf(origins);
        algorithms = List.copyOf(algorithms);
        attestationRoots = List.copyOf(attestationRoots);
        require(DOMAIN.matcher(rpId).matches(), rpId + " is no domain; an address of numbers has no credentials");
        require(!origins.isEmpty(), "without an origin no page may ask an authenticator");
        for (String origin : origins) {
            require(isOf(rpId, origin), origin + " is no https origin of " + rpId + " or below it");
        }
        require(!algorithms.isEmpty(), "without an algorithm no authenticator can sign");
        require(
                (attestation == Attestation.DIRECT) == !attestationRoots.isEmpty(),
                "attestation direct needs certificates to trust, and nothing else does");
    }

    /** Http is for this machine only. */
    private static boolean isOf(String rpId, String text) {
        try {
            URI origin = URI.create(text);
            String host = String.valueOf(origin.getHost()).toLowerCase(Locale.ROOT);
            boolean isSecure = "https".equals(origin.getScheme())
                    || ("http".equals(origin.getScheme()) && (host.equals("localhost") || host.endsWith(".localhost")));
            boolean isBare = origin.getRawUserInfo() == null
                    && String.valueOf(origin.getRawPath()).isEmpty()
                    && origin.getRawQuery() == null
                    && origin.getRawFragment() == null;
            return isSecure && isBare && (host.equals(rpId) || host.endsWith("." + rpId));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** Whether a login counts only where the authenticator knows its user. */
    public boolean requiresVerification() {
        return verification == UserVerification.REQUIRED;
    }
}
