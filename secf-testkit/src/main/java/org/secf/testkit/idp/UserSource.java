package org.secf.testkit.idp;

import java.util.List;
import java.util.Optional;
import org.secf.http.Request;

/** Who can log in. */
@FunctionalInterface
public interface UserSource {

    /** Everybody; the login page lists them with their passwords. Asked at each request. */
    List<User> users();

    /** Two users whom everybody knows. */
    static UserSource wellKnown() {
        return () -> User.WELL_KNOWN;
    }

    /** What to answer a browser whose user is known already; empty where a password is to be asked for. */
    default Optional<ResponsePlan> recognised(Request request) {
        return Optional.empty();
    }
}
