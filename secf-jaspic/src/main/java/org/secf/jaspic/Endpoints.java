package org.secf.jaspic;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.secf.boot.Built;
import org.secf.http.PathPattern;
import org.secf.http.Reply;
import org.secf.http.Request;
import org.secf.mechanism.CallerEndpoint;
import org.secf.mechanism.Endpoint;
import org.secf.mechanism.EndpointAnswer;
import org.secf.settings.ConfigurationException;

/**
 * What answers in place of resources in one application.
 *
 * @param byPath below the application, whoever asks
 * @param forCallers once the mechanisms authenticated somebody
 */
record Endpoints(Map<String, Endpoint> byPath, List<CallerEndpoint> forCallers) {

    /** None. */
    static final Endpoints NONE = new Endpoints(Map.of(), List.of());

    /**
     * These.
     *
     * @throws ConfigurationException when two want one path
     */
    static Endpoints of(Built.Endpoints all) {
        Map<String, Endpoint> byPath = new LinkedHashMap<>();
        all.forAnybody()
                .forEach(endpoint -> endpoint.addresses().forEach(path -> {
                    if (byPath.put(path, endpoint) != null) {
                        throw collision(path);
                    }
                }));
        for (CallerEndpoint one : all.forCallers()) {
            byPath.keySet().stream().filter(one.path()::matches).findFirst().ifPresent(path -> {
                throw collision(path);
            });
            if (all.forCallers().stream().anyMatch(other -> other != one && overlap(one.path(), other.path()))) {
                throw collision(one.path().text());
            }
        }
        return new Endpoints(Map.copyOf(byPath), all.forCallers());
    }

    /** The application ends. */
    void stop() {
        byPath.values().stream().distinct().forEach(Endpoint::stop);
    }

    /** Whether the request is for one of them. */
    boolean own(HttpServletRequest request) {
        String path = isNone() ? "" : new ServletRequestView(request).path();
        return !isNone() && (byPath.containsKey(path) || forCallers(path).isPresent());
    }

    /** The answer, if the request is for one that answers anybody, or no caller could have one of those for callers. */
    Optional<EndpointAnswer> answer(HttpServletRequest request) {
        if (isNone()) {
            return Optional.empty();
        }
        ServletRequestView view = new ServletRequestView(request);
        return Optional.ofNullable(byPath.get(view.path()))
                .map(endpoint -> endpoint.answer(view))
                .or(() -> forCallers(view.path())
                        .flatMap(endpoint -> endpoint.asked(view).rejection())
                        .map(rejection -> EndpointAnswer.refused(Reply.status(403), rejection)));
    }

    /** The one for callers that the request is for. */
    Optional<CallerEndpoint> forCallers(String path) {
        return forCallers.stream()
                .filter(endpoint -> endpoint.path().matches(path))
                .findFirst();
    }

    /** What guards and mechanisms decide on: where an endpoint is asked about a request, that. */
    Request asked(Request request) {
        return forCallers.isEmpty()
                ? request
                : forCallers(request.path())
                        .map(endpoint -> endpoint.asked(request).fold(asked -> asked, rejection -> request))
                        .orElse(request);
    }

    private boolean isNone() {
        return byPath.isEmpty() && forCallers.isEmpty();
    }

    private static boolean overlap(PathPattern one, PathPattern other) {
        return one.overlaps(other) || other.overlaps(one);
    }

    private static ConfigurationException collision(String path) {
        return new ConfigurationException("Two endpoints have the path " + path + "; give one of them another");
    }
}
