package org.secf.signature;

import java.time.Clock;
import java.util.Optional;
import org.secf.state.OnceStore;
import org.secf.verdict.Verdict;

/**
 * Decides on the signature that a proxy adds to the client's (RFC 9421 §4.3). It says of the client no more than that the proxy handed on this very
 * signature; whether that proves anything, a {@link SignatureVerifier} decides. Safe for many threads at once.
 */
public final class ProxyVerifier {

    /** Never asked: a signature that covers the client's passes as often as that does. */
    private static final OnceStore NO_MEMORY = (key, expires) -> OnceStore.Claim.UNAVAILABLE;

    private final SignaturePolicy clients;
    private final SignaturePolicy proxies;
    private final SignatureKeys keys;
    private final Clock clock;

    /**
     * A verifier for the signatures of proxies.
     *
     * @param clients chooses the signature that has to be covered, and says by which algorithms and how long a proxy's is believed, too
     * @param tag of the signature of a proxy
     */
    public ProxyVerifier(SignaturePolicy clients, String tag, SignatureKeys keys, Clock clock) {
        this.clients = clients;
        this.proxies = new SignaturePolicy(
                clients.coverage(),
                clients.algorithms(),
                clients.parameters(),
                clients.maxAge(),
                clients.clockSkew(),
                NonceRule.ACCEPT_REPEATED,
                Optional.empty(),
                Optional.of(tag));
        this.keys = keys;
        this.clock = clock;
    }

    /** Whether there is a signature that could be that of a proxy. */
    public boolean isPresented(Fields fields) {
        return verifier(proxies).isPresented(fields);
    }

    /** What the proxy's signature proves; rejected as by {@link SignatureVerifier#verify}. */
    public Verdict<VerifiedSignature> verify(Message message) {
        return MessageSignatures.of(message.fields())
                .then(signatures -> signatures.choose(clients))
                .map(client -> proxies.with(Coverage.ofProxies(client.label())))
                .then(policy -> verifier(policy).verify(message));
    }

    private SignatureVerifier verifier(SignaturePolicy policy) {
        return new SignatureVerifier(policy, keys, clock, NO_MEMORY);
    }
}
