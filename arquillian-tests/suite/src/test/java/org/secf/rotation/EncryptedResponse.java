package org.secf.rotation;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;

/**
 * A response whose signed assertion is encrypted (saml-core §2.3.4): AES-256-GCM under a key that RSA-OAEP carries. The response's own signature, which covers
 * the assertion in the clear, is left out.
 */
public final class EncryptedResponse {

    private static final String TEMPLATE = """
            <saml:EncryptedAssertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"><xenc:EncryptedData \
            xmlns:xenc="http://www.w3.org/2001/04/xmlenc#" Type="http://www.w3.org/2001/04/xmlenc#Element">\
            <xenc:EncryptionMethod Algorithm="http://www.w3.org/2009/xmlenc11#aes256-gcm"/>\
            <ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><xenc:EncryptedKey>\
            <xenc:EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p"/>\
            <xenc:CipherData><xenc:CipherValue>%s</xenc:CipherValue></xenc:CipherData></xenc:EncryptedKey></ds:KeyInfo>\
            <xenc:CipherData><xenc:CipherValue>%s</xenc:CipherValue></xenc:CipherData>\
            </xenc:EncryptedData></saml:EncryptedAssertion>""";

    private static final Map<String, String> PREFIXES = Map.of(
            "saml", "urn:oasis:names:tc:SAML:2.0:assertion",
            "xs", "http://www.w3.org/2001/XMLSchema",
            "xsi", "http://www.w3.org/2001/XMLSchema-instance");
    private static final String ASSERTION = "<saml:Assertion";
    private static final String END = "</saml:Assertion>";
    private static final String SIGNATURE_END = "</ds:Signature>";

    private EncryptedResponse() {}

    /** The development identity provider's response, encrypted to that key. */
    public static String of(String response, PublicKey recipient) {
        int begin = response.indexOf(ASSERTION);
        int end = response.indexOf(END) + END.length();
        String head = response.substring(0, begin);
        int signature = head.indexOf("<ds:Signature");
        String unsigned =
                head.substring(0, signature) + head.substring(head.indexOf(SIGNATURE_END) + SIGNATURE_END.length());
        return unsigned + encrypted(standingAlone(response.substring(begin, end)), recipient) + response.substring(end);
    }

    /** With the prefixes that were declared outside. The signature is over exclusive canonical XML and does not see the difference. */
    private static String standingAlone(String assertion) {
        String start = assertion.substring(0, assertion.indexOf('>'));
        StringBuilder declarations = new StringBuilder();
        PREFIXES.forEach((prefix, uri) -> {
            String declaration = " xmlns:" + prefix + "=\"" + uri + "\"";
            if (!start.contains(declaration)) {
                declarations.append(declaration);
            }
        });
        return ASSERTION + declarations + assertion.substring(ASSERTION.length());
    }

    private static String encrypted(String assertion, PublicKey recipient) {
        try {
            KeyGenerator generator = KeyGenerator.getInstance("AES");
            generator.init(256);
            SecretKey key = generator.generateKey();
            Cipher transport = Cipher.getInstance("RSA/ECB/OAEPWithSHA-1AndMGF1Padding");
            transport.init(Cipher.ENCRYPT_MODE, recipient);
            byte[] carried = transport.doFinal(key.getEncoded());
            Cipher content = Cipher.getInstance("AES/GCM/NoPadding");
            content.init(Cipher.ENCRYPT_MODE, key);
            byte[] iv = content.getIV();
            byte[] sealed = content.doFinal(assertion.getBytes(StandardCharsets.UTF_8));
            byte[] all = java.util.Arrays.copyOf(iv, iv.length + sealed.length);
            System.arraycopy(sealed, 0, all, iv.length, sealed.length);
            Base64.Encoder base64 = Base64.getEncoder();
            return TEMPLATE.formatted(base64.encodeToString(carried), base64.encodeToString(all));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
