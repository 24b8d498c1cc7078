package org.secf.gba.naf;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.secf.digest.DigestKeys;
import org.secf.gba.NafId;
import org.secf.gba.UaProtocol;
import org.secf.http.IpAddress;
import org.secf.settings.Key;
import org.secf.settings.Kind;
import org.secf.tls.Outbound;
import org.secf.tls.TlsKeys;

/** Every setting below {@code secf.gba}; {@link GbaAuthenticationMechanismDefinition} has an attribute for each. */
final class GbaKeys {

    private static final String AUTOMATIC = "tls";
    private static final Pattern FIELD = Pattern.compile("[A-Za-z0-9-]{1,64}");

    static final Key<String> HOST = Key.required(
            "host",
            Kind.one("the name of a host such as naf.example.org", GbaKeys::host),
            "The application's host, as devices call it; part of every key and of the realm.");

    static final Key<URI> SERVER = Key.optional(
            "server",
            Kind.one("an https address such as https://bsf.example.org", GbaKeys::server),
            "Where the bootstrapping server's services are (TS 29.309), without /nbsp-gba; needed unless the"
                    + " application has a bean KeySource.");

    static final Key<Optional<UaProtocol>> PROTOCOL = Key.of(
            "protocol",
            Kind.one("tls, or ten hexadecimal digits such as 0100000002", GbaKeys::protocol),
            Optional.empty(),
            "The security protocol that keys are for (TS 33.220 Annex H): tls for Digest inside TLS, whose key depends"
                    + " on the cipher suite that the container tells; 0100000002 for Digest without TLS; any other by its"
                    + " identifier.");

    static final Key<List<String>> PROXIES = Key.of(
            "proxies",
            Kind.TEXTS,
            List.of(),
            "Owners of keys, as secf.http-signature knows them: proxies that end TLS, tell its cipher suite, and sign"
                    + " that.");

    static final Key<List<InetAddress>> PROXY_ADDRESSES = Key.of(
            "proxy-addresses",
            Kind.list(IpAddress.EXPECTED, IpAddress::parse),
            List.of(),
            "IP addresses from which such proxies connect that sign nothing; whoever else can connect from there can"
                    + " tell any cipher suite.");

    static final Key<String> CIPHER_SUITE_FIELD = Key.of(
            "cipher-suite-field",
            Kind.one("the name of a field such as X-TLS-Cipher", GbaKeys::field),
            "X-TLS-Cipher",
            "The field in which such proxies tell the cipher suite, by its name in the registry of IANA or in"
                    + " OpenSSL.");

    static final Key<List<Bootstrap>> KEY_KINDS = Key.of(
            "key-kinds",
            Kind.list("DEVICE and CARD", Bootstrap::valueOf),
            List.of(Bootstrap.DEVICE),
            "Which keys are good enough, the preferred ones first: DEVICE, and CARD for those that never leave the"
                    + " subscriber's card.");

    static final Key<List<Long>> SERVICES = Key.of(
            "services",
            Kind.list("numbers of 32 bits", GbaKeys::number),
            List.of(),
            "GAA service identifiers whose user security settings are asked for: identities that callers may have, and"
                    + " what they are authorised to.");

    static final Key<FlagGroups> FLAG_GROUPS = Key.of(
            "flag-groups",
            new Kind<>(FlagGroups::parse, FlagGroups.EXPECTED, true),
            new FlagGroups(Map.of()),
            "Entries flag=group: the group that an authorisation flag of the user security settings gives;"
                    + " service:flag=group where there are several services, since a flag means something else to each.");

    static final Key<Duration> MAX_KEY_AGE = Key.of(
            "max-key-age",
            Kind.duration(Duration.ofMinutes(1), Duration.ofDays(7)),
            Duration.ofHours(8),
            "How long a key is used before the bootstrapping server is asked again, even where that says longer.");

    static final Key<Integer> MOST_FAILURES = Key.of(
            "most-failures",
            Kind.number(1, 1000),
            5,
            "After so many failures in a row the bootstrapping server is left alone for ten seconds.");

    /** All of them, in the order of the reference. */
    static final List<Key<?>> ALL = Stream.of(
                    List.of(
                            HOST,
                            SERVER,
                            PROTOCOL,
                            PROXIES,
                            PROXY_ADDRESSES,
                            CIPHER_SUITE_FIELD,
                            KEY_KINDS,
                            SERVICES,
                            FLAG_GROUPS,
                            MAX_KEY_AGE,
                            MOST_FAILURES,
                            DigestKeys.ALGORITHMS,
                            DigestKeys.ACCEPT_MD5,
                            DigestKeys.QOP,
                            DigestKeys.NONCE_LIFETIME,
                            DigestKeys.MAX_BODY),
                    TokenSetup.ALL,
                    TlsKeys.ALL)
            .<Key<?>>flatMap(List::stream)
            .toList();

    private GbaKeys() {}

    private static String host(String text) {
        return new NafId(text, UaProtocol.HTTP_DIGEST).host();
    }

    static URI server(String text) {
        URI address = URI.create(text);
        if (Outbound.refuse(address).isPresent()) {
            throw new IllegalArgumentException("not an https address");
        }
        return address;
    }

    private static Optional<UaProtocol> protocol(String text) {
        return text.equals(AUTOMATIC) ? Optional.empty() : Optional.of(new UaProtocol(text));
    }

    private static String field(String text) {
        if (!FIELD.matcher(text).matches()) {
            throw new IllegalArgumentException("not the name of a field");
        }
        return text;
    }

    static Long number(String text) {
        if (!text.matches("[0-9]{1,10}") || Long.parseLong(text) > 0xFFFF_FFFFL) {
            throw new IllegalArgumentException("not a number of 32 bits");
        }
        return Long.valueOf(text);
    }
}
