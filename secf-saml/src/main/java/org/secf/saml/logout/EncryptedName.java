package org.secf.saml.logout;

import static org.secf.saml.xml.XmlName.assertion;
import static org.secf.saml.xml.XmlName.signature;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;
import org.secf.crypto.Crypto;
import org.secf.keys.KeyStrength;
import org.secf.saml.model.NameId;
import org.secf.saml.xml.XmlElement;
import org.secf.saml.xml.XmlName;

/** A name encrypted to the identity provider (saml-core §2.2.4): AES-256-GCM under a fresh key, which is encrypted by RSA-OAEP, the form that all can read. */
record EncryptedName(PublicKey to, SecureRandom random, Crypto crypto) {

    private static final String XENC = "http://www.w3.org/2001/04/xmlenc#";
    private static final int KEY_OCTETS = 32;
    private static final int IV_OCTETS = 12;
    private static final int TAG_BITS = 128;

    /** The key that names are encrypted to, if there is one that they can be. */
    static Optional<PublicKey> key(List<PublicKey> keys) {
        return keys.stream()
                .filter(RSAPublicKey.class::isInstance)
                .filter(KeyStrength::isEnough)
                .findFirst();
    }

    XmlElement of(NameId name) {
        try {
            byte[] key = octets(KEY_OCTETS);
            byte[] iv = octets(IV_OCTETS);
            Cipher block = crypto.cipher("AES/GCM/NoPadding");
            block.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, iv));
            byte[] sealed = block.doFinal(LogoutXml.name(name).canonical().getBytes(StandardCharsets.UTF_8));
            byte[] whole = new byte[iv.length + sealed.length];
            System.arraycopy(iv, 0, whole, 0, iv.length);
            System.arraycopy(sealed, 0, whole, iv.length, sealed.length);
            return element(transported(key), whole);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key that metadata gives encrypts", e);
        }
    }

    private byte[] transported(byte[] key) throws GeneralSecurityException {
        Cipher transport = crypto.cipher("RSA/ECB/OAEPPadding");
        transport.init(
                Cipher.ENCRYPT_MODE,
                to,
                new OAEPParameterSpec("SHA-1", "MGF1", MGF1ParameterSpec.SHA1, PSource.PSpecified.DEFAULT));
        return transport.doFinal(key);
    }

    private byte[] octets(int count) {
        byte[] octets = new byte[count];
        random.nextBytes(octets);
        return octets;
    }

    private static XmlElement element(byte[] key, byte[] content) {
        XmlElement digest =
                XmlElement.of(signature("DigestMethod")).with("Algorithm", "http://www.w3.org/2000/09/xmldsig#sha1");
        XmlElement transport = XmlElement.of(encryption("EncryptedKey"))
                .with(XmlElement.of(encryption("EncryptionMethod"))
                        .with("Algorithm", XENC + "rsa-oaep-mgf1p")
                        .with(digest))
                .with(cipherData(key));
        return XmlElement.of(assertion("EncryptedID"))
                .with(XmlElement.of(encryption("EncryptedData"))
                        .with("Type", XENC + "Element")
                        .with(XmlElement.of(encryption("EncryptionMethod"))
                                .with("Algorithm", "http://www.w3.org/2009/xmlenc11#aes256-gcm"))
                        .with(XmlElement.of(signature("KeyInfo")).with(transport))
                        .with(cipherData(content)));
    }

    private static XmlElement cipherData(byte[] octets) {
        return XmlElement.of(encryption("CipherData"))
                .with(XmlElement.of(encryption("CipherValue"))
                        .with(Base64.getEncoder().encodeToString(octets)));
    }

    private static XmlName encryption(String local) {
        return new XmlName("xenc", XENC, local);
    }
}
