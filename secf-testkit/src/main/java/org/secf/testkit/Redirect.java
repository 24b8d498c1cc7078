package org.secf.testkit;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.Set;

/** Where an answer sends a browser (RFC 9110 §15.4). */
final class Redirect {

    private static final Set<Integer> BY_GET = Set.of(301, 302, 303);
    private static final Set<Integer> AS_IT_WAS = Set.of(307, 308);

    private Redirect() {}

    /** The next request; empty where the answer is no redirect. */
    static Optional<HttpRequest.Builder> of(HttpResponse<?> answer) {
        Optional<URI> target = target(answer);
        if (BY_GET.contains(answer.statusCode())) {
            return target.map(uri -> HttpRequest.newBuilder(answer.request(), Redirect::staysByGet)
                    .uri(uri)
                    .GET());
        }
        return AS_IT_WAS.contains(answer.statusCode())
                ? target.map(uri -> HttpRequest.newBuilder(answer.request(), (name, value) -> true)
                        .uri(uri))
                : Optional.empty();
    }

    /** The address in {@code Location}, absolute. */
    static Optional<URI> target(HttpResponse<?> answer) {
        return answer.headers().firstValue("Location").map(answer.uri()::resolve);
    }

    private static boolean staysByGet(String name, String value) {
        return !name.equalsIgnoreCase("Content-Type");
    }
}
