package org.secf.saml;

import java.util.Optional;
import org.secf.http.Reply;
import org.secf.http.Request;
import org.secf.mechanism.Outcome;
import org.secf.saml.model.SamlPolicyReason;
import org.secf.saml.model.SamlReason;
import org.secf.verdict.Rejection;

/** Other ends of a login than being let in or refused, none of which can go round in circles. */
final class Detour {

    private final SamlSetup setup;
    private final LoginsInFlight logins;
    private final LoginStart start;
    private final PassiveMark mark;

    Detour(SamlSetup setup, LoginsInFlight logins, LoginStart start) {
        this.setup = setup;
        this.logins = logins;
        this.start = start;
        this.mark = new PassiveMark(
                setup.base(), setup.consumerPath(), setup.detours().passivePause());
    }

    /**
     * A login that was refused.
     *
     * @param id of our request
     * @param target where its user wants to go
     * @param isForced whether the user was to authenticate anew
     */
    record Failed(String id, String target, boolean isForced) {}

    /** Where the browser goes instead of being refused, if anywhere. */
    Optional<Outcome> of(Request request, Failed failed, Rejection rejection) {
        if (rejection.reason() == SamlPolicyReason.NOT_PASSIVELY && continues()) {
            Reply on = mark.set(Reply.redirect(setup.base().origin() + failed.target()));
            return Optional.of(Outcome.replied(logins.release(on, request, failed.id())));
        }
        // Who has just authenticated anew, and still too long ago, will not do better the next time.
        return rejection.reason() == SamlReason.AUTHENTICATION_TOO_OLD
                        && setup.detours().reauthenticates()
                        && !failed.isForced()
                ? Optional.of(start.anew(request, failed))
                : Optional.empty();
    }

    /** Whether this browser goes without a caller for a while. */
    boolean isNobody(Request request) {
        return continues() && mark.isOn(request);
    }

    LoginsInFlight logins() {
        return logins;
    }

    private boolean continues() {
        return setup.wish().isPassive() && setup.detours().passiveFailure() == PassiveFailure.CONTINUE;
    }
}
