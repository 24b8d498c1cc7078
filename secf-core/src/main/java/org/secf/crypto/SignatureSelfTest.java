package org.secf.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Signatures: a known one verifies, altered ones do not, and the JDK verifies what the provider signs.
 *
 * @param message in ISO 8859-1
 * @param signature over the message, base64; where no specification prints one, the JDK's
 * @param forged one that holds for every message where zeros are not refused (CVE-2022-21449), in hexadecimal
 */
record SignatureSelfTest(String algorithm, KnownKey key, String message, Optional<String> signature, String forged)
        implements SelfTest {

    private static final String JWS =
            "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ";
    private static final String ZEROS_IN_DER = "3006020100020100";

    /** RFC 6979 appendix A.2: r and s as DER. */
    static SignatureSelfTest ecdsa(String algorithm, KnownKey key, String signature) {
        return new SignatureSelfTest(algorithm, key, "sample", Optional.of(signature), ZEROS_IN_DER);
    }

    /** r and s side by side. */
    static SignatureSelfTest sideBySide(String algorithm, KnownKey key, int octets) {
        return new SignatureSelfTest(algorithm, key, "sample", Optional.empty(), "00".repeat(octets));
    }

    /** RFC 8032 §7.1, test 3. */
    static SignatureSelfTest ed25519(String algorithm, String signature) {
        return new SignatureSelfTest(
                algorithm, KnownKey.ED25519, "\u00af\u0082", Optional.of(signature), "00".repeat(64));
    }

    /** RFC 7515 appendix A.2. */
    static SignatureSelfTest rsa(String algorithm, Optional<String> signature) {
        return new SignatureSelfTest(algorithm, KnownKey.RSA, JWS, signature, "00".repeat(256));
    }

    @Override
    public Signature instance(Provider provider) throws GeneralSecurityException {
        return Signature.getInstance(algorithm, provider);
    }

    @Override
    public void run(Provider provider) throws GeneralSecurityException {
        byte[] octets = message.getBytes(StandardCharsets.ISO_8859_1);
        byte[] known = signature.isPresent()
                ? Base64.getDecoder().decode(signature.get())
                : sign(Signature.getInstance(algorithm), key.privateKey(), octets);
        PublicKey publicKey = key.publicKey(provider);
        Fault.unless(verify(instance(provider), publicKey, octets, known), "a known signature to hold");
        Fault.unless(
                !verify(instance(provider), publicKey, octets, Fault.changed(known)),
                "a signature with one bit changed to be refused");
        Fault.unless(
                !verify(instance(provider), publicKey, Fault.changed(octets), known),
                "a message with one bit changed to be refused");
        Fault.unless(
                !verify(instance(provider), publicKey, octets, HexFormat.of().parseHex(forged)),
                "a signature of zeros to be refused");
        byte[] made = sign(instance(provider), key.privateKey(provider), octets);
        Fault.unless(
                verify(Signature.getInstance(algorithm), key.publicKey(), octets, made),
                "its signature to hold for the JDK");
    }

    private byte[] sign(Signature by, PrivateKey with, byte[] octets) throws GeneralSecurityException {
        by.initSign(with);
        parametrise(by);
        by.update(octets);
        return by.sign();
    }

    private boolean verify(Signature by, PublicKey with, byte[] octets, byte[] signed) throws GeneralSecurityException {
        by.initVerify(with);
        parametrise(by);
        by.update(octets);
        try {
            return by.verify(signed);
        } catch (SignatureException refusal) {
            return false;
        }
    }

    private void parametrise(Signature signer) throws GeneralSecurityException {
        if (algorithm.equals("RSASSA-PSS")) {
            signer.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
        }
    }
}
