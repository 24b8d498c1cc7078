package org.secf.saml;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.secf.http.Reply;
import org.secf.http.Request;
import org.secf.mechanism.Outcome;
import org.secf.saml.model.SamlPolicyReason;
import org.secf.saml.model.SamlReason;
import org.secf.verdict.Rejection;

/** Other ends of a login than being let in or refused, none of which can go round in circles. */
final class Detour {

    private final Providers providers;
    private final Function<SamlSetup, LoginsInFlight> logins;
    private final LoginStart start;
    private final Map<String, PassiveMark> marks = new HashMap<>();

    Detour(Providers providers, Function<SamlSetup, LoginsInFlight> logins, LoginStart start) {
        this.providers = providers;
        this.logins = logins;
        this.start = start;
        providers.all().forEach(setup -> marks.put(setup.name(), newMark(setup)));
    }

    /**
     * Where the browser goes instead of being refused, if anywhere.
     *
     * @param failed a login that began here and was refused
     */
    Optional<Outcome> of(Request request, Asked failed, Rejection rejection) {
        SamlSetup setup = failed.with().setup();
        if (rejection.reason() == SamlPolicyReason.NOT_PASSIVELY && continues(setup)) {
            Reply on = mark(setup).set(Reply.redirect(setup.base().origin() + failed.target()));
            return Optional.of(Outcome.replied(release(on, request, failed)));
        }
        // Who has just authenticated anew, and still too long ago, will not do better the next time.
        return rejection.reason() == SamlReason.AUTHENTICATION_TOO_OLD
                        && setup.detours().reauthenticates()
                        && !failed.isForced()
                ? Optional.of(anew(request, failed))
                : Optional.empty();
    }

    private Outcome anew(Request request, Asked failed) {
        Outcome begun = start.anew(request, failed.with(), failed.target());
        return begun instanceof Outcome.Replied replied
                ? Outcome.replied(release(replied.reply(), request, failed))
                : begun;
    }

    private Reply release(Reply reply, Request request, Asked failed) {
        return logins.apply(failed.with().setup())
                .release(reply, request, failed.id().orElse(""));
    }

    /** Whether this browser goes without a caller for a while, to what it asks for. */
    boolean isNobody(Request request) {
        return providers
                .serving(request, request.path())
                .fold(
                        here -> here.setups().stream()
                                .anyMatch(
                                        setup -> continues(setup) && mark(setup).isOn(request)),
                        rejection -> false);
    }

    private PassiveMark mark(SamlSetup setup) {
        return Objects.requireNonNull(marks.get(setup.name()), "made for each");
    }

    private static PassiveMark newMark(SamlSetup setup) {
        return new PassiveMark(
                setup.base(), setup.consumerPath(), setup.detours().passivePause());
    }

    private static boolean continues(SamlSetup setup) {
        return setup.wish().isPassive() && setup.detours().passiveFailure() == PassiveFailure.CONTINUE;
    }
}
