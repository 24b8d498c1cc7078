package org.secf.canary;

import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.util.List;

/** What is secret of a private key. */
public final class PrivateKeys {

    private PrivateKeys() {}

    /** Each number from which the key could be made. */
    public static List<Canary> of(String name, PrivateKey key) {
        if (key instanceof RSAPrivateCrtKey rsa) {
            return List.of(
                    Canary.of(name + " d", rsa.getPrivateExponent()),
                    Canary.of(name + " p", rsa.getPrimeP()),
                    Canary.of(name + " q", rsa.getPrimeQ()),
                    Canary.of(name + " dp", rsa.getPrimeExponentP()));
        }
        if (key instanceof ECPrivateKey ec) {
            return List.of(Canary.of(name + " d", ec.getS()));
        }
        throw new IllegalArgumentException("a key of RSA or EC, not " + key.getAlgorithm());
    }
}
