package org.secf.ejb.client;

import java.net.URI;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.secf.client.RefusedExchangeException;
import org.secf.client.SignedRequest;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/** What filters and interceptors of one call tell each other: where it goes, and then how it was signed. */
final class Exchange {

    private static final String PROPERTY = Exchange.class.getName();

    private final String method;
    private final URI address;
    private Optional<SignedRequest> sent = Optional.empty();

    Exchange(String method, URI address) {
        this.method = method;
        this.address = address;
    }

    String method() {
        return method;
    }

    URI address() {
        return address;
    }

    Optional<SignedRequest> sent() {
        return sent;
    }

    void sent(SignedRequest signed) {
        sent = Optional.of(signed);
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
