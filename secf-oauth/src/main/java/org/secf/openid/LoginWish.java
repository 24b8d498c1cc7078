package org.secf.openid;

import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.secf.mechanism.StepUp;
import org.secf.openid.provider.CodeVerifier;
import org.secf.verdict.Verdict;

/**
 * What is asked of the provider in each login (OpenID Connect Core §3.1.2.1).
 *
 * @param scope with {@code openid}
 * @param mode how the answer comes
 * @param contexts authentication contexts of which one has to be met; empty where any does
 * @param maxAge how long ago the user may have authenticated; empty where that is no matter
 * @param others by their names: {@code prompt}, {@code display} and what the deployer adds
 */
record LoginWish(
        List<String> scope,
        ResponseMode mode,
        List<String> contexts,
        Optional<Duration> maxAge,
        Map<String, String> others) {

    /** The parameter that says how the provider may ask its user. */
    static final String PROMPT = "prompt";

    LoginWish {
        scope = List.copyOf(scope);
        contexts = List.copyOf(contexts);
        others = Map.copyOf(others);
        if (!scope.contains("openid")) {
            throw new IllegalArgumentException("scope lacks openid, without which there is no ID token");
        }
    }

    /** An ordinary login. */
    Aim aim(String target) {
        return new Aim(target, contexts, maxAge, false);
    }

    /**
     * A login for a resource that needs more of a caller than is known. What is asked of every login is asked of this one, too: of contexts those that both take, of
     * times the shorter; rejected with {@link OpenIdReason#CONTEXTS_EXCLUDED}.
     */
    Verdict<Aim> stepUp(String target, StepUp needed) {
        List<String> wanted = needed.contexts();
        List<String> both = contexts.isEmpty() || wanted.isEmpty()
                ? Stream.concat(contexts.stream(), wanted.stream()).toList()
                : wanted.stream().filter(contexts::contains).toList();
        boolean isMet = !both.isEmpty() || contexts.isEmpty();
        return isMet
                ? Verdict.accepted(new Aim(target, both, shorter(needed.maxAge()), true))
                : Verdict.rejected(
                        OpenIdReason.CONTEXTS_EXCLUDED, "one of " + contexts + ", as acr-values says", "" + wanted);
    }

    private Optional<Duration> shorter(Optional<Duration> needed) {
        return Stream.concat(maxAge.stream(), needed.stream()).min(Comparator.naturalOrder());
    }

    /** The parameters of one login. */
    Map<String, String> parameters(LoginsInFlight.Login login, String redirectUri) {
        Aim aim = login.aim();
        Map<String, String> all = new LinkedHashMap<>(others);
        if (aim.isStepUp()) {
            // Whom the provider must not ask cannot prove more.
            all.remove(PROMPT, "none");
        }
        all.put("response_type", "code");
        all.put("redirect_uri", redirectUri);
        all.put("scope", String.join(" ", scope));
        all.put("state", login.state());
        all.put("nonce", login.nonce());
        all.put("code_challenge", login.verifier().challenge());
        all.put("code_challenge_method", CodeVerifier.METHOD);
        if (mode != ResponseMode.QUERY) {
            all.put("response_mode", mode.text());
        }
        if (!aim.contexts().isEmpty()) {
            all.put("acr_values", String.join(" ", aim.contexts()));
        }
        aim.maxAge().ifPresent(age -> all.put("max_age", String.valueOf(age.toSeconds())));
        return all;
    }
}
