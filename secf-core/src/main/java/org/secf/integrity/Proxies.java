package org.secf.integrity;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.secf.message.Facts;
import org.secf.message.Integrity;
import org.secf.signature.ProxyVerifier;
import org.secf.signature.RequestMessage;
import org.secf.signature.VerifiedSignature;
import org.secf.verdict.Verdict;

/**
 * The proxies by which signed requests come, and sign what they hand on (RFC 9421 §4.3).
 *
 * @param id the definition's
 * @param owners of their keys; where there are none, nothing is asked
 * @param verifier of their signatures
 * @param signers say whose a key is
 */
record Proxies(String id, Set<String> owners, ProxyVerifier verifier, Signers signers) {

    private static final String ATTRIBUTE = "proxy";

    /** What a proxy proves, beside the signer. To be asked before the signer's nonce is used up: somebody who goes past the proxies could do that else. */
    Verdict<Facts> facts(RequestMessage message) {
        if (owners.isEmpty()) {
            return Verdict.accepted(Facts.NONE);
        }
        return verifier.isPresented(message.fields())
                ? verifier.verify(message)
                        .then(signature -> signers.owner(signature).then(owner -> facts(signature, owner)))
                : Verdict.rejected(IntegrityReason.NOT_BY_PROXY, "a signature of one of " + owners, "none");
    }

    /** Who handed a request on, for the caller whom it names. */
    static Map<String, List<String>> attributes(String id, Facts facts) {
        return facts.integrity().stream()
                .filter(fact -> fact.by().equals(factOf(id)))
                .flatMap(fact -> fact.signer().owner().stream())
                .findFirst()
                .map(owner -> Map.of(ATTRIBUTE, List.of(owner)))
                .orElse(Map.of());
    }

    private Verdict<Facts> facts(VerifiedSignature signature, String owner) {
        return owners.contains(owner)
                ? Verdict.accepted(Facts.of(fact(signature, owner)))
                : Verdict.rejected(IntegrityReason.UNKNOWN_PROXY, "one of " + owners, owner);
    }

    /** Of the body it says nothing, whatever it covers: nobody compares that. */
    private Integrity fact(VerifiedSignature signature, String owner) {
        return new Integrity(
                factOf(id),
                Components.covered(signature),
                false,
                new Integrity.Signer(Optional.of(signature.keyId()), signature.thumbprint(), Optional.of(owner)),
                signature.input().created());
    }

    /** No definition is called so: no signature of a proxy can be taken for that of a caller. */
    private static String factOf(String id) {
        return id + "/proxy";
    }
}
