package org.secf.testkit;

import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.secf.http.Request;
import org.secf.state.RandomText;
import org.secf.testkit.idp.ResponsePlan;
import org.secf.testkit.idp.User;
import org.secf.testkit.idp.UserSource;

/**
 * The users of a test. A test browser shows a ticket to the identity provider instead of a password; it is good for one answer, the planned one. Other
 * browsers, such as one driven by Selenium, get the login page.
 */
final class TestUsers implements UserSource {

    /** The field with the ticket. */
    static final String TICKET = "SECF-Test-Ticket";

    private final SecureRandom random = new SecureRandom();
    private final Map<String, User> users = new ConcurrentSkipListMap<>();
    private final Map<String, ResponsePlan> tickets = new ConcurrentHashMap<>();

    /** Adds a user, or replaces the one of that name. */
    void add(User user) {
        users.put(user.name(), user);
    }

    User named(String name) {
        return Optional.ofNullable(users.get(name))
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no user " + name + " but " + users.keySet() + "; add one by with(…)"));
    }

    String ticket(ResponsePlan plan) {
        String ticket = RandomText.secret(random);
        tickets.put(ticket, plan);
        return ticket;
    }

    /** Forgets a ticket, used or not. */
    void revoke(String ticket) {
        tickets.remove(ticket);
    }

    @Override
    public List<User> users() {
        return List.copyOf(users.values());
    }

    @Override
    public Optional<ResponsePlan> recognised(Request request) {
        return request.headers(TICKET).stream().findFirst().map(tickets::remove);
    }
}
