package org.secf.proxy;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.secf.http.PublicUrl;
import org.secf.identity.GroupMapping;
import org.secf.integrity.JwksSource;
import org.secf.mechanism.GroupKeys;
import org.secf.mechanism.RouteKeys;
import org.secf.settings.Key;
import org.secf.settings.Kind;
import org.secf.tls.TlsKeys;

/** Every setting below {@code secf.trusted-proxy}; {@link TrustedProxyAuthenticationMechanismDefinition} has an attribute for each. */
final class TrustedProxyKeys {

    static final Key<List<String>> PROXIES = Key.of(
            "proxies",
            Kind.TEXTS,
            List.of(),
            "Owners of keys and subjects of certificates: the proxies that are believed. An empty list stops the deployment.");

    static final Key<String> KEY_SET =
            Key.optional("key-set", Kind.TEXT, "The key set whose trust anchors are the proxies' own certificates.");

    static final Key<List<JwksSource>> JWKS = Key.of(
            "jwks",
            Kind.list(JwksSource.EXPECTED, JwksSource::parse),
            List.of(),
            "Where proxies publish their keys; every key there is that proxy's and of nobody else.");

    static final Key<Duration> JWKS_REFRESH = Key.of(
            "jwks-refresh",
            Kind.duration(Duration.ofMinutes(1), Duration.ofDays(1)),
            Duration.ofHours(1),
            "After this time published keys are loaded again; for an unknown key earlier, at most once in ten seconds.");

    static final Key<List<ProofKind>> PROOFS = Key.of(
            "proofs",
            Kind.list("proofs out of TOKEN, SIGNATURE and CERTIFICATE", TrustedProxyKeys::proof),
            List.of(ProofKind.TOKEN),
            "What proves that a proxy said who the caller is; one is needed, and each that is there has to hold. CERTIFICATE believes whatever the proxy did not overwrite.");

    static final Key<List<String>> AUDIENCE =
            Key.of("audience", Kind.TEXTS, List.of(), "By which names tokens are for this resource; needed for TOKEN.");

    static final Key<PublicUrl> BASE_URL = Key.optional(
            "base-url",
            Kind.one("an https address such as https://enabler.example.org/enabler", PublicUrl::parse),
            "Where clients reach the application; needed for SIGNATURE, which is held against this and not against what a request says of its host.");

    static final Key<Duration> MAX_AGE = Key.of(
            "max-age",
            Kind.duration(Duration.ofSeconds(1), Duration.ofMinutes(5)),
            Duration.ofMinutes(1),
            "How long after it was made a proof is believed at most; a token that would be good for longer is refused.");

    static final Key<Duration> CLOCK_SKEW = Key.of(
            "clock-skew",
            Kind.duration(Duration.ZERO, Duration.ofMinutes(5)),
            Duration.ofSeconds(5),
            "How far a proxy's clock may be from ours.");

    static final Key<Boolean> ACCEPT_UNBOUND = Key.of(
            "accept-unbound",
            Kind.FLAG,
            false,
            "Dangerous: whether tokens are believed that do not say for which method and target they are.");

    static final Key<Boolean> ACCEPT_REPEATED = Key.of(
            "accept-repeated",
            Kind.FLAG,
            false,
            "Dangerous: whether proofs are good for several requests, as where the proxy keeps answers for a while.");

    static final Key<Inbound> INBOUND = Key.of(
            "inbound",
            Kind.choice(Inbound.class),
            Inbound.REFUSE,
            "What becomes of fields that say who the caller is, and that nobody proves: the request is refused, or nobody sees them.");

    static final Key<List<String>> FURTHER_FIELDS = Key.of(
            "further-fields",
            Kind.list("names of fields", TrustedProxyKeys::field),
            List.of("X-XCAP-Asserted-Identity"),
            "Names of fields of other products that say who the caller is; they are never believed, and treated as if nobody proved them.");

    static final Key<GroupMapping> GROUP_MAPPING = GroupKeys.mapping("");

    static final Key<String> GROUP_SEPARATOR = GroupKeys.separator("");

    /** All of them, in the order of the reference. */
    static final List<Key<?>> ALL = Stream.of(
                    List.of(
                            PROXIES,
                            KEY_SET,
                            JWKS,
                            JWKS_REFRESH,
                            PROOFS,
                            AUDIENCE,
                            BASE_URL,
                            MAX_AGE,
                            CLOCK_SKEW,
                            ACCEPT_UNBOUND,
                            ACCEPT_REPEATED,
                            INBOUND,
                            FURTHER_FIELDS,
                            GROUP_MAPPING,
                            GROUP_SEPARATOR),
                    RouteKeys.ALL,
                    TlsKeys.ALL)
            .<Key<?>>flatMap(List::stream)
            .toList();

    private TrustedProxyKeys() {}

    private static ProofKind proof(String text) {
        return ProofKind.valueOf(text.toUpperCase(Locale.ROOT));
    }

    private static String field(String text) {
        if (!text.matches("[A-Za-z0-9_-]+")) {
            throw new IllegalArgumentException("no name of a field");
        }
        return text;
    }
}
