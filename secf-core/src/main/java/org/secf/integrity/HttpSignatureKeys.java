package org.secf.integrity;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.secf.http.PublicUrl;
import org.secf.mechanism.RouteKeys;
import org.secf.settings.Key;
import org.secf.settings.Kind;
import org.secf.signature.Component;
import org.secf.signature.NonceRule;
import org.secf.signature.SignatureAlgorithm;
import org.secf.tls.TlsKeys;

/** Every setting below {@code secf.http-signature}; {@link HttpMessageSignatureAuthenticationMechanismDefinition} has an attribute for each. */
final class HttpSignatureKeys {

    private static final int MOST_NONCES = 100_000_000;

    static final Key<PublicUrl> BASE_URL = Key.required(
            "base-url",
            Kind.one("an https address such as https://enabler.example.org/enabler", PublicUrl::parse),
            "Where the application is reached, as clients address it; a signature is held against this and not against what a request says of its host.");

    static final Key<List<String>> FURTHER_AUTHORITIES = Key.of(
            "further-authorities",
            Kind.list("hosts such as other.example.org or other.example.org:8443", HttpSignatureKeys::authority),
            List.of(),
            "By which other authorities clients address the application. Where there are any, Host has to be the one of base-url or one of these, and is what a signature is held against.");

    static final Key<Boolean> AUTHENTICATES_CALLER = Key.of(
            "authenticates-caller",
            Kind.FLAG,
            true,
            "Whether the signer is the caller; otherwise signatures are verified only, and another mechanism tells the caller.");

    static final Key<String> KEY_SET = Key.optional(
            "key-set",
            Kind.TEXT,
            "The key set whose trust anchors are the signers' own certificates; keyid is the thumbprint of the key, its owner the subject of the certificate.");

    static final Key<List<JwksSource>> JWKS = Key.of(
            "jwks",
            Kind.list(JwksSource.EXPECTED, JwksSource::parse),
            List.of(),
            "Where signers publish their keys; every key there is that caller's and of nobody else. Of two keys with one kid the first source's counts.");

    static final Key<Boolean> ASSOCIATIONS = Key.of(
            "associations",
            Kind.FLAG,
            false,
            "Whether the keys of security associations that were agreed on are believed, too; keyid is the name of the association, its owner the other side, which has to be known.");

    static final Key<Map<String, String>> OWNERS = Key.of(
            "owners",
            new Kind<>(Signers::owners, Signers.OWNERS, true),
            Map.of(),
            "Entries keyid=caller: whose a key is, in place of what its certificate or the bean says. Published keys stay their publisher's, who chooses their names.");

    static final Key<Map<String, Set<String>>> CALLER_GROUPS = Key.of(
            "caller-groups",
            new Kind<>(Signers::groups, Signers.GROUPS, true),
            Map.of(),
            "Entries caller=group, several for a caller with several groups; a caller without any has none.");

    static final Key<List<Component>> REQUIRED_COMPONENTS = Key.of(
            "required-components",
            Kind.list(Component.EXPECTED_TEXT, Component::parse),
            Stream.of("@method", "@authority", "@path", "@query", "content-digest", "content-type")
                    .map(Component::parse)
                    .toList(),
            "What a signature of a request with content has to cover: @method and the target at least; authorization, content-encoding, range and the fields of conditions too where they are there, and the type also without content.");

    static final Key<List<Component>> REQUIRED_COMPONENTS_WITHOUT_CONTENT = Key.of(
            "required-components-without-content",
            Kind.list(Component.EXPECTED_TEXT, Component::parse),
            List.of(Component.METHOD, Component.AUTHORITY, Component.PATH, Component.QUERY),
            "What a signature of any request has to cover: @method and the target at least.");

    static final Key<List<SignatureAlgorithm>> ALGORITHMS = Key.of(
            "algorithms",
            Kind.list("names of RFC 9421 such as ed25519", HttpSignatureKeys::algorithm),
            List.copyOf(SignatureAlgorithm.registered()),
            "The algorithms that are believed, of keys that are for them.");

    static final Key<Duration> MAX_AGE = Key.of(
            "max-age",
            Kind.duration(Duration.ofSeconds(1), Duration.ofDays(1)),
            Duration.ofMinutes(1),
            "How long after it was made a signature is believed; so long its nonce is remembered.");

    static final Key<Duration> CLOCK_SKEW = Key.of(
            "clock-skew",
            Kind.duration(Duration.ZERO, Duration.ofMinutes(5)),
            Duration.ofSeconds(5),
            "How far a signer's clock may be from ours.");

    static final Key<NonceRule> NONCE = Key.of(
            "nonce",
            Kind.choice(NonceRule.class),
            NonceRule.REQUIRED,
            "What becomes of nonces. ACCEPT_REPEATED is dangerous: what was signed once may be sent again until it is too old.");

    static final Key<Integer> MAX_NONCES = Key.of(
            "max-nonces",
            Kind.number(1, MOST_NONCES),
            500_000,
            "The most nonces of all signers that are remembered at a time; one more is answered 429.");

    static final Key<Integer> MAX_NONCES_PER_SIGNER = Key.of(
            "max-nonces-per-signer",
            Kind.number(1, MOST_NONCES),
            250_000,
            "The most nonces of one signer that are remembered at a time; one more is answered 429.");

    static final Key<String> TAG = Key.optional(
            "tag",
            Kind.TEXT,
            "The tag of the signature that counts; where it is not given, only signatures without a tag do.");

    static final Key<String> LABEL = Key.optional(
            "label", Kind.TEXT, "The label of the signature that counts; where it is not given, any does.");

    static final Key<List<String>> PROXIES = Key.of(
            "proxies",
            Kind.TEXTS,
            List.of(),
            "The owners of keys by whom signed requests are handed on: where there are any, one of them must have signed the signer's signature, and what it tells of the client.");

    static final Key<String> PROXY_TAG = Key.of(
            "proxy-tag", Kind.TEXT, "proxy", "The tag of the signature of a proxy; another than that of signers.");

    static final Key<Duration> JWKS_REFRESH = Key.of(
            "jwks-refresh",
            Kind.duration(Duration.ofMinutes(1), Duration.ofDays(1)),
            Duration.ofHours(1),
            "After this time published keys are loaded again; for an unknown key earlier, at most once in ten seconds. A key that is published no more is believed up to three times as long where its source fails.");

    /** All of them, in the order of the reference. */
    static final List<Key<?>> ALL = Stream.of(
                    List.of(
                            BASE_URL,
                            FURTHER_AUTHORITIES,
                            AUTHENTICATES_CALLER,
                            KEY_SET,
                            JWKS,
                            JWKS_REFRESH,
                            ASSOCIATIONS,
                            OWNERS,
                            CALLER_GROUPS,
                            REQUIRED_COMPONENTS,
                            REQUIRED_COMPONENTS_WITHOUT_CONTENT,
                            ALGORITHMS,
                            MAX_AGE,
                            CLOCK_SKEW,
                            NONCE,
                            MAX_NONCES,
                            MAX_NONCES_PER_SIGNER,
                            TAG,
                            LABEL,
                            PROXIES,
                            PROXY_TAG),
                    RouteKeys.ALL,
                    TlsKeys.ALL)
            .<Key<?>>flatMap(List::stream)
            .toList();

    private HttpSignatureKeys() {}

    private static String authority(String text) {
        URI uri = URI.create("https://" + text);
        if (uri.getHost() == null || !text.equals(uri.getRawAuthority()) || uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException("not a host with or without a port");
        }
        return text;
    }

    private static SignatureAlgorithm algorithm(String text) {
        return SignatureAlgorithm.named(text).orElseThrow(() -> new IllegalArgumentException("not an algorithm"));
    }
}
