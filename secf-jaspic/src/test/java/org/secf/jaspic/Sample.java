package org.secf.jaspic;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.secf.http.PathPattern;
import org.secf.http.Request;
import org.secf.identity.AuthenticatedCaller;
import org.secf.identity.Caller;
import org.secf.identity.Evidence;
import org.secf.mechanism.AuditEvent;
import org.secf.mechanism.Exchange;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.Outcome;
import org.secf.mechanism.Route;
import org.secf.mechanism.Routes;

/** A mechanism that does as the test says, and what was audited of it. */
final class Sample {

    static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

    final List<AuditEvent> audited = new CopyOnWriteArrayList<>();
    int asked;

    Authentication deciding(Function<Exchange, Outcome> decision) {
        return deciding(decision, NOW);
    }

    Authentication deciding(Function<Exchange, Outcome> decision, Instant now) {
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        Mechanism mechanism = new Mechanism() {
            @Override
            public String name() {
                return "sample";
            }

            @Override
            public boolean isPresented(Request request) {
                return false;
            }

            @Override
            public Outcome authenticate(Exchange exchange) {
                asked++;
                return decision.apply(exchange);
            }
        };
        Route route = new Route("sample", mechanism, List.of(new PathPattern("/*")), 0, "@Sample");
        return new Authentication(
                Routes.of(List.of(route)),
                Endpoints.NONE,
                Guards.NONE,
                new Sessions(clock),
                new AuditTrail(audited::add),
                clock,
                new SecureRandom());
    }

    static Caller caller(String name) {
        return new AuthenticatedCaller(
                name,
                Set.of("user"),
                Map.of("mail", List.of(name + "@example.org")),
                new Evidence("sample", "https://idp.example.org", NOW, Optional.of("urn:password"), Optional.empty()),
                List.of());
    }

    static Outcome established(Exchange exchange) {
        return exchange.established().map(Outcome::established).orElseGet(Outcome::abstained);
    }
}
