package org.secf.keys;

import java.security.Key;
import java.security.interfaces.ECKey;
import java.util.Set;

/** How the key that encrypts the content comes about (RFC 7518 §4.1). A key is used with one of them only (RFC 8725 §3.1). */
public enum SealAlgorithm {
    /** Agreed on with a key made for this one message; it encrypts the content itself (RFC 7518 §4.6). Keys on P-256. */
    ECDH_ES("ECDH-ES"),
    /** Drawn at random, wrapped by a key that was agreed on (RFC 7518 §4.6). Keys on P-256. */
    ECDH_ES_A256KW("ECDH-ES+A256KW"),
    /** Drawn at random, encrypted to an RSA key (RFC 7518 §4.3). */
    RSA_OAEP_256("RSA-OAEP-256");

    private static final Set<String> EC = Set.of("EC", "ECDH");

    private final String joseName;

    SealAlgorithm(String joseName) {
        this.joseName = joseName;
    }

    /** The value of the header parameter {@code alg}. */
    public String joseName() {
        return joseName;
    }

    /** Whether nothing is sent in place of the encrypted key (RFC 7516 §5.1). */
    public boolean isDirect() {
        return this == ECDH_ES;
    }

    /** Whether keys are agreed on with a key made for this one message, which is sent along. */
    public boolean isAgreement() {
        return this != RSA_OAEP_256;
    }

    /** Whether the key is of the right kind; one that shows no parameters, as in hardware, is believed to be on the right curve. */
    boolean fits(Key key) {
        if (!isAgreement()) {
            return key.getAlgorithm().equals("RSA");
        }
        return EC.contains(key.getAlgorithm())
                && (!(key instanceof ECKey ec)
                        || EcCurve.of(ec.getParams())
                                .filter(EcCurve.P_256::equals)
                                .isPresent());
    }
}
