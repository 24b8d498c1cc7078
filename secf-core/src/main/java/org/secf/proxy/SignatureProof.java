package org.secf.proxy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.secf.http.PublicUrl;
import org.secf.http.Request;
import org.secf.signature.RequestMessage;
import org.secf.signature.SignatureVerifier;
import org.secf.signature.TargetUri;
import org.secf.signature.VerifiedSignature;
import org.secf.verdict.Check;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/**
 * A signature over the request's line and the fields that are there.
 *
 * @param proxies owners of keys
 * @param base where clients reach the resource
 * @param memory since when nonces are remembered
 */
record SignatureProof(Set<String> proxies, SignatureVerifier verifier, PublicUrl base, ProofMemory memory)
        implements Proof {

    SignatureProof {
        proxies = Set.copyOf(proxies);
    }

    @Override
    public boolean isPresented(Request request) {
        return verifier.isPresented(request::headers);
    }

    @Override
    public Verdict<Proved> prove(Request request) {
        return TargetUri.of(request, base)
                .map(target -> RequestMessage.of(request, target))
                .then(verifier::prove)
                .then(signature -> Check.all(List.of(this::listed, this::remembered), signature))
                .map(this::proved);
    }

    private Optional<Rejection> listed(VerifiedSignature signature) {
        return proxies.contains(signature.owner())
                ? Check.HOLDS
                : Check.refused(ProxyReason.UNKNOWN_PROXY, "one of " + proxies, signature.owner());
    }

    private Optional<Rejection> remembered(VerifiedSignature signature) {
        return memory.covers(created(signature));
    }

    private Proved proved(VerifiedSignature signature) {
        return new Proved(signature.owner(), created(signature), Optional.empty(), () -> verifier.use(signature));
    }

    /** Its policy demands one. */
    private static Instant created(VerifiedSignature signature) {
        return signature.input().created().orElseThrow();
    }
}
