package org.secf.clientcert;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.secf.http.IpAddress;
import org.secf.identity.GroupMapping;
import org.secf.mechanism.GroupKeys;
import org.secf.settings.Key;
import org.secf.settings.Kind;
import org.secf.tls.TlsKeys;

/** Every setting below {@code secf.client-cert}; {@link ClientCertificateAuthenticationMechanismDefinition} has an attribute for each. */
final class ClientCertKeys {

    static final Key<List<String>> TRUST_ANCHORS = Key.required(
            "trust-anchors",
            Kind.TEXTS,
            "Files, classpath: or paths such as /WEB-INF/ca.pem with the PEM certificates of the authorities that may vouch for callers.");

    static final Key<CertificateField> CALLER_NAME = Key.of(
            "caller-name",
            field(CertificateField.OF_CALLER),
            CertificateField.SUBJECT_CN,
            "What of the certificate is the caller name; several values of it are refused.");

    static final Key<CertificateField> CALLER_GROUPS = Key.optional(
            "caller-groups",
            field(CertificateField.OF_GROUPS),
            "What of the certificate names the caller groups; by default nothing.");

    static final Key<List<KeyPurpose>> REQUIRED_EKU = Key.of(
            "required-eku",
            Kind.list(KeyPurpose.EXPECTED, KeyPurpose::parse),
            List.of(KeyPurpose.CLIENT_AUTH),
            "Extended key usages that must all stand in the certificate.");

    static final Key<List<String>> POLICY_OIDS = Key.of(
            "policy-oids",
            Kind.list("object identifiers such as 1.3.6.1.4.1.99999.1", Oid::policy),
            List.of(),
            "Certificate policies of which one must hold for the whole path; none are asked for by default.");

    static final Key<Integer> MAX_CHAIN_LENGTH = Key.of(
            "max-chain-length",
            Kind.number(1, ClientCertPolicy.LONGEST_CHAIN),
            4,
            "The most certificates that a client may send.");

    static final Key<Revocation> REVOCATION = Key.of(
            "revocation",
            Kind.choice(Revocation.class),
            Revocation.BY_SOURCES,
            "Where revocation is asked for: by default wherever crl or ocsp-responder say, and a deployment with neither stops. NONE must be said.");

    static final Key<List<String>> CRL = Key.of(
            "crl",
            Kind.TEXTS,
            List.of(),
            "Locations of revocation lists: https addresses, files, classpath: or paths such as /WEB-INF/ca.crl.");

    static final Key<URI> OCSP_RESPONDER = Key.optional(
            "ocsp-responder",
            Kind.one("an http or https address without user or fragment", ClientCertKeys::responder),
            "Address of the OCSP responder.");

    static final Key<String> OCSP_RESPONDER_CERTIFICATE = Key.optional(
            "ocsp-responder-certificate",
            Kind.TEXT,
            "Location of the PEM certificate of a responder that is believed besides the issuers and whom they delegate it to.");

    static final Key<Boolean> REQUIRE_OCSP_NONCE = Key.of(
            "require-ocsp-nonce",
            Kind.FLAG,
            false,
            "Whether the responder must repeat the nonce of our question; responders that sign in advance cannot.");

    static final Key<Duration> REVOCATION_REFRESH = Key.of(
            "revocation-refresh",
            Kind.duration(Duration.ofMinutes(1), Duration.ofDays(1)),
            Duration.ofMinutes(10),
            "After this time lists are loaded and responders asked again, although what is known may hold longer.");

    static final Key<Boolean> ACCEPT_UNKNOWN_REVOCATION = Key.of(
            "accept-unknown-revocation",
            Kind.FLAG,
            false,
            "Dangerous: whether certificates are taken whose revocation cannot be known.");

    static final Key<Duration> CLOCK_SKEW = Key.of(
            "clock-skew",
            Kind.duration(Duration.ZERO, ClientCertPolicy.LARGEST_SKEW),
            Duration.ofSeconds(60),
            "Tolerance of every time check.");

    static final Key<List<String>> PROXIES = Key.of(
            "proxies",
            Kind.TEXTS,
            List.of(),
            "Owners of keys, as secf.http-signature knows them: proxies that end TLS, tell the certificate in Client-Cert (RFC 9440), and sign that.");

    static final Key<List<InetAddress>> PROXY_ADDRESSES = Key.of(
            "proxy-addresses",
            Kind.list(IpAddress.EXPECTED, IpAddress::parse),
            List.of(),
            "IP addresses from which such proxies connect that sign nothing; whoever else can connect from there can be any caller.");

    static final Key<GroupMapping> GROUP_MAPPING = GroupKeys.mapping("");

    static final Key<String> GROUP_SEPARATOR = GroupKeys.separator("");

    /** All of them, in the order of the reference. */
    static final List<Key<?>> ALL = Stream.concat(
                    Stream.<Key<?>>of(
                            TRUST_ANCHORS,
                            CALLER_NAME,
                            CALLER_GROUPS,
                            REQUIRED_EKU,
                            POLICY_OIDS,
                            MAX_CHAIN_LENGTH,
                            REVOCATION,
                            CRL,
                            OCSP_RESPONDER,
                            OCSP_RESPONDER_CERTIFICATE,
                            REQUIRE_OCSP_NONCE,
                            REVOCATION_REFRESH,
                            ACCEPT_UNKNOWN_REVOCATION,
                            CLOCK_SKEW,
                            PROXIES,
                            PROXY_ADDRESSES,
                            GROUP_MAPPING,
                            GROUP_SEPARATOR),
                    TlsKeys.ALL.stream())
            .toList();

    private ClientCertKeys() {}

    private static Kind<CertificateField> field(Set<CertificateField> fields) {
        return Kind.one(CertificateField.expected(fields), text -> CertificateField.parse(fields, text));
    }

    private static URI responder(String text) {
        URI uri = URI.create(text);
        boolean isHttp = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        if (!isHttp || uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("an http or https address without user or fragment");
        }
        return uri;
    }
}
