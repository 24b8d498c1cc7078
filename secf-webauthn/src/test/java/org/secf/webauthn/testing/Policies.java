package org.secf.webauthn.testing;

import java.util.List;
import org.secf.webauthn.ceremony.Attestation;
import org.secf.webauthn.ceremony.SigningAlgorithm;
import org.secf.webauthn.ceremony.UserVerification;
import org.secf.webauthn.ceremony.WebAuthnPolicy;

/** Policies of the site in {@link Speech}. */
public final class Policies {

    private Policies() {}

    public static WebAuthnPolicy strict() {
        return of(UserVerification.REQUIRED, SigningAlgorithm.ES256, SigningAlgorithm.RS256);
    }

    public static WebAuthnPolicy of(UserVerification verification, SigningAlgorithm... algorithms) {
        return new WebAuthnPolicy(
                Speech.RP_ID, List.of(Speech.ORIGIN), verification, List.of(algorithms), Attestation.NONE, List.of());
    }

    /** That trusts a maker. */
    public static WebAuthnPolicy trusting(Maker maker) {
        return new WebAuthnPolicy(
                Speech.RP_ID,
                List.of(Speech.ORIGIN),
                UserVerification.REQUIRED,
                List.of(SigningAlgorithm.ES256),
                Attestation.DIRECT,
                List.of(maker.root()));
    }
}
