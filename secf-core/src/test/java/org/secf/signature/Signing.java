package org.secf.signature;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.secf.structured.Dictionary;
import org.secf.structured.InnerList;
import org.secf.verdict.Verdicts;

/** Signs requests right, or what a signer of ours would not sign: forgeries need a key, too. */
final class Signing {

    static final String KEY = "test-key-ed25519";
    static final SecureRandom RANDOM = new SecureRandom();

    private Signing() {}

    static MessageSigner signer(SigningPolicy policy) {
        return signer(Rfc9421.signingKey(KEY), policy);
    }

    static MessageSigner signer(SigningKey key, SigningPolicy policy) {
        return new MessageSigner(key, policy, Verifying.clock(Verifying.NOW), RANDOM);
    }

    /** Signed by the policy for requests. */
    static TestRequest signed(TestRequest request) {
        return request.with(Verdicts.value(signer(SigningPolicy.ofRequests()).sign(request.message())));
    }

    /** Signed over whatever stands in {@code input}, such as {@code ("@method");created=1;keyid="test-key-ed25519"}. */
    static TestRequest signed(TestRequest request, String input) {
        return signed(request, "sig1", input);
    }

    static TestRequest signed(TestRequest request, String label, String input) {
        return request.with("Signature-Input", label + "=" + input)
                .with("Signature", label + "=:" + signature(request.message(), input) + ":");
    }

    /** Of a message whose input is well-formed. */
    static String signature(Message message, String input) {
        SignatureInput parsed = Verdicts.value(Dictionary.parse(List.of("a=" + input))
                .then(dictionary ->
                        SignatureInput.of((InnerList) dictionary.find("a").orElseThrow())));
        return signature(Verdicts.value(SignatureBase.of(parsed, message)).text());
    }

    /** Of any text. */
    static String signature(String base) {
        try {
            byte[] octets = Rfc9421.signingKey(KEY).sign(base.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(octets);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
