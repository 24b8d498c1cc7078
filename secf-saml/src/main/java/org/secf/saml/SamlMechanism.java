package org.secf.saml;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.secf.http.Accept;
import org.secf.http.Reply;
import org.secf.http.Request;
import org.secf.mechanism.Exchange;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.MechanismContext;
import org.secf.mechanism.Outcome;
import org.secf.saml.logout.Logouts;

/** SAML Web Browser SSO (saml-profiles §4.1). */
final class SamlMechanism implements Mechanism {

    /** Browsers ignore the challenge; RFC 9110 §15.5.2 asks for one. */
    private static final Reply LOGIN_REQUIRED = Reply.text(401, "application/json", "{\"error\":\"login_required\"}")
            .with("WWW-Authenticate", "SAML");

    private final SamlSetup setup;
    private final AssertionConsumer consumer;
    private final MetadataEndpoint metadata;
    private final LoginStart start;
    private final EnhancedStart enhanced;
    private final Logouts logouts;

    SamlMechanism(SamlSetup setup, Logouts logouts, MechanismContext context) {
        this.setup = setup;
        this.logouts = logouts;
        LoginsInFlight logins = new LoginsInFlight(context, setup.base(), setup.loginTimeout());
        EnhancedLogins enhancedLogins = new EnhancedLogins(context, setup.loginTimeout());
        this.consumer =
                new AssertionConsumer(setup, new AssertionConsumer.InFlight(logins, enhancedLogins), logouts, context);
        this.metadata = new MetadataEndpoint(setup, logouts);
        this.start = new LoginStart(setup, logins, context);
        this.enhanced = new EnhancedStart(setup, start, enhancedLogins, context);
    }

    @Override
    public String name() {
        return "saml";
    }

    @Override
    public Set<String> addresses() {
        Set<String> all = new HashSet<>(logouts.addresses());
        all.add(setup.consumerPath());
        all.add(setup.metadataPath());
        return Set.copyOf(all);
    }

    /** Responses come to an address of their own; other requests bring nothing but the session. */
    @Override
    public boolean isPresented(Request request) {
        return false;
    }

    @Override
    public boolean isOver(Map<String, String> details) {
        return logouts.isOver(details);
    }

    @Override
    public Outcome authenticate(Exchange exchange) {
        Request request = exchange.request();
        if (request.path().equals(setup.consumerPath())) {
            return consumer.consume(request);
        }
        if (request.path().equals(setup.metadataPath())) {
            return metadata.answer(request);
        }
        Optional<Outcome> logout = logouts.answer(exchange);
        if (logout.isPresent()) {
            return logout.get();
        }
        return exchange.established().map(Outcome::established).orElseGet(() -> withoutCaller(exchange));
    }

    private Outcome withoutCaller(Exchange exchange) {
        if (!exchange.isProtected()) {
            return Outcome.abstained();
        }
        if (enhanced.isAsked(exchange.request())) {
            return enhanced.begin(exchange.request());
        }
        return Accept.isPage(exchange.request()) ? start.begin(exchange.request()) : Outcome.replied(LOGIN_REQUIRED);
    }
}
