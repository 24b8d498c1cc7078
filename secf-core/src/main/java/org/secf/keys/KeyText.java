package org.secf.keys;

import java.security.PublicKey;
import java.security.interfaces.ECKey;
import java.security.interfaces.EdECKey;
import java.security.interfaces.RSAKey;
import java.util.Locale;

/** The word for a public key in lists and errors, the same as {@link KeyKind#word()}: {@code rsa-3072}, {@code p-256}, {@code ed25519}. */
public final class KeyText {

    private KeyText() {}

    /** Kind and length; for a kind that is not used here, the JCA name. */
    public static String of(PublicKey key) {
        if (key instanceof RSAKey rsa) {
            return "rsa-" + rsa.getModulus().bitLength();
        }
        if (key instanceof ECKey ec) {
            return "p-" + ec.getParams().getCurve().getField().getFieldSize();
        }
        String name = key instanceof EdECKey ed ? ed.getParams().getName() : key.getAlgorithm();
        return name.toLowerCase(Locale.ROOT);
    }
}
