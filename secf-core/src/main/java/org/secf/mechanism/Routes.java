package org.secf.mechanism;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.secf.http.Reply;
import org.secf.http.Request;
import org.secf.identity.Caller;
import org.secf.settings.ConfigurationException;

/**
 * The mechanisms of one application, and which of them a request goes to: the one whose own address it is; else, of those that take part in its path,
 * the one whose credential it brings or whose session it belongs to; else the first that has an answer. Higher priority goes first everywhere.
 *
 * <p>A mechanism that refuses is not followed by another: a wrong credential must not be outvoted by a weaker one.
 */
public final class Routes {

    private final List<Route> byPriority;
    private final Map<String, Route> byAddress;

    private Routes(List<Route> byPriority, Map<String, Route> byAddress) {
        this.byPriority = byPriority;
        this.byAddress = byAddress;
    }

    /** How one request is put to a route; the container's side. */
    public interface Asking {

        /** Whether the request belongs to a session that this route's mechanism began. */
        boolean hasSession(Route route);

        /** Lets the route's mechanism decide. */
        Outcome ask(Route route);
    }

    /**
     * Orders the routes.
     *
     * @throws ConfigurationException when it would depend on chance which of two decides; names both and what to do
     */
    public static Routes of(List<Route> routes) {
        List<Route> ordered = new ArrayList<>(routes);
        ordered.sort(Comparator.comparingInt(Route::priority).reversed());
        Map<String, Route> addresses = new HashMap<>();
        for (Route route : ordered) {
            for (String address : route.mechanism().addresses()) {
                Route other = addresses.putIfAbsent(address, route);
                if (other != null) {
                    throw new ConfigurationException("%s collide: both claim the address %s. Give one of them another."
                            .formatted(both(other, route), address));
                }
            }
        }
        requireDistinct(ordered);
        return new Routes(List.copyOf(ordered), Map.copyOf(addresses));
    }

    /** Highest priority first. */
    public List<Route> all() {
        return byPriority;
    }

    /** The one of that id. */
    public Optional<Route> find(String id) {
        return byPriority.stream().filter(route -> route.id().equals(id)).findFirst();
    }

    /** What becomes of the request; {@link Outcome.Abstained} where no mechanism takes part or none has anything to say. */
    public Outcome decide(Request request, Asking asking) {
        String path = request.path();
        Route owner = byAddress.get(path);
        if (owner != null) {
            return asking.ask(owner);
        }
        for (Route route : byPriority) {
            if (route.matches(path) && brings(route, request, asking)) {
                return asking.ask(route);
            }
        }
        for (Route route : byPriority) {
            if (route.matches(path)) {
                Outcome outcome = asking.ask(route);
                if (!(outcome instanceof Outcome.Abstained)) {
                    return outcome instanceof Outcome.Replied replied ? withOthers(replied, route, request) : outcome;
                }
            }
        }
        return Outcome.abstained();
    }

    /**
     * What the mechanism of the request's caller says where that one has to prove itself better, see {@link Mechanism#stepUp}; else, where a session keeps the
     * caller, the first of higher priority by which it can, see {@link Mechanism#raise}.
     */
    public Optional<Reply> stepUp(Request request, Asking asking, StepUp needed) {
        List<Route> higher = new ArrayList<>();
        for (Route route : byPriority) {
            if (route.matches(request.path())) {
                if (brings(route, request, asking)) {
                    return route.mechanism()
                            .stepUp(request, needed)
                            .or(() -> isBySession(route, request, asking)
                                    ? raise(higher, request, needed)
                                    : Optional.empty());
                }
                higher.add(route);
            }
        }
        return Optional.empty();
    }

    private static Optional<Reply> raise(List<Route> higher, Request request, StepUp needed) {
        return higher.stream()
                .flatMap(route -> route.mechanism().raise(request, needed).stream())
                .findFirst();
    }

    /** Who the request's caller is by another route than that one; see {@link Exchange#callerOfOthers}. */
    public Optional<Caller> callerBeside(Route one, Request request, Asking asking) {
        for (Route route : byPriority) {
            if (!route.id().equals(one.id()) && route.matches(request.path()) && brings(route, request, asking)) {
                return isBySession(route, request, asking)
                                && asking.ask(route) instanceof Outcome.Established established
                        ? Optional.of(established.caller())
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /**
     * Whether a login that was raised from that of another route counts for a request: it stands for that one, so not where that one takes no part, and not
     * where the request brings a credential that would decide before that one.
     *
     * @param basis the other's id
     */
    public boolean isBeside(Route raised, String basis, Request request) {
        for (Route route : byPriority) {
            if (route.id().equals(basis)) {
                return route.matches(request.path());
            }
            if (!route.id().equals(raised.id())
                    && route.matches(request.path())
                    && route.mechanism().isPresented(request)) {
                return false;
            }
        }
        return false;
    }

    private static boolean isBySession(Route route, Request request, Asking asking) {
        return !route.mechanism().isPresented(request) && asking.hasSession(route);
    }

    /** Whether the request brings the route's mechanism something to decide on. */
    private static boolean brings(Route route, Request request, Asking asking) {
        return route.mechanism().isPresented(request) || asking.hasSession(route);
    }

    /** A client that gets 401 learns of every way to authenticate here, not of the first only. */
    private Outcome withOthers(Outcome.Replied replied, Route first, Request request) {
        Reply reply = replied.reply();
        if (reply.status() != 401) {
            return replied;
        }
        for (Route other : byPriority) {
            if (!other.id().equals(first.id()) && other.matches(request.path())) {
                for (String challenge : other.mechanism().challenges(request)) {
                    reply = reply.with("WWW-Authenticate", challenge);
                }
            }
        }
        return Outcome.replied(reply);
    }

    private static void requireDistinct(List<Route> routes) {
        for (int i = 0; i < routes.size(); i++) {
            for (int j = i + 1; j < routes.size(); j++) {
                requireDistinct(routes.get(i), routes.get(j));
            }
        }
    }

    private static void requireDistinct(Route one, Route other) {
        if (one.priority() != other.priority()) {
            return;
        }
        one.paths()
                .forEach(path -> other.paths().stream()
                        .filter(path::overlaps)
                        .findFirst()
                        .ifPresent(same -> {
                            throw new ConfigurationException(
                                    "%s collide: both answer for %s with priority %d. Give one of them a higher priority, or paths that do not overlap."
                                            .formatted(
                                                    both(one, other),
                                                    shared(path.text(), same.text()),
                                                    one.priority()));
                        }));
    }

    private static String both(Route one, Route other) {
        return "The mechanisms %s (%s) and %s (%s)".formatted(one.id(), one.origin(), other.id(), other.origin());
    }

    private static String shared(String path, String other) {
        return path.equals(other) ? path : path + " and " + other;
    }
}
