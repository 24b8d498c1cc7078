package org.secf.http;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.secf.verdict.Verdict;

/** An HTTP request as it came, undecoded where a signature may cover it. Nothing here is trusted. */
public interface Request {

    /** The method in the case received, such as {@code GET}. */
    String method();

    /** The application's own prefix of the path, such as {@code /enabler}; empty for the root. */
    String contextPath();

    /** The path below the application, decoded by the container, without path parameters; {@code /saml/acs}. Empty for the root. */
    String path();

    /** Path and query as the client sent them, the application's own prefix included; {@code /enabler/api/whoami?x=%2f}. */
    String target();

    /** What follows the question mark, not decoded. */
    Optional<String> rawQuery();

    /** The names of the header fields that came, in whatever case the container has them; empty where it does not tell, as servlets allow. */
    Optional<Set<String>> headerNames();

    /** Every value of a header field, in order; empty where the field is absent. The name's case does not matter. */
    List<String> headers(String name);

    /** Name and value of each cookie that was sent. */
    List<Cookie.Pair> cookies();

    /** Whether it came over TLS, as the container or a proxy that it trusts says. */
    boolean isSecure();

    /** What TLS negotiated, by its name in the registry of IANA; empty without TLS, and where a proxy ended it. */
    default Optional<String> cipherSuite() {
        return Optional.empty();
    }

    /** Whether its sender is a program on this machine, so that nobody else could read it on its way. */
    boolean isFromThisMachine();

    /** The address that it came from, the client's or that of the last proxy on its way; empty where it is not known. */
    default Optional<String> senderAddress() {
        return Optional.empty();
    }

    /** The certificates that the client proved in the TLS handshake, its own first; empty where it proved none. */
    List<X509Certificate> clientCertificates();

    /**
     * The whole body, undecoded, for whoever wants it at once. The application can still read it.
     *
     * @param maxBytes a longer body is rejected with {@link HttpReason#BODY_TOO_LARGE}
     */
    Verdict<byte[]> body(int maxBytes);

    /**
     * The whole body, undecoded, kept until the request ends. It is read from the client once, whoever asks, and the application can still read it.
     *
     * @param limits what is longer is rejected with {@link HttpReason#BODY_TOO_LARGE}
     * @param sink sees each octet once before this returns, also where the body was read before; of a body that is rejected it may see a part
     */
    default Verdict<Body> body(BodyLimits limits, OctetSink sink) {
        return body((int) Math.min(limits.most(), Integer.MAX_VALUE - 8)).map(octets -> {
            sink.accept(octets, 0, octets.length);
            return Body.of(octets);
        });
    }

    /** Fields that followed the body (RFC 9110 §6.5), names in lower case; empty until the body was read, and where there are none. */
    default Map<String, String> trailers() {
        return Map.of();
    }

    /**
     * The parameters of a form body.
     *
     * @param maxBytes a longer body is rejected with {@link HttpReason#BODY_TOO_LARGE}
     */
    Verdict<Parameters> form(int maxBytes);
}
