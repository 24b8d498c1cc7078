package org.secf.jaspic;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One browser and one request at a time, in plain Java: what the adapters ask of a servlet container, and no more. */
final class FakeServer {

    private final Map<String, Object> contextAttributes = new LinkedHashMap<>();
    private final ServletContext context =
            proxy(ServletContext.class, (proxy, method, args) -> switch (method.getName()) {
                case "getContextPath" -> this.contextPath;
                case "getAttribute" -> contextAttributes.get(String.valueOf(args[0]));
                case "setAttribute" -> contextAttributes.put(String.valueOf(args[0]), args[1]);
                default -> null;
            });

    String contextPath = "/enabler";
    final Map<String, Object> attributes = new LinkedHashMap<>();
    final Map<String, List<String>> requestHeaders = new LinkedHashMap<>();
    final List<String> responseHeaders = new ArrayList<>();
    final ByteArrayOutputStream sent = new ByteArrayOutputStream();

    @Nullable
    Map<String, Object> session;

    int sessions;
    int idChanges;
    int status;
    boolean isCommitted;
    boolean isSessionIdInAddress;
    String parameters = "";
    String path = "/api/whoami";
    String remoteAddress = "192.0.2.1";

    /** As the client wrote it. */
    String spelledContextPath = "/enabler";

    @Nullable
    String query;

    @Nullable
    String contentType;

    byte[] body = {};

    /** Added to the fields once the body was read, as Grizzly does. */
    final Map<String, List<String>> trailers = new LinkedHashMap<>();

    HttpServletRequest request() {
        return proxy(HttpServletRequest.class, (proxy, method, args) -> switch (method.getName()) {
            case "getMethod" -> "GET";
            case "getContextPath" -> spelledContextPath;
            case "getServletContext" -> context;
            case "getServletPath" -> path;
            case "getRemoteAddr" -> remoteAddress;
            case "getHeader" ->
                requestHeaders.getOrDefault(String.valueOf(args[0]), List.of()).stream()
                        .findFirst()
                        .orElse(null);
            case "getRequestURI" -> "/enabler" + path + parameters;
            case "isAsyncStarted" -> false;
            case "isRequestedSessionIdFromURL" -> isSessionIdInAddress;
            case "getQueryString" -> query;
            case "getContentType" ->
                contentType == null
                        ? requestHeaders.getOrDefault("Content-Type", List.of()).stream()
                                .findFirst()
                                .orElse(null)
                        : contentType;
            case "getContentLengthLong" -> -1L;
            case "getProtocol" -> "HTTP/1.1";
            case "getHeaderNames" -> Collections.enumeration(List.copyOf(requestHeaders.keySet()));
            case "getInputStream" -> {
                requestHeaders.putAll(trailers);
                yield new Body(new ByteArrayInputStream(body));
            }
            case "getHeaders" ->
                Collections.enumeration(requestHeaders.getOrDefault(String.valueOf(args[0]), List.of()));
            case "getAttribute" -> attributes.get(String.valueOf(args[0]));
            case "setAttribute" -> attributes.put(String.valueOf(args[0]), args[1]);
            case "removeAttribute" -> attributes.remove(String.valueOf(args[0]));
            case "changeSessionId" -> "id" + ++idChanges;
            case "getSession" -> session(Boolean.TRUE.equals(args[0]));
            default -> null;
        });
    }

    HttpServletResponse response() {
        return proxy(HttpServletResponse.class, (proxy, method, args) -> switch (method.getName()) {
            case "isCommitted" -> isCommitted;
            case "setStatus" -> {
                status = (Integer) args[0];
                yield null;
            }
            case "addHeader" -> responseHeaders.add(args[0] + ": " + args[1]);
            case "setContentType" -> responseHeaders.add("Content-Type: " + args[0]);
            case "getOutputStream" -> new Sent(sent);
            case "flushBuffer" -> {
                isCommitted = true;
                yield null;
            }
            default -> null;
        });
    }

    /** A new request of the same browser. */
    void nextRequest() {
        attributes.clear();
        responseHeaders.clear();
        sent.reset();
        status = 0;
        isCommitted = false;
    }

    String body() {
        return sent.toString(StandardCharsets.UTF_8);
    }

    private @Nullable HttpSession session(boolean create) {
        if (session == null && create) {
            session = new LinkedHashMap<>();
            sessions++;
        }
        Map<String, Object> values = session;
        return values == null
                ? null
                : proxy(HttpSession.class, (proxy, method, args) -> switch (method.getName()) {
                    case "getAttribute" -> values.get(String.valueOf(args[0]));
                    case "setAttribute" -> values.put(String.valueOf(args[0]), args[1]);
                    case "removeAttribute" -> values.remove(String.valueOf(args[0]));
                    case "getAttributeNames" -> Collections.enumeration(List.copyOf(values.keySet()));
                    case "invalidate" -> {
                        session = null;
                        yield null;
                    }
                    default -> null;
                });
    }

    static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            Object result = handler.invoke(proxy, method, args == null ? new Object[0] : args);
            return method.getReturnType() == void.class ? null : result;
        }));
    }

    private static final class Body extends ServletInputStream {
        private final ByteArrayInputStream in;

        Body(ByteArrayInputStream in) {
            this.in = in;
        }

        @Override
        public int read() {
            return in.read();
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            return in.read(into, offset, length);
        }

        @Override
        public boolean isFinished() {
            return in.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {}
    }

    private static final class Sent extends ServletOutputStream {
        private final ByteArrayOutputStream out;

        Sent(ByteArrayOutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int octet) {
            out.write(octet);
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {}
    }
}
