package org.secf.openid;

import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.function.Supplier;
import org.secf.http.PublicUrl;
import org.secf.jwt.ClaimMapping;
import org.secf.mechanism.GroupKeys;
import org.secf.mechanism.MechanismContext;
import org.secf.openid.provider.AuthorizationRequests;
import org.secf.openid.provider.IdTokenVerifier;
import org.secf.openid.provider.LogoutTokenVerifier;
import org.secf.openid.provider.ProviderAccess;
import org.secf.openid.provider.RequestPolicy;
import org.secf.openid.provider.TokenRequests;
import org.secf.openid.provider.TokenTrust;
import org.secf.openid.provider.UserInfo;
import org.secf.resource.TlsSetup;
import org.secf.settings.ConfigurationException;
import org.secf.settings.Settings;
import org.secf.state.EndedLogins;
import org.secf.state.MemoryEndedLogins;

/** Turns settings into a mechanism; whatever is wrong stops the deployment here. */
final class OpenIdSetup {

    static final String PREFIX = "secf." + OpenIdMechanism.NAME;

    private final Settings settings;
    private final MechanismContext context;
    private final Clock clock;
    private final OpenIdSite site;
    private final ProviderAccess access;
    private final TokenTrust trust;

    OpenIdSetup(Settings settings, MechanismContext context) {
        this.settings = settings;
        this.context = context;
        this.clock = context.clock();
        ProviderSetup provider =
                new ProviderSetup(settings, context, TlsSetup.read(PREFIX, settings, context.tlsSources())::outbound);
        this.access = provider.access();
        this.trust = new TrustSetup(settings, context, provider.secret()).read();
        this.site = checked(this::site);
    }

    OpenIdMechanism read() {
        Logins logins = new Logins(issuer(), ended(), settings.get(OpenIdKeys.SESSION_LIFETIME), clock);
        Redemption redemption = checked(this::redemption);
        TokenLife tokens = tokens(redemption);
        RequestSetup asking = new RequestSetup(settings, site.base());
        LoginWish wish = checked(asking::wish);
        LoginsInFlight inFlight = inFlight();
        Callback callback = new Callback(
                site,
                wish.mode(),
                new Callback.Steps(inFlight, answerer(), redemption, new Admission(whom(), logins, tokens, clock)));
        RequestPolicy policy = checked(() -> asking.policy(access.client()));
        LoginStart start = new LoginStart(site, wish, new AuthorizationRequests(access, policy), inFlight);
        return new OpenIdMechanism(
                site,
                new OpenIdMechanism.Parts(start, callback, logouts(logins, tokens)),
                new OpenIdMechanism.Sessions(issuer(), trust.clientId(), logins, tokens));
    }

    private LoginsInFlight inFlight() {
        return new LoginsInFlight(
                new LoginsInFlight.Of(issuer(), site.callback()),
                site.base(),
                settings.get(OpenIdKeys.LOGIN_TIMEOUT),
                context);
    }

    private AnswerIssuer answerer() {
        return new AnswerIssuer(access.provider(), settings.get(OpenIdKeys.REQUIRE_ISSUER_PARAMETER));
    }

    private TokenLife tokens(Redemption redemption) {
        HeldTokens held = new HeldTokens(clock, context.random(), HeldTokens.MOST_OCTETS);
        return new TokenLife(
                checked(this::rules), new TokenLife.Keeping(held, RelayedTokens.of(context)), redemption::renew, clock);
    }

    private String issuer() {
        return access.provider().issuer();
    }

    private OpenIdSite site() {
        PublicUrl base = settings.get(OpenIdKeys.BASE_URL);
        return new OpenIdSite(
                base,
                below(base, settings.get(OpenIdKeys.REDIRECT_URI)),
                settings.get(OpenIdKeys.REDIRECT_TO_ORIGINAL_RESOURCE),
                new OpenIdSite.LogoutPaths(
                        settings.get(LogoutKeys.START_URI),
                        settings.get(LogoutKeys.RETURN_URI),
                        settings.get(LogoutKeys.FRONT_CHANNEL_URI),
                        settings.get(LogoutKeys.BACK_CHANNEL_URI),
                        settings.get(LogoutKeys.REDIRECT_URI)));
    }

    private static String below(PublicUrl base, String written) {
        String prefix = base.resolve("/");
        if (written.startsWith("/")) {
            return written;
        }
        if (!written.startsWith(prefix)) {
            throw new IllegalArgumentException("redirect-uri is not below base-url: " + written);
        }
        return written.substring(prefix.length() - 1);
    }

    /** The application's own store, where it brings one along; else memory, which is one node's. */
    private EndedLogins ended() {
        return context.parts()
                .find(EndedLogins.class)
                .orElseGet(() -> new MemoryEndedLogins(clock, settings.get(LogoutKeys.MOST_NOTES)));
    }

    private Redemption redemption() {
        Optional<UserInfo> userInfo = settings.get(OpenIdKeys.USER_INFO)
                ? Optional.of(new UserInfo(
                        access,
                        settings.get(TokenKeys.USER_INFO_SIGNED) ? Optional.of(trust) : Optional.empty(),
                        context.crypto()))
                : Optional.empty();
        return new Redemption(
                new TokenRequests(access),
                new IdTokenVerifier(access.provider(), trust, context.crypto(), clock),
                userInfo,
                site.redirectUri(),
                clock);
    }

    private TokenRules rules() {
        return new TokenRules(
                settings.get(OpenIdKeys.TOKEN_AUTO_REFRESH),
                settings.get(OpenIdKeys.TOKEN_MIN_VALIDITY),
                settings.get(OpenIdKeys.REFRESH_FAILURE),
                settings.get(LogoutKeys.ACCESS_TOKEN_EXPIRY),
                settings.get(LogoutKeys.IDENTITY_TOKEN_EXPIRY));
    }

    private Admission.Whom whom() {
        CallerNaming naming = new CallerNaming(
                settings.get(ClaimKeys.CALLER_NAME),
                settings.find(ClaimKeys.CALLER_NAME_PREFIX).orElse(""),
                new ClaimMapping(
                        settings.get(ClaimKeys.CALLER_GROUPS),
                        GroupKeys.read(settings, ""),
                        new LinkedHashSet<>(settings.get(ClaimKeys.ATTRIBUTES))));
        return new Admission.Whom(naming, trust.clientId(), settings.get(OpenIdKeys.SESSION_LIFETIME));
    }

    private Logouts logouts(Logins logins, TokenLife tokens) {
        LogoutsInFlight inFlight =
                new LogoutsInFlight(issuer(), site.base(), settings.get(LogoutKeys.TIMEOUT), context);
        LogoutTokenVerifier verifier = new LogoutTokenVerifier(
                access.provider(), trust, context.crypto(), new LogoutTokenVerifier.Memory(clock, context.once()));
        return new Logouts(
                site.logout(),
                new LogoutStart(
                        site,
                        access.provider(),
                        new LogoutStart.Ways(settings.get(LogoutKeys.NOTIFY_PROVIDER), inFlight, tokens)),
                new LogoutReturn(site, inFlight),
                new Logouts.Channels(new FrontChannel(access.provider()), new BackChannel(verifier, logins)));
    }

    private static <T> T checked(Supplier<T> part) {
        try {
            return part.get();
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(PREFIX + ": " + e.getMessage(), e);
        }
    }
}
