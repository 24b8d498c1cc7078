package org.secf.bearer;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.secf.integrity.JwksSource;
import org.secf.settings.Key;
import org.secf.settings.Kind;

/** The settings of introspection, below {@code secf.bearer.introspection}; {@link IntrospectionDefinition} has an attribute for each. */
final class IntrospectionKeys {

    static final Key<URI> URI_OF_SERVER = Key.optional(
            "introspection.uri",
            Kind.one("an https address, or http on this machine", IntrospectionKeys::address),
            "Where the issuer is asked about tokens that only it can read (RFC 7662); by default there are none.");

    static final Key<String> CLIENT_ID = Key.optional(
            "introspection.client-id",
            Kind.one("a name", BearerKeys::visible),
            "By which the issuer knows us; needed with introspection.uri.");

    static final Key<String> CLIENT_SECRET = Key.secret(
            "introspection.client-secret",
            Kind.TEXT,
            "Where our secret is, store:alias or file:; without, the certificate of tls.client-key proves us (RFC 8705).");

    static final Key<Boolean> SIGNED = Key.of(
            "introspection.signed",
            Kind.FLAG,
            false,
            "Whether answers have to be signed by the issuer's keys (RFC 9701); plain ones are refused then.");

    static final Key<Duration> REMEMBER = Key.of(
            "introspection.remember",
            Kind.duration(Duration.ZERO, Duration.ofMinutes(5)),
            Duration.ofSeconds(30),
            "How long the issuer need not be asked again about a token that is good; so long one that it revokes stays good here.");

    static final Key<Duration> REMEMBER_REFUSED = Key.of(
            "introspection.remember-refused",
            Kind.duration(Duration.ZERO, Duration.ofMinutes(1)),
            Duration.ofSeconds(5),
            "How long the issuer is not asked again about a token that is not good.");

    static final Key<Integer> MAX_CALLS = Key.of(
            "introspection.max-calls",
            Kind.number(1, 1000),
            20,
            "How many ask the issuer at once; others wait for two seconds, and are answered 503 then.");

    static final Key<Integer> MAX_WAITING = Key.of(
            "introspection.max-waiting",
            Kind.number(0, 10_000),
            100,
            "How many wait for their turn, and as many for the answer to somebody else with the same token; one more is answered 503 at once.");

    static final List<Key<?>> ALL = List.of(
            URI_OF_SERVER, CLIENT_ID, CLIENT_SECRET, SIGNED, REMEMBER, REMEMBER_REFUSED, MAX_CALLS, MAX_WAITING);

    private IntrospectionKeys() {}

    private static URI address(String text) {
        return JwksSource.address(text).orElseThrow(() -> new IllegalArgumentException("another address"));
    }
}
