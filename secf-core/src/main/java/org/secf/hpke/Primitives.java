package org.secf.hpke;

import org.secf.crypto.Crypto;

/**
 * The algorithms of a suite, and who computes them.
 *
 * @param crypto has the providers that were chosen
 */
record Primitives(HpkeSuite suite, Crypto crypto) {

    /** Where nobody chose: the JDK. */
    static final Crypto JDK = Crypto.jdk();

    DhGroup group() {
        return suite.kem().group(crypto);
    }

    /** As it is used inside a key encapsulation. */
    LabeledKdf kemKdf() {
        return LabeledKdf.of(suite.kem(), crypto);
    }

    /** As it is used for everything else. */
    LabeledKdf kdf() {
        return LabeledKdf.of(suite, crypto);
    }

    MessageCipher cipher() {
        return new MessageCipher(suite.aead(), crypto);
    }
}
