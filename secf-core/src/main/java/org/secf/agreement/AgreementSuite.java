package org.secf.agreement;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.secf.hpke.HpkeAead;
import org.secf.hpke.HpkeKem;
import org.secf.hpke.HpkeSuite;

/** The algorithms of RFC 9180 by which agreements are made. */
public enum AgreementSuite {
    /** DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM. */
    X25519("x25519", HpkeKem.X25519_HKDF_SHA256),
    /** DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-256-GCM. */
    P_256("p-256", HpkeKem.P256_HKDF_SHA256);

    private final String word;
    private final HpkeKem kem;

    AgreementSuite(String word, HpkeKem kem) {
        this.word = word;
        this.kem = kem;
    }

    /** The word in messages and settings. */
    public String word() {
        return word;
    }

    HpkeSuite hpke() {
        return new HpkeSuite(kem, HpkeAead.AES_256_GCM);
    }

    /** The suite of that word. */
    public static Optional<AgreementSuite> of(String word) {
        return Arrays.stream(values()).filter(suite -> suite.word.equals(word)).findFirst();
    }

    static String words() {
        return Arrays.stream(values()).map(AgreementSuite::word).collect(Collectors.joining(", "));
    }
}
