package org.secf.webauthn.webauthn4j;

import com.webauthn4j.WebAuthnRegistrationManager;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.RegistrationRequest;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.secf.settings.ConfigurationException;

/**
 * Whether the library runs here at all, tried once at start. Jackson 2 and 3 share the names of their annotations: where a server shows applications its own, of an
 * older release, before theirs, everything starts, and the first registration fails.
 */
public final class TrialRun {

    /** An attestation object (WebAuthn-3 §6.5) of the format {@code none}, without a credential. */
    private static final byte[] ATTESTATION = HexFormat.of()
            .parseHex("a3" + "63666d74" + "646e6f6e65" + "6761747453746d74" + "a0" + "686175746844617461" + "5825"
                    + "00".repeat(32) + "01" + "00".repeat(4));

    private static final byte[] CLIENT_DATA =
            "{\"type\":\"webauthn.create\",\"challenge\":\"AAAAAAAAAAAAAAAAAAAAAA\",\"origin\":\"https://localhost\"}"
                    .getBytes(StandardCharsets.UTF_8);

    private TrialRun() {}

    /**
     * Reads what an authenticator says.
     *
     * @throws ConfigurationException where the classes that the library meets are not those that it was built for
     */
    public static void require() {
        try {
            WebAuthnRegistrationManager.createNonStrictWebAuthnRegistrationManager(new ObjectConverter())
                    .parse(new RegistrationRequest(ATTESTATION, CLIENT_DATA));
        } catch (LinkageError e) {
            throw new ConfigurationException(
                    "The mechanism webauthn meets another jackson-annotations than it brings, the server's own: %s. Let the server load the application's classes before its own; the guide to authenticators says how"
                            .formatted(e),
                    e);
        }
    }
}
