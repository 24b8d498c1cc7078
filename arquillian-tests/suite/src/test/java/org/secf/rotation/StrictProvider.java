package org.secf.rotation;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.htmlunit.html.HtmlPage;
import org.secf.server.Browser;
import org.secf.server.Http;
import org.secf.server.SamlResponse;
import org.secf.server.User;

/**
 * What a real identity provider does beyond the development one, which answers anybody and in the clear: knows the enabler by its metadata, which it reads
 * anew now and then, refuses a request that no published key signed, and encrypts to the published key.
 */
final class StrictProvider {

    private static final Map<String, String> ALGORITHMS = Map.of(
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", "SHA256withRSA",
            "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256", "SHA256withECDSAinP1363Format");

    private final Kept<Published> metadata;

    /** Reads the metadata of that node, whichever node sends the requests. */
    StrictProvider(Node source, Http http, Duration age) {
        this.metadata = new Kept<>(() -> source.metadata(http), age);
    }

    /**
     * Takes the request that led to the login form.
     *
     * @return the id of the key that signed it
     * @throws AssertionError when no published key did
     */
    String accept(HtmlPage loginForm) {
        String query = URI.create(loginForm.getUrl().toString()).getRawQuery();
        int end = query.indexOf("&Signature=");
        if (end < 0) {
            throw new AssertionError("the request is not signed");
        }
        Published published = metadata.get();
        return published.signing().entrySet().stream()
                .filter(key -> isSigned(query, end, key.getValue()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new AssertionError("the request is signed by none of " + published.signers()));
    }

    /** Authenticates the user and encrypts the assertion. */
    SamlResponse answer(Browser browser, HtmlPage loginForm, User user) {
        PublicKey recipient = metadata.get().recipient();
        return browser.authenticate(loginForm, user).altered(xml -> EncryptedResponse.of(xml, recipient));
    }

    private static boolean isSigned(String query, int end, PublicKey key) {
        try {
            String signed = query.substring(0, end);
            String algorithm = ALGORITHMS.getOrDefault(decoded(signed.replaceFirst(".*&SigAlg=", "")), "none");
            if (!algorithm.contains(key.getAlgorithm())) {
                return false;
            }
            Signature signature = Signature.getInstance(algorithm);
            signature.initVerify(key);
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            String value = decoded(query.substring(end + "&Signature=".length()));
            return signature.verify(Base64.getDecoder().decode(value));
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static String decoded(String text) {
        return java.net.URLDecoder.decode(text, StandardCharsets.US_ASCII);
    }
}
