package org.secf.saml;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.secf.http.Parameters;
import org.secf.http.PublicUrl;
import org.secf.http.Reply;
import org.secf.http.Request;
import org.secf.mechanism.MechanismContext;
import org.secf.mechanism.Outcome;
import org.secf.saml.model.SamlBindingReason;
import org.secf.saml.model.UnderWay;
import org.secf.state.BrowserBinding;
import org.secf.state.PendingRequest;
import org.secf.state.PendingRequests;
import org.secf.state.RandomText;
import org.secf.verdict.Verdict;

/**
 * Sends users to a discovery service and takes them back (sstc-saml-idp-discovery §2.4). Where they come back to is an address of ours without anything of
 * the request in it, and what it stands for is kept here, for that browser, once.
 */
final class DiscoveryService {

    /** In the address to come back to; tells nothing. */
    static final String STATE = "state";

    private static final String POLICY = "urn:oasis:names:tc:SAML:profiles:SSO:idp-discovery-protocol:single";
    private static final Pattern OUR_ID = Pattern.compile("_[0-9a-f]{32}");
    private static final String CHOICE = "choice";

    private final ChoiceSettings settings;
    private final PendingRequests pending;
    private final SecureRandom random;
    private final Clock clock;

    DiscoveryService(ChoiceSettings settings, MechanismContext context) {
        this.settings = settings;
        this.pending = context.pending();
        this.random = context.random();
        this.clock = context.clock();
    }

    boolean isThere() {
        return settings.discoveryService().isPresent();
    }

    /**
     * Sends the browser there.
     *
     * @param us the part in whose name it is asked
     */
    Outcome ask(Request request, SamlSetup us, String target) {
        Duration timeout = us.loginTimeout();
        Instant now = clock.instant();
        BrowserBinding binding = binding(us.base(), timeout);
        BrowserBinding.Secret secret = binding.newSecret(RandomText.xmlId(random), now);
        pending.put(new PendingRequest(
                secret.id(),
                UnderWay.CHOICE.binding(BrowserBinding.digest(secret.value())),
                target,
                "",
                now.plus(timeout),
                Map.of(CHOICE, us.name())));
        return Outcome.replied(binding.bind(Reply.redirect(address(us, secret.id())), request, secret));
    }

    private String address(SamlSetup us, String state) {
        Map<String, String> parameters = new TreeMap<>();
        parameters.put("entityID", us.keys().now().entityId());
        parameters.put("return", us.base().resolve(settings.loginPath()) + "?" + Query.of(Map.of(STATE, state)));
        parameters.put("returnIDParam", "entityID");
        parameters.put("policy", POLICY);
        if (us.wish().isPassive()) {
            parameters.put("isPassive", "true");
        }
        String service = settings.discoveryService().orElseThrow();
        return service + (service.contains("?") ? "&" : "?") + Query.of(parameters);
    }

    /** What this browser was sent away for. */
    Verdict<PendingRequest> take(Request request, Parameters query, PublicUrl base) {
        return query.single(STATE).then(state -> {
            String id = state.value();
            Optional<String> digest = OUR_ID.matcher(id).matches()
                    ? binding(base, Duration.ZERO).digestOf(request, id)
                    : Optional.empty();
            if (digest.isEmpty()) {
                return Verdict.rejected(
                        SamlBindingReason.OTHER_BROWSER,
                        "the cookie of the browser that began " + id,
                        "no such cookie");
            }
            return pending.take(id, UnderWay.CHOICE.binding(digest.get()))
                    .filter(found -> found.details().containsKey(CHOICE))
                    .map(Verdict::accepted)
                    .orElseGet(() -> Verdict.rejected(
                            SamlBindingReason.NO_LOGIN_IN_FLIGHT,
                            "a choice that was begun a short while ago and not made yet",
                            id));
        });
    }

    /** The same outcome, which also deletes the cookie. */
    Outcome release(Outcome outcome, String id, PublicUrl base) {
        BrowserBinding binding = binding(base, Duration.ZERO);
        if (outcome instanceof Outcome.Replied replied) {
            return Outcome.replied(binding.release(replied.reply(), id));
        }
        return outcome instanceof Outcome.Refused refused
                ? Outcome.refused(refused.rejection(), binding.release(refused.reply(), id))
                : outcome;
    }

    /** Not below the prefix of the login's cookies, which are counted, and given up, by their prefix. */
    private BrowserBinding binding(PublicUrl base, Duration timeout) {
        return new BrowserBinding("choice-saml", base, random, timeout);
    }
}
