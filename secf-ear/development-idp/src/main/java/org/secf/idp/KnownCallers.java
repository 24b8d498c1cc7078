package org.secf.idp;

import java.util.List;
import java.util.Optional;
import org.secf.http.Request;
import org.secf.testkit.idp.ResponsePlan;
import org.secf.testkit.idp.User;
import org.secf.testkit.idp.UserSource;

/**
 * Whom the container knows, by whatever authenticates callers in front of the identity provider, is not asked for a password: so a subscriber of a network logs in by
 * bootstrapped keys (3GPP TS 33.924 §4.4, the provider and the application of the network in one place).
 *
 * @param others are asked for one
 */
record KnownCallers(UserSource others) implements UserSource {

    private static final String BOOTSTRAPPED = "SECF-GBA";

    /** A key on a card, agreed on anew by the network (saml-authn-context §3.4.7). */
    private static final String MOBILE = "urn:oasis:names:tc:SAML:2.0:ac:classes:MobileTwoFactorContract";

    private static final List<String> GROUPS = List.of("user", "administrator");

    @Override
    public List<User> users() {
        return others.users();
    }

    @Override
    public Optional<ResponsePlan> recognised(Request request) {
        return request instanceof ReceivedRequest received
                ? received.caller().map(name -> plan(name, received))
                : Optional.empty();
    }

    private ResponsePlan plan(String name, ReceivedRequest received) {
        User user = users().stream()
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseGet(() -> User.named(name));
        // Groups are what the container says, whoever has the same name here.
        String[] groups = GROUPS.stream().filter(received::isIn).toArray(String[]::new);
        ResponsePlan plan = ResponsePlan.of(user.in(groups));
        return received.isAuthenticatedBy(BOOTSTRAPPED) ? plan.authenticatedBy(MOBILE) : plan;
    }
}
