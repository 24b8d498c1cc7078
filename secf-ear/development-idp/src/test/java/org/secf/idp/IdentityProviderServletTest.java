package org.secf.idp;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secf.http.HttpReason;
import org.secf.testkit.idp.DevelopmentIdentityProvider;
import org.secf.verdict.Rejection;

/** Between a server and the identity provider; the server is played by what it would answer, method by method. */
class IdentityProviderServletTest {

    private final Map<String, Object> asked = new HashMap<>(
            Map.of("getMethod", "GET", "getContextPath", "/idp", "getPathInfo", "/sso", "getRemoteAddr", "127.0.0.1"));
    private final List<String> calls = new ArrayList<>();
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private IdentityProviderServlet servlet;

    @BeforeEach
    void load(@TempDir Path home) throws Exception {
        DevelopmentIdentityProvider.prepare(home, "http://localhost:8080/idp");
        servlet = new IdentityProviderServlet(DevelopmentIdentityProvider.load(home));
    }

    @Test
    void sendsTheReplyWhole() throws Exception {
        asked.put("getPathInfo", "/metadata");
        servlet.service(request(), response());
        assertThat(calls)
                .contains("setStatus 200", "setContentType application/samlmetadata+xml;charset=UTF-8")
                .contains("addHeader Cache-Control no-store", "setContentLength " + sent.size());
        assertThat(sent.toString(StandardCharsets.UTF_8)).contains("entityID=\"http://localhost:8080/idp/metadata\"");
    }

    @Test
    void readsAForm() throws Exception {
        asked.put("getMethod", "POST");
        asked.put("getInputStream", stream("SAMLRequest=%21"));
        servlet.service(request(), response());
        assertThat(sent.toString(StandardCharsets.UTF_8)).contains("SAMLRequest is no XML");
    }

    @Test
    void answersItsOwnMachineOnly() throws Exception {
        asked.put("getPathInfo", "/metadata");
        asked.put("getRemoteAddr", "192.0.2.1");
        servlet.service(request(), response());
        assertThat(calls).contains("setStatus 403");
        assertThat(new ReceivedRequest(request()).isFromThisMachine()).isFalse();
        asked.put("getRemoteAddr", "0:0:0:0:0:0:0:1");
        assertThat(new ReceivedRequest(request()).isFromThisMachine()).isTrue();
        asked.put("getRemoteAddr", "127.1.2.3");
        assertThat(new ReceivedRequest(request()).isFromThisMachine()).isTrue();
    }

    @Test
    void readsNoMoreThanItMay() {
        asked.put("getInputStream", stream("12345"));
        assertThat(new ReceivedRequest(request()).body(4).rejection().map(Rejection::reason))
                .isEqualTo(Optional.of(HttpReason.BODY_TOO_LARGE));
    }

    private HttpServletRequest request() {
        return (HttpServletRequest) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> asked.get(method.getName()));
    }

    private HttpServletResponse response() {
        return (HttpServletResponse) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {HttpServletResponse.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("getOutputStream")) {
                        return sink();
                    }
                    List<String> texts = new ArrayList<>(List.of(method.getName()));
                    for (Object argument : arguments) {
                        texts.add(String.valueOf(argument));
                    }
                    calls.add(String.join(" ", texts));
                    return null;
                });
    }

    private ServletOutputStream sink() {
        return new ServletOutputStream() {
            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setWriteListener(WriteListener listener) {}

            @Override
            public void write(int octet) {
                sent.write(octet);
            }
        };
    }

    private static ServletInputStream stream(String text) {
        ByteArrayInputStream in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        return new ServletInputStream() {
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

            @Override
            public int read() {
                return in.read();
            }

            @Override
            public int read(byte[] octets, int offset, int length) {
                return in.read(octets, offset, length);
            }
        };
    }
}
