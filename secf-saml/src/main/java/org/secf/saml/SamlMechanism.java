package org.secf.saml;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.secf.http.Accept;
import org.secf.http.Reply;
import org.secf.http.Request;
import org.secf.identity.Caller;
import org.secf.mechanism.Exchange;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.MechanismContext;
import org.secf.mechanism.Outcome;
import org.secf.message.Facts;
import org.secf.saml.logout.Logouts;
import org.secf.saml.model.PartOfSession;

/** SAML Web Browser SSO (saml-profiles §4.1), with one identity provider or several. */
final class SamlMechanism implements Mechanism {

    /** Browsers ignore the challenge; RFC 9110 §15.5.2 asks for one. */
    private static final Reply LOGIN_REQUIRED = Reply.text(401, "application/json", "{\"error\":\"login_required\"}")
            .with("WWW-Authenticate", "SAML");

    private final Providers providers;
    private final Set<String> consumerPaths;
    private final Set<String> metadataPaths;
    private final ChoiceSettings choiceSettings;
    private final AssertionConsumer consumer;
    private final MetadataEndpoint metadata;
    private final ProviderChoice choice;
    private final Detour detour;
    private final EnhancedStart enhanced;
    private final Logouts logouts;
    private final KeptAssertions kept;

    SamlMechanism(Providers providers, Logouts logouts, ChoiceSettings choiceSettings, MechanismContext context) {
        this.providers = providers;
        this.logouts = logouts;
        this.kept = KeptAssertions.of(context);
        this.choiceSettings = choiceSettings;
        this.consumerPaths = paths(SamlSetup::consumerPath);
        this.metadataPaths = paths(SamlSetup::metadataPath);
        Function<SamlSetup, LoginsInFlight> logins = logins(context);
        LastChoice lastChoice = new LastChoice(choiceSettings.remember());
        LoginStart start = new LoginStart(logins, context);
        EnhancedLogins enhancedLogins = new EnhancedLogins(context);
        this.enhanced = new EnhancedStart(providers, start, enhancedLogins, context);
        this.detour = new Detour(providers, logins, start);
        this.consumer = new AssertionConsumer(
                providers,
                new AssertionConsumer.Ways(logins, enhancedLogins, detour, lastChoice),
                new Admission(logouts, kept, providers.isOne(), context),
                context);
        this.metadata = new MetadataEndpoint(providers, logouts, choiceSettings);
        this.choice =
                new ProviderChoice(providers, choiceSettings, new ProviderChoice.Ways(start, lastChoice), context);
    }

    private Function<SamlSetup, LoginsInFlight> logins(MechanismContext context) {
        Map<String, LoginsInFlight> inFlight = new HashMap<>();
        providers.all().forEach(setup -> inFlight.put(setup.name(), new LoginsInFlight(context, setup)));
        return setup -> Objects.requireNonNull(inFlight.get(setup.name()), "made for each");
    }

    private Set<String> paths(Function<SamlSetup, String> path) {
        return providers.all().stream().map(path).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public String name() {
        return "saml";
    }

    @Override
    public Set<String> addresses() {
        Set<String> all = new HashSet<>(logouts.addresses());
        all.addAll(consumerPaths);
        all.addAll(metadataPaths);
        if (!providers.isOne()) {
            all.add(choiceSettings.loginPath());
        }
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
    public void left(Map<String, String> details) {
        kept.forget(details);
    }

    @Override
    public Outcome authenticate(Exchange exchange) {
        Request request = exchange.request();
        String path = request.path();
        if (consumerPaths.contains(path)) {
            return consumer.consume(request);
        }
        if (metadataPaths.contains(path)) {
            return metadata.answer(request);
        }
        if (!providers.isOne() && path.equals(choiceSettings.loginPath())) {
            return choice.answer(exchange);
        }
        return logouts.answer(exchange)
                .map(outcome -> leaving(exchange, outcome))
                .orElseGet(() -> established(exchange)
                        .map(caller -> established(exchange, caller))
                        .orElseGet(() -> withoutCaller(exchange)));
    }

    private Outcome leaving(Exchange exchange, Outcome outcome) {
        if (outcome instanceof Outcome.Replied replied && replied.endsSession()) {
            left(exchange.details());
        }
        return outcome;
    }

    private Outcome established(Exchange exchange, Caller caller) {
        return kept.find(exchange.details())
                .map(token -> Outcome.established(caller, Facts.NONE, token))
                .orElseGet(() -> Outcome.established(caller));
    }

    /** A session of another tenant, which a browser can bring here from there, is none here. */
    private Optional<Caller> established(Exchange exchange) {
        return exchange.established().filter(caller -> providers.all().size() == 1 || isAdmitted(exchange, caller));
    }

    private boolean isAdmitted(Exchange exchange, Caller caller) {
        return providers
                .serving(exchange.request(), exchange.request().path())
                .fold(
                        here -> here.admits(
                                PartOfSession.of(exchange.details()),
                                caller.evidence().issuer()),
                        rejection -> false);
    }

    private Outcome withoutCaller(Exchange exchange) {
        if (!exchange.isProtected() || detour.isNobody(exchange.request())) {
            return Outcome.abstained();
        }
        Request request = exchange.request();
        if (enhanced.isAsked(request)) {
            return enhanced.begin(request);
        }
        return Accept.isPage(request) && !isChoicePage(request.path())
                ? choice.begin(request)
                : Outcome.replied(LOGIN_REQUIRED);
    }

    /** Where only those may choose who are logged in, nobody would ever be. */
    private boolean isChoicePage(String path) {
        return !providers.isOne() && choiceSettings.page().filter(path::equals).isPresent();
    }
}
