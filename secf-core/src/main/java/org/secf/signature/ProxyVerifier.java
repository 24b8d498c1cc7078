package org.secf.signature;

import java.time.Clock;
import org.secf.state.OnceStore;
import org.secf.verdict.Verdict;

/**
 * Decides on the signature that a proxy adds to the client's (RFC 9421 §4.3). It says of the client no more than that the proxy handed on this very
 * signature; whether that proves anything, a {@link SignatureVerifier} decides. Safe for many threads at once.
 */
public final class ProxyVerifier {

    private final SignaturePolicy clients;
    private final SignaturePolicy proxies;
    private final SignatureKeys keys;
    private final Clock clock;
    private final OnceStore once;

    /**
     * A verifier for the signatures that {@code proxies} chooses.
     *
     * @param clients chooses the signature that has to be covered
     * @param proxies its coverage does not matter: it is that of {@link Coverage#ofProxies}
     */
    public ProxyVerifier(
            SignaturePolicy clients, SignaturePolicy proxies, SignatureKeys keys, Clock clock, OnceStore once) {
        this.clients = clients;
        this.proxies = proxies;
        this.keys = keys;
        this.clock = clock;
        this.once = once;
    }

    /** Whether there is a signature that could be that of a proxy. */
    public boolean isPresented(Fields fields) {
        return new SignatureVerifier(proxies, keys, clock, once).isPresented(fields);
    }

    /** What the proxy's signature proves; rejected as by {@link SignatureVerifier#verify}. */
    public Verdict<VerifiedSignature> verify(Message message) {
        return MessageSignatures.of(message.fields())
                .then(signatures -> signatures.choose(clients))
                .map(client -> proxies.with(Coverage.ofProxies(client.label())))
                .then(policy -> new SignatureVerifier(policy, keys, clock, once).verify(message));
    }
}
