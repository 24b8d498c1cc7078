package org.secf.crypto;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;

/**
 * Keys in the form that a provider works with. It takes others too, but makes its own of them for every operation and with it all that it computes
 * in advance, which costs more than the provider saves.
 */
final class OwnKeys {

    private OwnKeys() {}

    static PublicKey of(Provider provider, PublicKey key) {
        if (key.getEncoded() == null) {
            return key;
        }
        try {
            PublicKey own = factory(provider, key).generatePublic(new X509EncodedKeySpec(key.getEncoded()));
            // Thumbprints are taken of the encoding, and must not depend on the provider.
            return Arrays.equals(own.getEncoded(), key.getEncoded()) ? own : key;
        } catch (GeneralSecurityException | RuntimeException noneOfItsOwn) {
            return key;
        }
    }

    static PrivateKey of(Provider provider, PrivateKey key) {
        byte[] encoded = key.getEncoded();
        if (encoded == null) {
            return key; // it lives in hardware
        }
        try {
            return factory(provider, key).generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException | RuntimeException noneOfItsOwn) {
            return key;
        } finally {
            Arrays.fill(encoded, (byte) 0);
        }
    }

    private static KeyFactory factory(Provider provider, Key key) throws GeneralSecurityException {
        return KeyFactory.getInstance(key.getAlgorithm(), provider);
    }
}
