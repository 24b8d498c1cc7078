package org.secf.openid;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.secf.openid.provider.ProviderEndpoints;
import org.secf.settings.Key;
import org.secf.settings.Kind;

/** The settings of what is known of the provider; {@link OpenIdProviderMetadata} has an attribute for each. */
final class MetadataKeys {

    static final Key<String> ISSUER = Key.optional(
            "provider-metadata.issuer",
            Kind.one("an https address", Texts::issuer),
            "The provider's issuer, letter by letter, where provider-uri is another address at which it announces itself.");

    static final Key<URI> AUTHORIZATION_ENDPOINT = endpoint(
            "authorization-endpoint",
            "Where browsers are sent to; where it is given, the provider is not asked what it announces.");

    static final Key<URI> TOKEN_ENDPOINT = endpoint("token-endpoint", "Where codes are redeemed.");

    static final Key<URI> USERINFO_ENDPOINT = endpoint("userinfo-endpoint", "Where claims about users are.");

    static final Key<URI> END_SESSION_ENDPOINT =
            endpoint("end-session-endpoint", "Where browsers are sent to for a logout.");

    static final Key<URI> JWKS_URI = endpoint("jwks-uri", "Where the provider's keys are.");

    static final Key<List<String>> HOSTS = Key.of(
            "provider-metadata.hosts",
            Kind.list("names of hosts such as api.example.org", Texts::host),
            List.of(),
            "Hosts besides the provider's own at which it may announce that it is asked.");

    static final Key<Duration> REFRESH = Key.of(
            "provider-metadata.refresh",
            Kind.duration(Duration.ofMinutes(1), Duration.ofDays(1)),
            Duration.ofHours(1),
            "After this time what the provider announces, and its keys, are fetched again.");

    /** Those that are of no use alone. */
    static final List<Key<URI>> BESIDE_AUTHORIZATION =
            List.of(TOKEN_ENDPOINT, USERINFO_ENDPOINT, END_SESSION_ENDPOINT, JWKS_URI);

    static final List<Key<?>> ALL = List.of(
            ISSUER,
            AUTHORIZATION_ENDPOINT,
            TOKEN_ENDPOINT,
            USERINFO_ENDPOINT,
            END_SESSION_ENDPOINT,
            JWKS_URI,
            HOSTS,
            REFRESH);

    private MetadataKeys() {}

    private static Key<URI> endpoint(String name, String meaning) {
        return Key.optional(
                "provider-metadata." + name,
                Kind.one(
                        "an https address, or http on this machine",
                        text -> ProviderEndpoints.address(text)
                                .orElseThrow(() -> new IllegalArgumentException("no such address"))),
                meaning);
    }
}
