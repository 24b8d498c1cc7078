package org.secf.saml.response;

import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import org.secf.crypto.Crypto;
import org.secf.saml.model.AlgorithmPolicy;
import org.secf.saml.model.SimpleSignReason;
import org.secf.verdict.Verdict;

/** Verifies signatures beside responses (saml-simplesign §2), by keys of the metadata and never over SHA-1. */
record FormSignatureVerifier(Crypto crypto, AlgorithmPolicy algorithms) {

    /**
     * The key that made it.
     *
     * @param response its octets, the very ones that were parsed
     */
    Verdict<PublicKey> verify(FormSignature claimed, byte[] response, List<PublicKey> keys) {
        Optional<SignatureAlgorithm> algorithm = SignatureAlgorithm.of(claimed.algorithm())
                .filter(SignatureAlgorithm::isForForms)
                .filter(found -> algorithms.signatures().contains(claimed.algorithm()));
        List<PublicKey> fitting = keys.stream()
                .filter(key -> algorithm.isPresent() && algorithm.get().fits(key))
                .filter(algorithms.keys()::areEnough)
                .toList();
        if (algorithm.isEmpty() || fitting.isEmpty()) {
            return Verdict.rejected(
                    SimpleSignReason.FORM_ALGORITHM,
                    "RSA or ECDSA over SHA-2 as the key is, and "
                            + algorithms.keys().expected(),
                    claimed.algorithm());
        }
        return Base64Text.decode(claimed.value(), SimpleSignReason.FORM_SIGNATURE)
                .then(value -> signer(fitting, algorithm.get(), claimed.over(response), value));
    }

    private Verdict<PublicKey> signer(List<PublicKey> keys, SignatureAlgorithm algorithm, byte[] octets, byte[] value) {
        return keys.stream()
                .filter(key -> algorithm.isSignature(value, octets, key, crypto))
                .findFirst()
                .map(Verdict::accepted)
                .orElseGet(() -> Verdict.rejected(
                        SimpleSignReason.FORM_SIGNATURE,
                        "a signature by one of the provider's " + keys.size()
                                + " fitting keys, over the response, RelayState and SigAlg as they came",
                        "another"));
    }
}
