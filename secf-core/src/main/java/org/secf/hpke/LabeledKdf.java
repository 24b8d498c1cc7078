package org.secf.hpke;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.secf.crypto.Crypto;

/** LabeledExtract and LabeledExpand (RFC 9180 §4): whatever is derived is bound to the version, the suite and its purpose. */
final class LabeledKdf {

    private static final byte[] VERSION = ascii("HPKE-v1");
    static final byte[] EMPTY = {};

    private final byte[] suite;
    private final Hkdf hkdf;

    private LabeledKdf(byte[] suite, Crypto crypto) {
        this.suite = suite;
        this.hkdf = new Hkdf(crypto);
    }

    /** As it is used inside a key encapsulation (RFC 9180 §4.1). */
    static LabeledKdf of(HpkeKem kem, Crypto crypto) {
        return new LabeledKdf(Octets.concat(ascii("KEM"), Octets.two(kem.id())), crypto);
    }

    /** As it is used for everything else (RFC 9180 §5.1). */
    static LabeledKdf of(HpkeSuite suite, Crypto crypto) {
        return new LabeledKdf(
                Octets.concat(
                        ascii("HPKE"),
                        Octets.two(suite.kem().id()),
                        Octets.two(HpkeSuite.KDF_ID),
                        Octets.two(suite.aead().id())),
                crypto);
    }

    byte[] extract(byte[] salt, String label, byte[] keyMaterial) {
        byte[] labeled = Octets.concat(VERSION, suite, ascii(label), keyMaterial);
        try {
            return hkdf.extract(salt, labeled);
        } finally {
            Arrays.fill(labeled, (byte) 0);
        }
    }

    byte[] expand(byte[] key, String label, byte[] info, int length) {
        return hkdf.expand(key, Octets.concat(Octets.two(length), VERSION, suite, ascii(label), info), length);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
