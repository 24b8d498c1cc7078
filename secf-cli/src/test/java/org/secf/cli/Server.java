package org.secf.cli;

import java.io.ByteArrayInputStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.secf.administration.Administration;
import org.secf.administration.AdministrationContext;
import org.secf.administration.AdministrationRequest;
import org.secf.administration.Answer;
import org.secf.administration.Operation;
import org.secf.identity.AuthenticatedCaller;
import org.secf.identity.Caller;
import org.secf.identity.Evidence;
import org.secf.keys.PayloadSeal;
import org.secf.keys.set.KeyRing;
import org.secf.keys.set.StoreObserver;
import org.secf.keys.set.Watch;
import org.secf.keys.set.WatchedStore;
import org.secf.keys.store.StoreFile;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/**
 * The administration of a store, as a server does it for somebody who may.
 *
 * @param file the store beside the server
 */
record Server(StoreFile file) {

    private static final Instant NOW = Instant.parse("2027-01-01T00:00:00Z");
    private static final String ORIGIN = "https://app.example.org";

    private record Unheard() implements StoreObserver {
        @Override
        public void changed(WatchedStore store, long version) {}

        @Override
        public void failed(WatchedStore store, Rejection rejection) {}
    }

    private static Caller keeper() {
        Evidence evidence = new Evidence("basic", "https://idp", NOW, Optional.empty(), Optional.empty());
        return new AuthenticatedCaller("alice", Set.of(), Map.of(), evidence, List.of());
    }

    /** For that version of the store, of the media type that the operation wants. */
    Verdict<Answer> ask(Operation operation, String subject, String body, long version) {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        WatchedStore store = WatchedStore.open(
                "secf.store", file, new Watch(Duration.ofHours(1), clock, Runnable::run, new Unheard()));
        AdministrationContext context = new AdministrationContext(
                new KeyRing(Map.of("", store), Map.of(), Map.of("", "keeper")),
                keeper(),
                true,
                clock,
                new SecureRandom(),
                Optional.of(PayloadSeal.installed(Server.class.getClassLoader())),
                line -> {});
        Map<String, List<String>> headers = Map.of(
                "If-Match",
                List.of("\"" + version + "\""),
                "Content-Type",
                operation.mediaType().stream().toList());
        return new Administration(context)
                .answer(new AdministrationRequest(
                        operation,
                        "main",
                        subject,
                        "keeper"::equals,
                        name -> headers.getOrDefault(name, List.of()),
                        ORIGIN,
                        new ByteArrayInputStream(Session.utf8(body))));
    }

    /** Makes the transport key, and shows it. */
    String transportKey(long version) {
        accepted(ask(Operation.RENEW_TRANSPORT_KEY, "", "", version));
        return accepted(ask(Operation.SHOW_TRANSPORT_KEY, "", "", version + 1))
                .json()
                .toString();
    }

    static <T> T accepted(Verdict<T> verdict) {
        return verdict.fold(value -> value, rejection -> {
            throw new AssertionError(rejection.reason() + ": " + rejection.detail());
        });
    }
}
