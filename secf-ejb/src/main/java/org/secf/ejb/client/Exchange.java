package org.secf.ejb.client;

import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URI;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.secf.client.ClientRequest;
import org.secf.client.RefusedExchangeException;
import org.secf.client.SignedRequest;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/** What filters and interceptors of one call tell each other: where it goes, how it has to be protected, and then how it was. */
final class Exchange {

    private static final String PROPERTY = Exchange.class.getName();

    private final String method;
    private final URI address;
    private final Optional<Protected> how;
    private final Optional<SignedRequest> ready;
    private Optional<ClientRequest> plain = Optional.empty();
    private Optional<SignedRequest> sent = Optional.empty();

    /**
     * A call that begins.
     *
     * @param how empty where it need not be protected
     * @param ready where it is signed already
     */
    Exchange(String method, URI address, Optional<Protected> how, Optional<SignedRequest> ready) {
        this.method = method;
        this.address = address;
        this.how = how;
        this.ready = ready;
    }

    String method() {
        return method;
    }

    URI address() {
        return address;
    }

    Optional<Protected> how() {
        return how;
    }

    Optional<SignedRequest> sent() {
        return sent;
    }

    /** Protects the request, once. */
    SignedRequest protect(Protected demanded, ClientRequest request) throws RefusedExchangeException {
        SignedRequest made = ready.isPresent()
                ? ready.get()
                : unlessRefused(demanded.protection().protect(request, demanded.demand()));
        plain = Optional.of(request);
        sent = Optional.of(made);
        return made;
    }

    /** Where the same invocation is invoked again, and still has the headers of this call. */
    void restore(MultivaluedMap<String, Object> headers) {
        plain.ifPresent(before -> sent.ifPresent(made -> HeaderLines.restore(before, made.request(), headers)));
    }

    /** What was to be sent, to be signed in another way; empty where that was done. */
    Optional<ClientRequest> repeatable() {
        return ready.isPresent() ? Optional.empty() : plain;
    }

    void keep(BiConsumer<String, Object> properties) {
        properties.accept(PROPERTY, this);
    }

    /** Empty where another client's call is asked. */
    static Optional<Exchange> of(Function<String, Object> properties) {
        return Optional.ofNullable(properties.apply(PROPERTY))
                .filter(Exchange.class::isInstance)
                .map(Exchange.class::cast);
    }

    static <T> T unlessRefused(Verdict<T> verdict) throws RefusedExchangeException {
        Optional<Rejection> rejection = verdict.rejection();
        if (rejection.isPresent()) {
            throw new RefusedExchangeException(rejection.get());
        }
        return verdict.fold(value -> value, refused -> {
            throw new IllegalStateException("a verdict is a value or a rejection");
        });
    }
}
