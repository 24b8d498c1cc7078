package org.secf.jaspic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secf.boot.ApplicationKeys;
import org.secf.crypto.Crypto;
import org.secf.identity.Caller;
import org.secf.keys.set.KeyRing;
import org.secf.mechanism.CallerCarrierFactory;
import org.secf.mechanism.Outcome;
import org.secf.settings.Settings;

/** What of a request runs as the server's own identity of its caller. */
class CallerFilterTest {

    private static final Caller ALICE = Sample.caller("alice");

    private final FakeServer server = new FakeServer();
    private final RecordingCarrier carrier = new RecordingCarrier();
    private final Map<String, Object> context = new HashMap<>(Map.of("org.secf.jaspic.CallerCarrier", carrier));
    private final RequestOnThread thread = new RequestOnThread();
    private final List<String> filters = new ArrayList<>();

    private ServletContext context() {
        return FakeServer.proxy(ServletContext.class, (proxy, method, args) -> switch (method.getName()) {
            case "getAttribute" -> context.get(String.valueOf(args[0]));
            case "setAttribute" -> context.put(String.valueOf(args[0]), args[1]);
            case "addFilter" -> {
                filters.add(String.valueOf(args[0]));
                yield FakeServer.proxy(FilterRegistration.Dynamic.class, (ofFilter, setting, values) -> null);
            }
            default -> null;
        });
    }

    private HttpServletRequest request() {
        HttpServletRequest inner = server.request();
        return FakeServer.proxy(HttpServletRequest.class, (proxy, method, args) -> {
            if (method.getName().equals("getServletContext")) {
                return context();
            }
            try {
                return method.invoke(inner, args);
            } catch (InvocationTargetException e) {
                throw e.getCause() == null ? e : e.getCause();
            }
        });
    }

    private void filter(FilterChain chain) throws IOException, ServletException {
        CallerFilter.with(thread).doFilter(request(), server.response(), chain);
    }

    private void authenticate(Outcome outcome) {
        new Sample().deciding(exchange -> outcome).authenticate(server.request(), server.response(), true);
    }

    @Nested
    class Established {

        @Test
        void runsAsTheCaller() throws Exception {
            authenticate(Outcome.established(ALICE));

            filter((request, response) -> carrier.note("resource"));

            assertThat(carrier.notes).containsExactly("alice begins", "resource", "alice is over");
        }

        @Test
        void isOverAfterAFailureToo() {
            authenticate(Outcome.established(ALICE));

            assertThatThrownBy(() -> filter((request, response) -> {
                        throw new IOException("gone");
                    }))
                    .isInstanceOf(IOException.class)
                    .hasMessage("gone");
            assertThat(carrier.notes).containsExactly("alice begins", "alice is over");
        }

        @Test
        void endsWithALogout() throws Exception {
            Authentication authentication = new Sample().deciding(exchange -> Outcome.established(ALICE));
            authentication.authenticate(server.request(), server.response(), true);

            filter((request, response) -> authentication.logout((HttpServletRequest) request));

            assertThat(carrier.notes).containsExactly("alice begins", "alice has left", "alice is over");
        }

        @Test
        void runsAsItIsWhereTheServerHoldsSomebodyElse() throws Exception {
            authenticate(Outcome.established(Sample.caller("unknown")));

            filter((request, response) -> carrier.note("resource"));

            assertThat(carrier.notes).containsExactly("resource");
        }

        @Test
        void runsAsItIsWithoutACarrier() throws Exception {
            context.clear();
            authenticate(Outcome.established(ALICE));

            filter((request, response) -> carrier.note("resource"));

            assertThat(carrier.notes).containsExactly("resource");
        }
    }

    @Test
    void saysWhichRequestTheThreadWorksOnAndNoLonger() throws Exception {
        filter((request, response) ->
                carrier.note(String.valueOf(thread.current().map(HttpServletRequest::getRequestURI))));

        assertThat(carrier.notes).containsExactly("Optional[/enabler/api/whoami]");
        assertThat(thread.current()).isEmpty();
    }

    @Test
    void goesBackToTheOuterRequest() throws Exception {
        HttpServletRequest outer = request();
        thread.begin(outer);

        assertThatThrownBy(() -> filter((request, response) -> {
                    throw new IOException("gone");
                }))
                .isInstanceOf(IOException.class);

        assertThat(thread.current()).containsSame(outer);
    }

    @Test
    void nobodyRunsAsNobody() throws Exception {
        authenticate(Outcome.abstained());

        filter((request, response) -> carrier.note("resource"));

        assertThat(carrier.notes).containsExactly("resource");
    }

    @Nested
    class Start {

        @TempDir
        private Path folder;

        private void withServices(Class<?> factory) throws IOException {
            Path services = Files.createDirectories(folder.resolve("META-INF/services"));
            Files.writeString(services.resolve(CallerCarrierFactory.class.getName()), factory.getName());
            Thread thread = Thread.currentThread();
            ClassLoader before = thread.getContextClassLoader();
            thread.setContextClassLoader(
                    new URLClassLoader(new URL[] {folder.toUri().toURL()}, before));
            try {
                context.clear();
                OwnFilters.addTo(context());
                CallerFilter.prepare(
                        context(),
                        Settings.resolve("secf", ApplicationKeys.ALL, List.of()),
                        KeyRing.empty(),
                        Crypto.jdk());
            } finally {
                thread.setContextClassLoader(before);
            }
        }

        @Test
        void addsNoCarrierWhereThereIsNone() {
            context.clear();

            CallerFilter.prepare(
                    context(), Settings.resolve("secf", ApplicationKeys.ALL, List.of()), KeyRing.empty(), Crypto.jdk());

            assertThat(context).isEmpty();
        }

        @Test
        void addsNoCarrierOnAServerThatItDoesNotKnow() throws Exception {
            withServices(RecordingCarrier.Elsewhere.class);

            assertThat(context).isEmpty();
        }

        @Test
        void addsFiltersAndCarrierOnAServerThatItKnows() throws Exception {
            withServices(RecordingCarrier.Here.class);

            assertThat(filters).hasSize(3);
            assertThat(context.values()).hasSize(1).allMatch(RecordingCarrier.class::isInstance);
        }
    }
}
