package org.secf.saml.mint;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.spec.MGF1ParameterSpec;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;

/**
 * How to encrypt an assertion: AES-GCM under a fresh key, which is encrypted with RSA-OAEP.
 *
 * @param to whose key
 * @param bits of the content key
 * @param oaepDigest SHA-1 writes the older spelling, anything else the newer
 */
public record Encrypter(TestKeys to, int bits, String oaepDigest) {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** The most used way. */
    public static Encrypter usual() {
        return new Encrypter(TestKeys.SP, 128, "SHA-1");
    }

    /** The element that takes the place of the assertion. */
    public String encrypt(String plain) {
        try {
            byte[] key = new byte[bits / 8];
            RANDOM.nextBytes(key);
            byte[] iv = new byte[12];
            RANDOM.nextBytes(iv);
            Cipher block = Cipher.getInstance("AES/GCM/NoPadding");
            block.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, iv));
            byte[] sealed = block.doFinal(plain.getBytes(StandardCharsets.UTF_8));
            byte[] octets = new byte[iv.length + sealed.length];
            System.arraycopy(iv, 0, octets, 0, iv.length);
            System.arraycopy(sealed, 0, octets, iv.length, sealed.length);
            return element(wrap(key), octets);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] wrap(byte[] key) throws GeneralSecurityException {
        Cipher transport = Cipher.getInstance("RSA/ECB/OAEPPadding");
        transport.init(
                Cipher.ENCRYPT_MODE,
                to.publicKey(),
                new OAEPParameterSpec(
                        oaepDigest, "MGF1", new MGF1ParameterSpec(oaepDigest), PSource.PSpecified.DEFAULT));
        return transport.doFinal(key);
    }

    private String element(byte[] key, byte[] octets) {
        String method = oaepDigest.equals("SHA-1")
                ? "<xenc:EncryptionMethod"
                        + " Algorithm=\"http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p\"><ds:DigestMethod"
                        + " Algorithm=\"http://www.w3.org/2000/09/xmldsig#sha1\"/></xenc:EncryptionMethod>"
                : "<xenc:EncryptionMethod Algorithm=\"http://www.w3.org/2009/xmlenc11#rsa-oaep\">"
                        + "<ds:DigestMethod Algorithm=\"http://www.w3.org/2001/04/xmlenc#sha256\"/>"
                        + "<xenc11:MGF xmlns:xenc11=\"http://www.w3.org/2009/xmlenc11#\""
                        + " Algorithm=\"http://www.w3.org/2009/xmlenc11#mgf1sha256\"/></xenc:EncryptionMethod>";
        return "<saml:EncryptedAssertion><xenc:EncryptedData xmlns:xenc=\"http://www.w3.org/2001/04/xmlenc#\""
                + " Type=\"http://www.w3.org/2001/04/xmlenc#Element\">"
                + "<xenc:EncryptionMethod Algorithm=\"http://www.w3.org/2009/xmlenc11#aes" + bits + "-gcm\"/>"
                + "<ds:KeyInfo xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"><xenc:EncryptedKey>" + method
                + cipherData(key) + "</xenc:EncryptedKey></ds:KeyInfo>" + cipherData(octets)
                + "</xenc:EncryptedData></saml:EncryptedAssertion>";
    }

    private static String cipherData(byte[] octets) {
        return "<xenc:CipherData><xenc:CipherValue>" + Base64.getEncoder().encodeToString(octets)
                + "</xenc:CipherValue></xenc:CipherData>";
    }
}
