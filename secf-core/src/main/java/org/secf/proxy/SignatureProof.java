package org.secf.proxy;

import java.util.Optional;
import java.util.Set;
import org.secf.http.PublicUrl;
import org.secf.http.Request;
import org.secf.signature.RequestMessage;
import org.secf.signature.SignatureVerifier;
import org.secf.signature.TargetUri;
import org.secf.signature.VerifiedSignature;
import org.secf.verdict.Verdict;

/**
 * A signature over the request's line and the fields that are there.
 *
 * @param proxies owners of keys
 * @param base where clients reach the resource
 */
record SignatureProof(Set<String> proxies, SignatureVerifier verifier, PublicUrl base) implements Proof {

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
                .then(verifier::verify)
                .then(this::listed);
    }

    private Verdict<Proved> listed(VerifiedSignature signature) {
        return proxies.contains(signature.owner())
                ? Verdict.accepted(new Proved(
                        signature.owner(), signature.input().created().orElseThrow(), Optional.empty()))
                : Verdict.rejected(ProxyReason.UNKNOWN_PROXY, "one of " + proxies, signature.owner());
    }
}
