package org.secf.client;

import java.security.PublicKey;
import java.util.Optional;
import java.util.function.Supplier;
import org.secf.resource.TlsSetup;
import org.secf.tls.Outbound;
import org.secf.verdict.Check;
import org.secf.verdict.Rejection;

/** How an application calls some servers, as it was defined. Safe for many threads at once. */
public final class ProtectedClient {

    private final String name;
    private final ExchangeProtection protection;
    private final ClientDemand abilities;
    private final Calls calls;

    /**
     * How servers are called.
     *
     * @param tls where TLS alone proves them
     * @param proved where their answers are proved besides
     * @param signing the public half of the key that signs now; empty where none does
     */
    record Calls(TlsSetup tls, Outbound proved, Supplier<Optional<PublicKey>> signing) {}

    /**
     * Calls these servers.
     *
     * @param abilities what the protection has keys for
     */
    ProtectedClient(String name, ExchangeProtection protection, ClientDemand abilities, Calls calls) {
        this.name = name;
        this.protection = protection;
        this.abilities = abilities;
        this.calls = calls;
    }

    /** Of its definition. */
    public String name() {
        return name;
    }

    /**
     * Sends a request by the JDK's HTTP client, protected by all that the definition has keys for, and hands out a proved answer of whatever status.
     *
     * @throws RefusedExchangeException as {@link SignedClient#send}, and where the definition has no keys to prove answers by
     */
    public VerifiedResponse send(ClientRequest request) throws RefusedExchangeException {
        Optional<Rejection> refusal = refuse(abilities.proving());
        if (refusal.isPresent()) {
            throw new RefusedExchangeException(refusal.get());
        }
        return new SignedClient(calls.proved(), protection, abilities).send(request);
    }

    /** For clients of another kind. */
    public ExchangeProtection protection() {
        return protection;
    }

    /** All that the definition has keys for. */
    public ClientDemand abilities() {
        return abilities;
    }

    /** How servers are called, and how long a body may be. With a home, servers for which it vouches by no key of TLS are not called so. */
    public TlsSetup tls() {
        return calls.tls();
    }

    /** The public half of the key that signs requests now; empty where this client cannot sign. A rotation may change it between two calls. */
    public Optional<PublicKey> signingKey() {
        return calls.signing().get();
    }

    /** Refused with a {@link ClientReason} where the definition lacks what is demanded. */
    public Optional<Rejection> refuse(ClientDemand demand) {
        if (demand.sign() && !abilities.sign()) {
            return refused(ClientReason.CANNOT_SIGN, "key-set");
        }
        if (demand.verify() && !abilities.verify()) {
            return refused(ClientReason.CANNOT_VERIFY, "server-key-set, server-jwks, home or a bean ServerKeys");
        }
        return demand.encrypt() && !abilities.encrypt()
                ? refused(ClientReason.CANNOT_ENCRYPT, "recipient-jwks")
                : Check.HOLDS;
    }

    private Optional<Rejection> refused(ClientReason reason, String setting) {
        return Check.refused(reason, "secf.client." + name + "." + setting, "none");
    }

    @Override
    public String toString() {
        return "client " + name;
    }
}
