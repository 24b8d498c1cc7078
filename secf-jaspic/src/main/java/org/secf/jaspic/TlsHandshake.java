package org.secf.jaspic;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import java.lang.System.Logger.Level;
import java.lang.reflect.Method;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What client and server agreed on in the TLS handshake. Servlet containers give it as attributes of the request (Servlet §3.10). Two do so behind their
 * authentication, which is too late for us: Undertow, and so WildFly, is asked by its own interface; Open Liberty has the cipher suite by another name, too,
 * which is that of the connection and not what a plug-in in front tells.
 */
final class TlsHandshake {

    private static final System.Logger LOG = System.getLogger("org.secf");
    private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";
    private static final List<String> CIPHER_SUITE =
            List.of("com.ibm.websphere.ssl.direct_connection_cipher_suite", "jakarta.servlet.request.cipher_suite");

    /** The way from Undertow's request to what it knows; nothing for other servers' requests. */
    private static final ClassValue<Optional<Way>> WAY = new ClassValue<>() {
        @Override
        protected Optional<Way> computeValue(Class<?> request) {
            return request.getName().startsWith("io.undertow.") ? undertow(request) : Optional.empty();
        }
    };

    /** Methods, to be called one after the other, and one of the others at last. */
    private record Way(List<Method> session, Method certificates, Method cipherSuite) {}

    private TlsHandshake() {}

    /** The certificates that the client showed, its own first; none where it showed none. */
    static List<X509Certificate> certificates(ServletRequest request) {
        Object attribute = request.getAttribute(CERTIFICATES);
        Object chain = attribute == null
                ? WAY.get(innermost(request).getClass())
                        .flatMap(way -> ask(innermost(request), way.session(), way.certificates()))
                        .orElse(attribute)
                : attribute;
        return chain instanceof X509Certificate[] certificates ? List.of(certificates) : List.of();
    }

    /** The cipher suite; empty without TLS. */
    static Optional<String> cipherSuite(ServletRequest request) {
        return CIPHER_SUITE.stream()
                .map(request::getAttribute)
                .filter(Objects::nonNull)
                .findFirst()
                .or(() -> WAY.get(innermost(request).getClass())
                        .flatMap(way -> ask(innermost(request), way.session(), way.cipherSuite())))
                .flatMap(suite -> suite instanceof String text ? Optional.of(text) : Optional.empty());
    }

    private static ServletRequest innermost(ServletRequest request) {
        ServletRequest inner = request;
        while (inner instanceof ServletRequestWrapper wrapper) {
            inner = wrapper.getRequest();
        }
        return inner;
    }

    /** Without certificates its last method throws. */
    private static Optional<Object> ask(ServletRequest request, List<Method> session, Method last) {
        @Nullable Object at = request;
        try {
            for (Method step : Stream.concat(session.stream(), Stream.of(last)).toList()) {
                at = at == null ? null : step.invoke(at);
            }
            return Optional.ofNullable(at);
        } catch (ReflectiveOperationException e) {
            LOG.log(Level.DEBUG, "Undertow tells nothing of this", e);
            return Optional.empty();
        }
    }

    private static Optional<Way> undertow(Class<?> request) {
        try {
            ClassLoader server = request.getClassLoader();
            Method exchange = request.getMethod("getExchange");
            Class<?> session = Class.forName("io.undertow.server.SSLSessionInfo", false, server);
            return Optional.of(new Way(
                    List.of(
                            exchange,
                            exchange.getReturnType().getMethod("getConnection"),
                            Class.forName("io.undertow.server.ServerConnection", false, server)
                                    .getMethod("getSslSessionInfo")),
                    session.getMethod("getPeerCertificates"),
                    session.getMethod("getCipherSuite")));
        } catch (ReflectiveOperationException e) {
            LOG.log(
                    Level.WARNING,
                    "This Undertow does not tell of TLS as others do; no client certificates are seen",
                    e);
            return Optional.empty();
        }
    }
}
