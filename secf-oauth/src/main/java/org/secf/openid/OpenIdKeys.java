package org.secf.openid;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.secf.http.PublicUrl;
import org.secf.identity.GroupMapping;
import org.secf.mechanism.GroupKeys;
import org.secf.openid.provider.AuthenticationMethod;
import org.secf.settings.Key;
import org.secf.settings.Kind;
import org.secf.tls.TlsKeys;

/** Every setting below {@code secf.openid}; {@link OpenIdConnectAuthenticationMechanismDefinition} has an attribute for each. */
final class OpenIdKeys {

    static final Key<PublicUrl> BASE_URL = Key.required(
            "base-url",
            Kind.one("an address such as https://shop.example.org/enabler", PublicUrl::parse),
            "Where the application is reached from outside; https, or http on loopback.");

    static final Key<String> PROVIDER_URI = Key.required(
            "provider-uri",
            Kind.one("the provider's issuer as it spells itself, an https address", Texts::issuer),
            "The provider's issuer, letter by letter; it announces itself at /.well-known/openid-configuration below.");

    static final Key<String> CLIENT_ID = Key.required(
            "client-id", Kind.one("printable characters", Texts::ascii), "The name by which the provider knows us.");

    static final Key<String> CLIENT_SECRET = Key.secret(
            "client-secret",
            Kind.TEXT,
            "Where the secret is that the provider and we have, store:alias or file:; by default a key set or a certificate proves us.");

    static final Key<AuthenticationMethod> CLIENT_AUTHENTICATION = Key.optional(
            "client-authentication",
            Kind.choice(AuthenticationMethod.class),
            "How we prove to the provider who we are; by default the best that it announces and we can.");

    static final Key<String> KEY_SET = Key.optional(
            "key-set",
            Kind.TEXT,
            "The key set whose active signing key proves us by signed tokens, and signs requests; main is the set without a name.");

    static final Key<String> DPOP_KEY_SET = Key.optional(
            "dpop-key-set",
            Kind.TEXT,
            "The key set to whose active signing key codes and tokens are bound, so that nobody else can use them (DPoP, RFC 9449); tokens for whoever bears them are refused then. By default they are such.");

    static final Key<String> REDIRECT_URI = Key.of(
            "redirect-uri",
            Texts.ownPath(),
            "/openid/callback",
            "Path below the base URL where answers of logins come in, or the base URL and such a path.");

    static final Key<Boolean> REDIRECT_TO_ORIGINAL_RESOURCE = Key.of(
            "redirect-to-original-resource",
            Kind.FLAG,
            true,
            "Whether a login leads to what was asked for first, and not to the front page.");

    static final Key<List<String>> SCOPE = Key.of(
            "scope",
            Kind.list("scopes, openid among them", Texts::scope),
            List.of("openid", "email", "profile"),
            "What is asked of the provider.");

    static final Key<String> RESPONSE_TYPE = Key.of(
            "response-type",
            Kind.one("code; tokens in addresses end in histories", text -> Texts.only("code", text)),
            "code",
            "How the provider answers; there is one way.");

    static final Key<ResponseMode> RESPONSE_MODE = Key.of(
            "response-mode",
            Kind.choice(ResponseMode.class),
            ResponseMode.QUERY,
            "How a browser brings the provider's answer: in the address, or in a form, for which the base URL has to be https.");

    static final Key<List<String>> PROMPT = Key.of(
            "prompt",
            Kind.list("none, login, consent, select_account, create", Texts::prompt),
            List.of(),
            "How the provider may ask its user; none is that it must not.");

    static final Key<String> DISPLAY = Key.optional(
            "display",
            Kind.one("page, popup, touch or wap", Texts::display),
            "How the provider shows itself; by default as it likes.");

    static final Key<Boolean> USE_NONCE = Key.of(
            "use-nonce",
            Kind.one("true; without, a token of another login would do", text -> Texts.always(text)),
            true,
            "Whether ID tokens are bound to their logins; they always are.");

    static final Key<List<String>> ACR_VALUES = Key.of(
            "acr-values",
            Kind.list("names without space", Texts::word),
            List.of(),
            "Authentication contexts of which one must be met in every login.");

    static final Key<Duration> MAX_AGE = Key.optional(
            "max-age",
            Kind.duration(Duration.ofSeconds(1), Duration.ofDays(366)),
            "How long ago the user may have authenticated at the provider when a login ends; by default any time.");

    static final Key<List<String>> EXTRA_PARAMETERS = Key.of(
            "extra-parameters",
            Kind.list("name=value, none of those that the protocol has already", Texts::extra),
            List.of(),
            "What else each request for a login says, such as ui_locales=fr.");

    static final Key<IssuerParameter> REQUIRE_ISSUER_PARAMETER = Key.of(
            "require-issuer-parameter",
            Kind.choice(IssuerParameter.class),
            IssuerParameter.AUTO,
            "Whether answers have to say who they are from (RFC 9207): where the provider announces it, or always.");

    static final Key<Boolean> USER_INFO = Key.of(
            "user-info",
            Kind.FLAG,
            false,
            "Whether the provider is asked for more claims than the ID token has, at each login.");

    static final Key<Duration> LOGIN_TIMEOUT = Key.of(
            "login-timeout",
            Kind.duration(Duration.ofMinutes(1), Duration.ofHours(1)),
            Duration.ofMinutes(10),
            "How long a login may take.");

    static final Key<Duration> SESSION_LIFETIME = Key.of(
            "session-lifetime",
            Kind.duration(Duration.ofMinutes(1), Duration.ofDays(30)),
            Duration.ofHours(8),
            "The longest session.");

    static final Key<Boolean> TOKEN_AUTO_REFRESH = Key.of(
            "token-auto-refresh",
            Kind.FLAG,
            false,
            "Whether tokens of a login are renewed before they end, while its session is used.");

    static final Key<Duration> TOKEN_MIN_VALIDITY = Key.of(
            "token-min-validity",
            Kind.duration(Duration.ZERO, Duration.ofHours(1)),
            Duration.ofSeconds(10),
            "How long before their end tokens are renewed.");

    static final Key<RefreshFailure> REFRESH_FAILURE = Key.of(
            "refresh-failure",
            Kind.choice(RefreshFailure.class),
            RefreshFailure.END,
            "What becomes of a login whose tokens cannot be renewed: it ends, or is kept until its ID token ends.");

    static final Key<GroupMapping> GROUP_MAPPING = GroupKeys.mapping("");

    static final Key<String> GROUP_SEPARATOR = GroupKeys.separator("");

    /** All of them, in the order of the reference. */
    static final List<Key<?>> ALL = Stream.<List<Key<?>>>of(
                    List.of(
                            BASE_URL,
                            PROVIDER_URI,
                            CLIENT_ID,
                            CLIENT_SECRET,
                            CLIENT_AUTHENTICATION,
                            KEY_SET,
                            DPOP_KEY_SET,
                            REDIRECT_URI,
                            REDIRECT_TO_ORIGINAL_RESOURCE,
                            SCOPE,
                            RESPONSE_TYPE,
                            RESPONSE_MODE,
                            PROMPT,
                            DISPLAY,
                            USE_NONCE,
                            ACR_VALUES,
                            MAX_AGE,
                            EXTRA_PARAMETERS,
                            REQUIRE_ISSUER_PARAMETER,
                            USER_INFO,
                            LOGIN_TIMEOUT,
                            SESSION_LIFETIME,
                            TOKEN_AUTO_REFRESH,
                            TOKEN_MIN_VALIDITY,
                            REFRESH_FAILURE,
                            GROUP_MAPPING,
                            GROUP_SEPARATOR),
                    RequestKeys.ALL,
                    TokenKeys.ALL,
                    MetadataKeys.ALL,
                    ClaimKeys.ALL,
                    LogoutKeys.ALL,
                    TlsKeys.ALL)
            .flatMap(List::stream)
            .toList();

    private OpenIdKeys() {}
}
