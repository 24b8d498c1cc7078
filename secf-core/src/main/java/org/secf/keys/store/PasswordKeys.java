package org.secf.keys.store;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.secf.verdict.Check;
import org.secf.verdict.Rejection;

/**
 * How this Java makes keys of passwords, which the JDK's PKCS#12 leaves to the first provider that can. Of some, such as Bouncy Castle, they are other keys than
 * every other tool has: what is encrypted by them can be opened in the same Java only.
 */
public final class PasswordKeys {

    private static final String PROBE = "probe";

    private PasswordKeys() {}

    /** Why nothing is written by such keys; empty where they are the usual ones. */
    public static Optional<Rejection> refusal() {
        return stranger()
                .flatMap(stranger -> Check.refused(
                        StoreReason.STORE_NOT_WRITTEN,
                        "a Java whose own provider makes keys of passwords, so that other tools open the store; put the other behind it in java.security",
                        stranger));
    }

    /** What stands before the JDK's own provider and makes other keys; empty where nothing does. */
    static Optional<String> stranger() {
        PBEKeySpec password = new PBEKeySpec(PROBE.toCharArray());
        try {
            SecretKeyFactory factory = SecretKeyFactory.getInstance("PBE");
            byte[] made = factory.generateSecret(password).getEncoded();
            return Arrays.equals(made, PROBE.getBytes(StandardCharsets.US_ASCII))
                    ? Optional.empty()
                    : Optional.of("the provider " + factory.getProvider().getName() + " before the JDK's SunJCE");
        } catch (GeneralSecurityException e) {
            return Optional.of("no provider for keys of passwords");
        }
    }
}
