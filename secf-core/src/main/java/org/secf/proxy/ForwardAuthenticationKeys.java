package org.secf.proxy;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.secf.http.IpAddress;
import org.secf.http.PublicUrl;
import org.secf.keys.set.KeyRing;
import org.secf.settings.Key;
import org.secf.settings.Kind;

/** Every setting below {@code secf.forward-authentication}; {@link ForwardAuthenticationDefinition} has an attribute for each. */
final class ForwardAuthenticationKeys {

    static final Key<String> PATH = Key.of(
            "path",
            Kind.one("a path below the application", ForwardAuthenticationKeys::path),
            "/.well-known/secf/forward-auth",
            "The path below the application where proxies ask; keep clients from it.");

    static final Key<OriginalSource> ORIGINAL = Key.of(
            "original",
            Kind.choice(OriginalSource.class),
            OriginalSource.X_ORIGINAL,
            "How the proxy tells which request it asks about: X_ORIGINAL as nginx, X_FORWARDED as Traefik, PATH as Envoy.");

    static final Key<List<InetAddress>> PROXY_ADDRESSES = Key.of(
            "proxy-addresses",
            Kind.list(IpAddress.EXPECTED, IpAddress::parse),
            List.of(),
            "IP addresses from which proxies ask; nobody else is answered, so that one at least is needed.");

    static final Key<PublicUrl> RESOURCE_URL = Key.required(
            "resource-url",
            Kind.one(
                    "an https address without a path such as https://enabler.example.org",
                    ForwardAuthenticationKeys::origin),
            "Where clients reach the resource behind the proxy, without its path; signatures are good for requests there.");

    static final Key<String> AUDIENCE = Key.required(
            "audience",
            Kind.TEXT,
            "The name of the resource behind the proxy; tokens are good there and nowhere else.");

    static final Key<Duration> LIFETIME = Key.of(
            "lifetime",
            Kind.duration(Duration.ofSeconds(1), Duration.ofMinutes(5)),
            Duration.ofSeconds(30),
            "How long the proofs are good; a proxy hands a request on at once.");

    static final Key<String> KEY_SET = Key.of(
            "key-set", Kind.TEXT, KeyRing.MAIN, "The key set whose active signing key signs what is said of callers.");

    static final Key<List<String>> IDENTITY_ATTRIBUTES = Key.of(
            "identity-attributes",
            Kind.TEXTS,
            List.of(),
            "Attributes of callers whose values are further identities of theirs. Other attributes are not handed on.");

    /** All of them, in the order of the reference. */
    static final List<Key<?>> ALL =
            List.of(PATH, ORIGINAL, PROXY_ADDRESSES, RESOURCE_URL, AUDIENCE, LIFETIME, KEY_SET, IDENTITY_ATTRIBUTES);

    private ForwardAuthenticationKeys() {}

    private static String path(String text) {
        if (!text.matches("(/[A-Za-z0-9._~-]+)+")) {
            throw new IllegalArgumentException("no path");
        }
        return text;
    }

    private static PublicUrl origin(String text) {
        PublicUrl url = PublicUrl.parse(text);
        if (!url.origin().equals(url.toString())) {
            throw new IllegalArgumentException("an address with a path");
        }
        return url;
    }
}
