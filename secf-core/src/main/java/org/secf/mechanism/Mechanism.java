package org.secf.mechanism;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.secf.delegation.TokenAuthenticator;
import org.secf.http.Reply;
import org.secf.http.Request;

/**
 * One way to authenticate a caller, independent of any container. Built once at start, used by many threads at once.
 *
 * <p>A container may ask twice in one request. Whoever adapts it asks the mechanism once and gives the same outcome again, since what a request brings
 * may be good for one use: the response of a login, the count of a nonce.
 */
public interface Mechanism {

    /** Short name for evidence, audit and settings: {@code saml}. */
    String name();

    /** Paths below the application that belong to the mechanism, such as {@code /saml/acs}; requests for them go to it alone. */
    default Set<String> addresses() {
        return Set.of();
    }

    /** Whether the request brings a credential of this mechanism's kind, right or wrong. Cheap, and never throws for what a client sent. */
    boolean isPresented(Request request);

    /** Reads the exchange and decides. Never throws for what a client sent. */
    Outcome authenticate(Exchange exchange);

    /**
     * Whether a login of this mechanism is over before the session that keeps it, such as by a logout elsewhere. Asked at each request of the session; where
     * it cannot be known, it is.
     *
     * @param details what the mechanism asked to be kept of the login
     */
    default boolean isOver(Map<String, String> details) {
        return false;
    }

    /**
     * A login of this mechanism is over, whoever ended it: what was kept of it elsewhere is to be forgotten. Not told of sessions that expire.
     *
     * @param details what the mechanism asked to be kept of the login
     */
    default void left(Map<String, String> details) {}

    /** What verifies its tokens where these come in another way than in a field of a request; empty where it has none. */
    default Optional<TokenAuthenticator> tokens() {
        return Optional.empty();
    }

    /** The challenges to name in a 401 (RFC 9110 §11.6.1), strongest first; empty where the mechanism has no such field. */
    default List<String> challenges(Request request) {
        return List.of();
    }

    /**
     * How to tell a client whose caller this mechanism established that the resource needs more of it; empty where the mechanism has no words for that, so
     * that the caller is forbidden.
     */
    default Optional<Reply> stepUp(Request request, StepUp needed) {
        return Optional.empty();
    }

    /**
     * How a client whose caller another mechanism established proves more by this one; empty where what is needed cannot be had here. Asked where the caller's
     * own mechanism has no words for it, only for callers with a session, and only of mechanisms of higher priority: a session of any other would not be
     * looked at afterwards.
     */
    default Optional<Reply> raise(Request request, StepUp needed) {
        return Optional.empty();
    }
}
