package org.secf.jaspic;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.secf.boot.Built;
import org.secf.http.PathPattern;
import org.secf.http.Reply;
import org.secf.http.Request;
import org.secf.mechanism.CallerEndpoint;
import org.secf.mechanism.Endpoint;
import org.secf.mechanism.EndpointAnswer;
import org.secf.mechanism.Route;
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

    /**
     * The same where no mechanism has an address here, such as that of its login page: whichever of both answered, the other would never be asked.
     *
     * @throws ConfigurationException when one has
     */
    Endpoints apartFrom(List<Route> routes) {
        for (Route route : routes) {
            for (String address : route.mechanism().addresses()) {
                if (byPath.containsKey(address) || forCallers(address).isPresent()) {
                    throw new ConfigurationException(
                            "An endpoint has the path %s, which is an address of %s (%s); give one of them another"
                                    .formatted(address, route.id(), route.origin()));
                }
            }
        }
        return this;
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

    /**
     * What a request is for, seen once, as it came: whoever decides on it later decides on the same.
     *
     * @param answer if it is for one that answers anybody, or no caller could have an answer
     * @param forCallers the one that answers callers, if it is for one
     * @param view what guards and mechanisms decide on: where an endpoint is asked about a request, that
     */
    record Look(Optional<EndpointAnswer> answer, Optional<CallerEndpoint> forCallers, UnaryOperator<Request> view) {

        private static final Look NOWHERE = new Look(Optional.empty(), Optional.empty(), UnaryOperator.identity());

        private static Look answered(EndpointAnswer answer) {
            return new Look(Optional.of(answer), Optional.empty(), UnaryOperator.identity());
        }

        private static Look at(CallerEndpoint endpoint, Request request) {
            return endpoint.asked(request)
                    .fold(
                            view -> new Look(Optional.empty(), Optional.of(endpoint), view),
                            rejection -> answered(EndpointAnswer.refused(Reply.status(403), rejection)));
        }
    }

    /** Looks what the request is for, and asks whoever answers anybody. */
    Look look(HttpServletRequest request) {
        if (isNone()) {
            return Look.NOWHERE;
        }
        ServletRequestView view = new ServletRequestView(ArrivedFields.of(request));
        return Optional.ofNullable(byPath.get(view.path()))
                .map(endpoint -> Look.answered(endpoint.answer(view)))
                .or(() -> forCallers(view.path()).map(endpoint -> Look.at(endpoint, view)))
                .orElse(Look.NOWHERE);
    }

    private Optional<CallerEndpoint> forCallers(String path) {
        return forCallers.stream()
                .filter(endpoint -> endpoint.path().matches(path))
                .findFirst();
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
