package org.secf.jaspic;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import java.lang.System.Logger.Level;
import java.lang.reflect.Method;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The certificates that a client showed in the TLS handshake. Servlet containers give them as an attribute of the request (Servlet §3.10); Undertow, and so
 * WildFly, sets it behind its authentication, which is too late for us, and is asked by its own interface.
 */
final class HandshakeCertificates {

    private static final System.Logger LOG = System.getLogger("org.secf");
    private static final String ATTRIBUTE = "jakarta.servlet.request.X509Certificate";

    /** The way from Undertow's request to the chain; nothing for other servers' requests. */
    private static final ClassValue<List<Method>> WAY = new ClassValue<>() {
        @Override
        protected List<Method> computeValue(Class<?> request) {
            return request.getName().startsWith("io.undertow.") ? undertow(request) : List.of();
        }
    };

    private HandshakeCertificates() {}

    static List<X509Certificate> of(ServletRequest request) {
        Object attribute = request.getAttribute(ATTRIBUTE);
        Object chain = attribute == null ? ofUndertow(innermost(request)).orElse(attribute) : attribute;
        return chain instanceof X509Certificate[] certificates ? List.of(certificates) : List.of();
    }

    private static ServletRequest innermost(ServletRequest request) {
        ServletRequest inner = request;
        while (inner instanceof ServletRequestWrapper wrapper) {
            inner = wrapper.getRequest();
        }
        return inner;
    }

    /** Without certificates its last method throws. */
    private static Optional<Object> ofUndertow(ServletRequest request) {
        @Nullable Object at = WAY.get(request.getClass()).isEmpty() ? null : request;
        try {
            for (Method step : WAY.get(request.getClass())) {
                at = at == null ? null : step.invoke(at);
            }
            return Optional.ofNullable(at);
        } catch (ReflectiveOperationException e) {
            LOG.log(Level.DEBUG, "Undertow shows no client certificate", e);
            return Optional.empty();
        }
    }

    private static List<Method> undertow(Class<?> request) {
        try {
            ClassLoader server = request.getClassLoader();
            Method exchange = request.getMethod("getExchange");
            return List.of(
                    exchange,
                    exchange.getReturnType().getMethod("getConnection"),
                    Class.forName("io.undertow.server.ServerConnection", false, server)
                            .getMethod("getSslSessionInfo"),
                    Class.forName("io.undertow.server.SSLSessionInfo", false, server)
                            .getMethod("getPeerCertificates"));
        } catch (ReflectiveOperationException e) {
            LOG.log(Level.WARNING, "This Undertow does not show client certificates as others do; none are seen", e);
            return List.of();
        }
    }
}
