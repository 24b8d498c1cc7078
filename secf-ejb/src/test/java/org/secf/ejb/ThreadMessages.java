package org.secf.ejb;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.secf.mechanism.Delivery;
import org.secf.mechanism.ResponseObligations;
import org.secf.mechanism.ResponseReason;
import org.secf.mechanism.ResponseSealer;
import org.secf.message.Facts;
import org.secf.message.FactsSource;
import org.secf.message.Freshness;
import org.secf.message.Integrity;
import org.secf.verdict.Check;
import org.secf.verdict.Rejection;

/** What a test says was verified of the request, and which response must be signed. */
@ApplicationScoped
class ThreadMessages implements FactsSource, ResponseObligations, Delivery {

    static final Freshness FRESH = new Freshness("http-signature", Freshness.Source.NONCE, "k1");

    private final ThreadLocal<Facts> requests = ThreadLocal.withInitial(() -> Facts.NONE);
    private final List<String> demanded = new ArrayList<>();

    static Integrity signed(Optional<String> owner, boolean coversBody, String... components) {
        return new Integrity(
                "http-signature",
                Set.of(components),
                coversBody,
                new Integrity.Signer(Optional.of("k1"), Optional.empty(), owner),
                Optional.of(Instant.EPOCH));
    }

    void bring(Facts facts) {
        requests.set(facts);
    }

    void none() {
        requests.remove();
        demanded.clear();
    }

    List<String> demanded() {
        return demanded;
    }

    @Override
    public Facts current() {
        return requests.get();
    }

    @Override
    public Optional<Rejection> require(ResponseSealer sealer) {
        return require(sealer.name());
    }

    @Override
    public Optional<Rejection> require(String id) {
        if (id.endsWith(".unknown")) {
            return Check.refused(ResponseReason.NO_SEALER, "a guard", id);
        }
        demanded.add(id);
        return Check.HOLDS;
    }

    @Override
    public Optional<Delivery> delivery() {
        return Optional.of(this);
    }

    @Override
    public void asItComes() {
        demanded.add("as it comes");
    }

    @Override
    public void abandoned() {
        demanded.add("abandoned");
    }
}
