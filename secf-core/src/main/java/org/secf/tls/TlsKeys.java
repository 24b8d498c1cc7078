package org.secf.tls;

import java.time.Duration;
import java.util.List;
import org.secf.settings.Key;
import org.secf.settings.Kind;

/** The settings of calls to other servers, the same words in every mechanism that makes any; {@link TlsDefinition} has them as attributes. */
public final class TlsKeys {

    private static final Duration SHORTEST = Duration.ofMillis(100);

    /** Whom to believe. */
    public static final Key<List<String>> TRUST_ANCHORS = Key.of(
            "tls.trust-anchors",
            Kind.TEXTS,
            List.of(),
            "Files, classpath: or paths such as /WEB-INF/ca.pem with the PEM certificates of the only authorities that servers"
                    + " which we call are believed by; by default those of the Java platform.");

    /** What to speak. */
    public static final Key<List<String>> VERSIONS = Key.of(
            "tls.versions",
            Kind.list("versions out of TLSv1.3 and TLSv1.2", TlsKeys::version),
            TlsPolicy.VERSIONS,
            "The versions of TLS that are spoken to servers which we call.");

    /** Who we are, by one key. */
    public static final Key<String> CLIENT_KEY = Key.optional(
            "tls.client-key",
            Kind.TEXT,
            "The key that proves us to servers which we call and which ask for a certificate: store: and an alias of a secret store,"
                    + " or file: and a PEM file with the private key and its certificates that only its owner may read; by default none.");

    /** Who we are, by a key set. */
    public static final Key<String> CLIENT_KEY_SET = Key.optional(
            "tls.client-key-set",
            Kind.TEXT,
            "In place of tls.client-key a key set, whose active signing key proves us; a rotation counts from the next connection on.");

    /** How long to wait for a connection. */
    public static final Key<Duration> CONNECT_TIMEOUT = Key.of(
            "tls.connect-timeout",
            Kind.duration(SHORTEST, OutboundLimits.LONGEST),
            OutboundLimits.USUAL.connect(),
            "How long connecting to a server that we call may take.");

    /** How long to wait for all of an answer. */
    public static final Key<Duration> READ_TIMEOUT = Key.of(
            "tls.read-timeout",
            Kind.duration(SHORTEST, OutboundLimits.LONGEST),
            OutboundLimits.USUAL.whole(),
            "How long its answer may take, to the last byte.");

    /** How much to read. */
    public static final Key<Integer> MAX_BYTES = Key.of(
            "tls.max-bytes",
            Kind.number(1, OutboundLimits.MOST_BYTES),
            OutboundLimits.USUAL.maxBytes(),
            "How many bytes its answer may have.");

    /** Every one. */
    public static final List<Key<?>> ALL =
            List.of(TRUST_ANCHORS, VERSIONS, CLIENT_KEY, CLIENT_KEY_SET, CONNECT_TIMEOUT, READ_TIMEOUT, MAX_BYTES);

    private TlsKeys() {}

    private static String version(String text) {
        if (!TlsPolicy.VERSIONS.contains(text)) {
            throw new IllegalArgumentException("not one of " + TlsPolicy.VERSIONS);
        }
        return text;
    }
}
