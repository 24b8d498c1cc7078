package org.secf.saml.testing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.secf.http.MemoryRequest;
import org.secf.saml.model.Credential;

/**
 * A form with a signature beside the response, as an identity provider has it posted, or a forger.
 *
 * @param signedXml what is signed
 * @param signedRelayState what is signed along
 * @param algorithm the URI and the platform's name
 */
public record SignedForm(String signedXml, Optional<String> signedRelayState, Algorithm algorithm, Credential signer) {

    public static final Algorithm RSA_SHA256 =
            new Algorithm("http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", "SHA256withRSA");
    public static final Algorithm RSA_SHA512 =
            new Algorithm("http://www.w3.org/2001/04/xmldsig-more#rsa-sha512", "SHA512withRSA");
    public static final Algorithm RSA_SHA1 = new Algorithm("http://www.w3.org/2000/09/xmldsig#rsa-sha1", "SHA1withRSA");
    public static final Algorithm ECDSA_SHA256 =
            new Algorithm("http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256", "SHA256withECDSAinP1363Format");

    /** Two names of one algorithm. */
    public record Algorithm(String uri, String name) {}

    /** By the identity provider's key, as it should be. */
    public static SignedForm of(String xml, String relayState) {
        return new SignedForm(xml, Optional.of(relayState), RSA_SHA256, TestKeys.IDP);
    }

    public SignedForm by(Credential other) {
        return new SignedForm(signedXml, signedRelayState, algorithm, other);
    }

    public SignedForm by(Algorithm other) {
        return new SignedForm(signedXml, signedRelayState, other, signer);
    }

    /** Signs that along, or nothing. */
    public SignedForm signing(Optional<String> relayState) {
        return new SignedForm(signedXml, relayState, algorithm, signer);
    }

    /** The post of what was signed. */
    public MemoryRequest post() {
        return post(signedXml, signedRelayState);
    }

    /** The post of something else under the same signature. */
    public MemoryRequest post(String xml, Optional<String> relayState, String... more) {
        List<String> fields = new ArrayList<>(List.of("SAMLResponse", base64(xml)));
        relayState.ifPresent(relay -> fields.addAll(List.of("RelayState", relay)));
        fields.addAll(List.of("SigAlg", algorithm.uri(), "Signature", signature()));
        fields.addAll(List.of(more));
        return MemoryRequest.post("/saml/acs", MemoryRequest.form(fields.toArray(String[]::new)));
    }

    /** The value of the field. */
    public String signature() {
        String text = "SAMLResponse=" + signedXml
                + signedRelayState.map(relay -> "&RelayState=" + relay).orElse("") + "&SigAlg=" + algorithm.uri();
        try {
            Signature signature = Signature.getInstance(algorithm.name());
            signature.initSign(signer.privateKey());
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(String xml) {
        return Base64.getMimeEncoder().encodeToString(xml.getBytes(StandardCharsets.UTF_8));
    }
}
