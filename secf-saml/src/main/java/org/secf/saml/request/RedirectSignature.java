package org.secf.saml.request;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.secf.crypto.Crypto;
import org.secf.http.Parameters;
import org.secf.http.Parameters.Parameter;
import org.secf.keys.EcdsaNumbers;
import org.secf.keys.KeyStrength;
import org.secf.saml.model.Credential;
import org.secf.saml.model.SamlBindingReason;
import org.secf.verdict.Verdict;

/**
 * The signature over a message in an address (saml-bindings §3.4.4.1). It covers the values as they were sent: decoding and encoding them again would
 * change {@code %2f} into {@code %2F} and break honest signatures.
 */
public final class RedirectSignature {

    private RedirectSignature() {}

    /**
     * What a signed query says.
     *
     * @param message the message parameter, decoded from the address but not from base64
     * @param relayState as sent, if it was
     * @param algorithm that it is signed by, as its identifier
     */
    public record SignedQuery(String message, Optional<String> relayState, String algorithm) {}

    private record Parts(
            Parameter message,
            Optional<Parameter> relayState,
            Parameter algorithm,
            Parameter signature,
            String octets) {}

    /** The query {@code unsigned} with algorithm and signature at its end. */
    public static String sign(String unsigned, Credential credential, Crypto crypto) {
        return sign(unsigned, new OctetSigner(credential, crypto));
    }

    static String sign(String unsigned, OctetSigner signer) {
        String signed = unsigned + "&SigAlg=" + UrlText.encode(signer.uri());
        return signed + "&Signature=" + UrlText.encode(signer.sign(signed));
    }

    /**
     * Verifies a signed query.
     *
     * @param rawQuery as sent
     * @param messageName {@code SAMLRequest} or {@code SAMLResponse}
     * @param keys of which one must have signed
     */
    public static Verdict<SignedQuery> verify(
            String rawQuery, String messageName, List<PublicKey> keys, Crypto crypto) {
        return Parameters.parse(rawQuery)
                .then(parameters -> parts(parameters, messageName))
                .then(parts -> verify(parts, keys, crypto));
    }

    private static Verdict<Parts> parts(Parameters parameters, String messageName) {
        if (!parameters.has("SigAlg") || !parameters.has("Signature")) {
            return Verdict.rejected(SamlBindingReason.QUERY_UNSIGNED, "SigAlg and Signature", "a query without them");
        }
        return parameters
                .single(messageName)
                .then(message -> parameters
                        .optional("RelayState")
                        .then(relay -> parameters
                                .single("SigAlg")
                                .then(algorithm -> parameters
                                        .single("Signature")
                                        .map(signature -> new Parts(
                                                message,
                                                relay,
                                                algorithm,
                                                signature,
                                                octets(message, relay, algorithm))))));
    }

    /** Names in the order of the specification, whatever the order sent; values as sent. */
    private static String octets(Parameter message, Optional<Parameter> relayState, Parameter algorithm) {
        return message.name() + "=" + message.rawValue()
                + relayState.map(relay -> "&RelayState=" + relay.rawValue()).orElse("")
                + "&SigAlg=" + algorithm.rawValue();
    }

    private static Verdict<SignedQuery> verify(Parts parts, List<PublicKey> keys, Crypto crypto) {
        String uri = parts.algorithm().value();
        Optional<SigningAlgorithm> algorithm = SigningAlgorithm.forUri(uri);
        List<PublicKey> fitting = keys.stream()
                .filter(key -> algorithm.isPresent() && algorithm.get().fits(key))
                .filter(KeyStrength::isEnough)
                .toList();
        if (algorithm.isEmpty() || fitting.isEmpty()) {
            return Verdict.rejected(
                    SamlBindingReason.QUERY_ALGORITHM,
                    "rsa-sha256 or ecdsa-sha256 as the key is, and " + KeyStrength.EXPECTED,
                    uri);
        }
        boolean isSigned = fitting.stream().anyMatch(key -> holds(crypto, algorithm.get(), key, parts));
        return isSigned
                ? Verdict.accepted(new SignedQuery(
                        parts.message().value(), parts.relayState().map(Parameter::value), uri))
                : Verdict.rejected(SamlBindingReason.QUERY_SIGNATURE, "a signature by a known key", parts.octets());
    }

    /** Hostile values make providers fail in many ways, each of which is no. */
    private static boolean holds(Crypto crypto, SigningAlgorithm algorithm, PublicKey key, Parts parts) {
        try {
            byte[] value = Base64.getDecoder().decode(parts.signature().value());
            if (!EcdsaNumbers.areInRange(value, key)) {
                return false;
            }
            Signature signature = crypto.signature(algorithm.jcaName());
            signature.initVerify(key);
            signature.update(parts.octets().getBytes(StandardCharsets.US_ASCII));
            return signature.verify(value);
        } catch (GeneralSecurityException | RuntimeException unreadable) {
            return false;
        }
    }
}
