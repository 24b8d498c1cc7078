package org.secf.saml.response;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The signature beside a response in a form (saml-simplesign §2). The form may name a key, too; keys come from metadata alone, so that is not read.
 *
 * @param algorithm as sent in {@code SigAlg}
 * @param value as sent in {@code Signature}, base64
 * @param relayState as sent, if it was; it is signed along
 */
public record FormSignature(String algorithm, String value, Optional<String> relayState) {

    /** What it has to be over: the response as it was sent, to the octet, and what came along. */
    byte[] over(byte[] response) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream(response.length + 256);
        octets.writeBytes("SAMLResponse=".getBytes(StandardCharsets.US_ASCII));
        octets.writeBytes(response);
        String rest = relayState.map(relay -> "&RelayState=" + relay).orElse("") + "&SigAlg=" + algorithm;
        octets.writeBytes(rest.getBytes(StandardCharsets.UTF_8));
        return octets.toByteArray();
    }
}
