package org.secf.tls;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.KeyManager;
import org.secf.keys.KeyStrength;
import org.secf.keys.OwnKey;

/**
 * Which TLS we speak as a client, whom we believe, and who we are (RFC 9325). It can be narrowed and never widened. The JDK offers no compression; a server
 * that renegotiates is refused, and so is one whose host name differs. Whether certificates were revoked is asked only where the Java platform is told to
 * ({@code com.sun.net.ssl.checkRevocation}).
 *
 * @param versions protocol versions as JSSE spells them, of {@link #VERSIONS}
 * @param suites cipher suites as IANA registers them, of {@link #SUITES}; each version needs one
 * @param trustAnchors the only authorities that are believed; empty where those of the Java platform are
 * @param clientKeys what proves us where a server asks for a certificate; none where we have no certificate
 * @param voucher who says by which keys servers prove themselves, in place of authorities; empty where nobody does
 */
public record TlsPolicy(
        List<String> versions,
        List<String> suites,
        Optional<List<X509Certificate>> trustAnchors,
        List<KeyManager> clientKeys,
        Optional<ServerVoucher> voucher) {

    /** TLS 1.3 and 1.2 (RFC 9325 §3.1.1). */
    public static final List<String> VERSIONS = List.of("TLSv1.3", "TLSv1.2");

    /** Forward secrecy and authenticated encryption, and nothing else (RFC 9325 §4.2, RFC 8446 §B.4). */
    public static final List<String> SUITES = List.of(
            "TLS_AES_256_GCM_SHA384",
            "TLS_AES_128_GCM_SHA256",
            "TLS_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

    private static final int KEY_CERT_SIGN = 5;

    /**
     * Checks it.
     *
     * @throws IllegalArgumentException for what is not on the lists, a version without a suite, or a trust anchor that is no authority or has a weak key
     */
    public TlsPolicy {
        versions = List.copyOf(versions);
        suites = List.copyOf(suites);
        trustAnchors = trustAnchors.map(List::copyOf);
        clientKeys = List.copyOf(clientKeys);
        requireListed("versions", versions, VERSIONS);
        requireListed("suites", suites, SUITES);
        for (String version : versions) {
            if (suites.stream().noneMatch(suite -> isFor(version, suite))) {
                throw new IllegalArgumentException("suites: none is for " + version);
            }
        }
        trustAnchors.ifPresent(TlsPolicy::requireAuthorities);
    }

    /** Everything on the lists, the authorities of the Java platform, no certificate of our own. */
    public static TlsPolicy platform() {
        return new TlsPolicy(VERSIONS, SUITES, Optional.empty(), List.of(), Optional.empty());
    }

    /** The same, believing these authorities alone. */
    public TlsPolicy trusting(List<X509Certificate> anchors) {
        return new TlsPolicy(versions, suites, Optional.of(anchors), clientKeys, voucher);
    }

    /** The same, with these versions alone and the suites for them. */
    public TlsPolicy speaking(List<String> few) {
        List<String> theirs = suites.stream()
                .filter(suite -> few.stream().anyMatch(version -> isFor(version, suite)))
                .toList();
        return new TlsPolicy(few, theirs, trustAnchors, clientKeys, voucher);
    }

    /** The same, proving ourselves with these keys (RFC 8705 §2, for one). */
    public TlsPolicy presenting(List<KeyManager> keys) {
        return new TlsPolicy(versions, suites, trustAnchors, keys, voucher);
    }

    /** The same, believing servers as somebody vouches for them. */
    public TlsPolicy vouchedBy(ServerVoucher who) {
        return new TlsPolicy(versions, suites, trustAnchors, clientKeys, Optional.of(who));
    }

    /**
     * The same, proving ourselves to servers that ask.
     *
     * @param current the key of now, asked for at every handshake; nothing is shown while there is none
     */
    public TlsPolicy proving(Supplier<Optional<OwnKey>> current) {
        return presenting(List.of(new ClientKeys(current)));
    }

    /** Suites of TLS 1.3 say nothing of how keys are agreed. */
    private static boolean isFor(String version, String suite) {
        return version.equals("TLSv1.3") != suite.contains("_WITH_");
    }

    private static void requireListed(String setting, List<String> given, List<String> allowed) {
        if (given.isEmpty() || !allowed.containsAll(given)) {
            throw new IllegalArgumentException(setting + ": expected some of " + allowed + ", found " + given);
        }
    }

    private static void requireAuthorities(List<X509Certificate> anchors) {
        if (anchors.isEmpty()) {
            throw new IllegalArgumentException("trust-anchors: no certificate, so no server could be believed");
        }
        for (X509Certificate anchor : anchors) {
            String name = anchor.getSubjectX500Principal().getName();
            boolean[] usage = anchor.getKeyUsage();
            if (anchor.getBasicConstraints() < 0 || (usage != null && !usage[KEY_CERT_SIGN])) {
                throw new IllegalArgumentException("trust-anchors: " + name
                        + " is not a certificate authority; name the authority that issued the server's certificate");
            }
            if (!KeyStrength.isEnough(anchor.getPublicKey())) {
                throw new IllegalArgumentException(
                        "trust-anchors: " + name + " has a weak key; expected " + KeyStrength.EXPECTED);
            }
        }
    }

    /** Without the keys. */
    @Override
    public String toString() {
        String trusted = trustAnchors
                .map(anchors -> anchors.stream()
                        .map(anchor -> anchor.getSubjectX500Principal().getName())
                        .toList()
                        .toString())
                .orElse("the platform's authorities");
        return "TlsPolicy[" + versions + " " + suites + " trusting " + trusted + "]";
    }
}
