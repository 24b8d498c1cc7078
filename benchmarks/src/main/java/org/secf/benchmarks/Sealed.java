package org.secf.benchmarks;

import java.security.SecureRandom;
import java.security.spec.MGF1ParameterSpec;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;

/**
 * An assertion encrypted with AES-256-GCM, and the key with RSA-OAEP as most identity providers do it.
 *
 * @param key encrypted to the service provider
 * @param text initialisation vector, ciphertext and tag, in base64
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and copied by nobody
record Sealed(byte[] key, String text) {

    static final OAEPParameterSpec OAEP =
            new OAEPParameterSpec("SHA-1", "MGF1", MGF1ParameterSpec.SHA1, PSource.PSpecified.DEFAULT);
    static final String TRANSPORT = "RSA/ECB/OAEPPadding";
    static final String BLOCK = "AES/GCM/NoPadding";
    static final int VECTOR = 12;
    static final int TAG_BITS = 128;

    private static final String ELEMENT = """
            <saml:EncryptedAssertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">\
            <xenc:EncryptedData xmlns:xenc="http://www.w3.org/2001/04/xmlenc#" Type="http://www.w3.org/2001/04/xmlenc#Element">\
            <xenc:EncryptionMethod Algorithm="http://www.w3.org/2009/xmlenc11#aes256-gcm"/>\
            <ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><xenc:EncryptedKey>\
            <xenc:EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p">\
            <ds:DigestMethod Algorithm="http://www.w3.org/2000/09/xmldsig#sha1"/></xenc:EncryptionMethod>\
            <xenc:CipherData><xenc:CipherValue>%s</xenc:CipherValue></xenc:CipherData></xenc:EncryptedKey></ds:KeyInfo>\
            <xenc:CipherData><xenc:CipherValue>%s</xenc:CipherValue></xenc:CipherData></xenc:EncryptedData>\
            </saml:EncryptedAssertion>""";

    static Sealed of(byte[] plain, Party receiver) throws Exception {
        SecureRandom random = new SecureRandom();
        byte[] key = new byte[32];
        random.nextBytes(key);
        byte[] content = new byte[VECTOR + plain.length + TAG_BITS / Byte.SIZE];
        byte[] vector = new byte[VECTOR];
        random.nextBytes(vector);
        System.arraycopy(vector, 0, content, 0, VECTOR);
        Cipher block = Cipher.getInstance(BLOCK);
        block.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, vector));
        block.doFinal(plain, 0, plain.length, content, VECTOR);
        Cipher transport = Cipher.getInstance(TRANSPORT);
        transport.init(Cipher.ENCRYPT_MODE, receiver.publicKey(), OAEP);
        return new Sealed(transport.doFinal(key), Base64.getEncoder().encodeToString(content));
    }

    /** The element that takes the place of the assertion. */
    String element() {
        return ELEMENT.formatted(Base64.getEncoder().encodeToString(key), text);
    }
}
