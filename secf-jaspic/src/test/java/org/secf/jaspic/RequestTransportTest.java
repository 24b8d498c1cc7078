package org.secf.jaspic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.secf.boot.ApplicationKeys;
import org.secf.http.PublicUrl;
import org.secf.http.Transport;
import org.secf.settings.ConfigurationException;
import org.secf.settings.RawSetting;
import org.secf.settings.Settings;
import org.secf.settings.SettingsLayer;

class RequestTransportTest {

    private final Map<String, Object> ofApplication = new HashMap<>();
    private final RequestOnThread thread = new RequestOnThread();
    private final RequestTransport transport = new RequestTransport(thread);
    private boolean isSecure;
    private String contextPath = "/enabler";
    private String uri = "/enabler/api/a;b=c";

    private final ServletContext context =
            FakeServer.proxy(ServletContext.class, (proxy, method, args) -> switch (method.getName()) {
                case "getAttribute" -> ofApplication.get(String.valueOf(args[0]));
                case "setAttribute" -> ofApplication.put(String.valueOf(args[0]), args[1]);
                default -> null;
            });

    private Transport seen() {
        HttpServletRequest request =
                FakeServer.proxy(HttpServletRequest.class, (proxy, method, args) -> switch (method.getName()) {
                    case "isSecure" -> isSecure;
                    case "getContextPath" -> contextPath;
                    case "getRequestURI" -> uri;
                    case "getQueryString" -> "d=e";
                    case "getServletContext" -> context;
                    // What any client may write.
                    case "getHeader" -> "https";
                    default -> null;
                });
        thread.begin(request);
        return transport.current().orElseThrow();
    }

    private static Settings settings(String address) {
        return Settings.resolve(
                "secf",
                ApplicationKeys.ALL,
                List.of(new SettingsLayer(
                        List.of(new RawSetting("confidentiality.base-url", List.of(address), "test")))));
    }

    @Test
    void isWhatTheContainerSays() {
        assertThat(seen().isConfidential()).isFalse();
        isSecure = true;
        assertThat(seen().isConfidential()).isTrue();
    }

    @Test
    void hasItsTargetBelowTheApplication() {
        assertThat(seen().target()).contains("/api/a;b=c?d=e");
        contextPath = "";
        assertThat(seen().target()).contains("/enabler/api/a;b=c?d=e");
        contextPath = "/other";
        assertThat(seen().target()).isEmpty();
    }

    @Test
    void isNotKnownWithoutARequest() {
        assertThat(transport.current()).isEmpty();
    }

    @Test
    void knowsTheConfiguredAddress() {
        assertThat(seen().address()).isEmpty();
        RequestTransport.prepare(context, settings("https://enabler.example.org/enabler"));

        assertThat(seen().address().map(PublicUrl::toString)).contains("https://enabler.example.org/enabler");
    }

    @Test
    void isSentToTlsOnly() {
        assertThatThrownBy(() -> settings("http://localhost:8080/enabler"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("secf.confidentiality.base-url");
    }
}
