package org.secf.password;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.secf.http.Reply;
import org.secf.http.Request;
import org.secf.identity.AuthenticatedCaller;
import org.secf.identity.Caller;
import org.secf.identity.Evidence;
import org.secf.identity.GroupMapping;
import org.secf.identity.PasswordReason;
import org.secf.identity.PasswordVerifier;
import org.secf.identity.VerifiedUser;
import org.secf.identity.VisibleName;
import org.secf.mechanism.GroupKeys;
import org.secf.mechanism.MechanismContext;
import org.secf.mechanism.Outcome;
import org.secf.settings.ConfigurationException;
import org.secf.settings.Settings;
import org.secf.verdict.Check;
import org.secf.verdict.Reason;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/**
 * From a name and a password to a caller, the same for both mechanisms.
 *
 * @param mechanism for the evidence
 * @param users who knows the passwords
 * @param issuer who vouches, for the evidence
 */
record PasswordLogin(
        String mechanism,
        PasswordVerifier users,
        String issuer,
        GroupMapping groups,
        boolean acceptPlainHttp,
        Clock clock) {

    /** Nobody has looked at the password. */
    private static final Set<Reason> UNJUDGED =
            Set.of(PasswordReason.STORE_FAILED, PasswordReason.NO_IDENTITY_STORE, PasswordReason.TOO_MANY_LOGINS);

    private static final String OVER_TLS = "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport";
    private static final String PLAIN = "urn:oasis:names:tc:SAML:2.0:ac:classes:Password";

    static PasswordLogin of(String mechanism, Settings settings, MechanismContext context) {
        Optional<String> file = settings.find(PasswordKeys.PASSWORD_FILE);
        String name = "secf." + mechanism + "." + PasswordKeys.PASSWORD_FILE.name();
        PasswordVerifier users = file.<PasswordVerifier>map(
                        location -> PasswordFile.read(name, location, context.keys()))
                .or(() -> context.parts().find(PasswordVerifier.class))
                .orElseThrow(() -> new ConfigurationException(
                        "The mechanism %s has nobody who knows passwords: define an identity store, such as @DatabaseIdentityStoreDefinition or a bean of type IdentityStore, or give %s"
                                .formatted(mechanism, name)));
        return new PasswordLogin(
                mechanism,
                users,
                file.isPresent() ? "password-file" : "identity-store",
                GroupKeys.read(settings, ""),
                settings.get(PasswordKeys.ACCEPT_PLAIN_HTTP),
                context.clock());
    }

    /** The authentication context of a login by such a request. */
    static String context(Request request) {
        return request.isSecure() ? OVER_TLS : PLAIN;
    }

    /** Refuses to look at a password that others could read. */
    Optional<Rejection> transport(Request request) {
        return request.isSecure() || request.isFromThisMachine() || acceptPlainHttp
                ? Check.HOLDS
                : Check.refused(
                        LoginReason.PLAIN_HTTP, "TLS; behind a proxy, one whose scheme the server takes over", "http");
    }

    /** Asks again, unless there was nobody who could have judged the password: then another one would not help. */
    static Outcome refused(Rejection rejection, Supplier<Reply> again) {
        boolean isJudged = !UNJUDGED.contains(rejection.reason());
        return Outcome.refused(rejection, isJudged ? again.get() : Reply.status(503));
    }

    /** The caller, if the password is right; wiping it is left to the one who asks. */
    Verdict<Caller> verify(Request request, String name, char[] password) {
        if (password.length == 0) {
            // A directory may take a bind without password for one of anybody, and say that it succeeded (RFC 4513
            // §5.1.2).
            return Verdict.rejected(PasswordReason.WRONG_PASSWORD, "the user's password", "none");
        }
        return users.verify(name, password).then(user -> caller(request, user));
    }

    private Verdict<Caller> caller(Request request, VerifiedUser user) {
        if (!VisibleName.isOne(user.name())) {
            return Verdict.rejected(PasswordReason.HOSTILE_NAME, VisibleName.EXPECTED, user.name());
        }
        Instant now = clock.instant();
        Evidence evidence = new Evidence(mechanism, issuer, now, Optional.of(context(request)), Optional.empty());
        return Verdict.accepted(
                new AuthenticatedCaller(user.name(), groups.map(user.groups()), Map.of(), evidence, List.of()));
    }
}
