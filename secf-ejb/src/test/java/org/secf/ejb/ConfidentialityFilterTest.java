package org.secf.ejb;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.inject.se.SeContainer;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.http.PublicUrl;

class ConfidentialityFilterTest {

    private static final String BASE = "https://enabler.example.org/enabler";

    private final Map<String, Object> properties = new HashMap<>();
    private final List<Response> aborted = new ArrayList<>();

    @Path("/a")
    @RequireConfidentiality(redirect = true, baseUrl = BASE)
    static class Redirecting {
        @GET
        public void get() {}

        @POST
        @RequireConfidentiality(maxAge = "1h")
        public void post() {}
    }

    interface Api {
        @GET
        @RequireConfidentiality(maxAge = "2h")
        void get();
    }

    @Path("/b")
    static class OfInterface implements Api {
        @Override
        public void get() {}

        @POST
        public void post() {}
    }

    /** As a container's proxy. */
    static class Overriding extends Redirecting {
        @Override
        public void get() {}
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private ContainerRequestContext request(String method) {
        UriInfo uri = proxy(UriInfo.class, (proxy, called, arguments) -> "api/a");
        return proxy(ContainerRequestContext.class, (proxy, called, arguments) -> switch (called.getName()) {
            case "getMethod" -> method;
            case "getUriInfo" -> uri;
            case "getProperty" -> properties.get(String.valueOf(arguments[0]));
            case "setProperty" -> properties.put(String.valueOf(arguments[0]), arguments[1]);
            case "abortWith" -> {
                aborted.add((Response) arguments[0]);
                yield null;
            }
            default -> throw new IllegalStateException("what a request says of itself is not asked: " + called);
        });
    }

    private static Confidentiality demanded(Class<?> type, String method) throws NoSuchMethodException {
        return Confidentiality.of(type, type.getMethod(method)).orElseThrow();
    }

    private Optional<Response> call(String method, Confidentiality demanded, Consumer<ThreadTransport> coming) {
        try (SeContainer cdi = CdiContainer.with(ThreadTransport.class)) {
            coming.accept(cdi.select(ThreadTransport.class).get());
            new ConfidentialityFilter(demanded).filter(request(method));
            cdi.select(ThreadTransport.class).get().none();
        }
        return aborted.stream().findFirst();
    }

    private List<Object> strict(Confidentiality demanded, MultivaluedMap<String, Object> headers) {
        ContainerResponseContext response =
                proxy(ContainerResponseContext.class, (proxy, called, arguments) -> headers);
        new ConfidentialityFilter(demanded).filter(request("GET"), response);
        return headers.getOrDefault("Strict-Transport-Security", List.of());
    }

    @Nested
    class ByTls {

        @Test
        void goesOnAndIsToldToStayThere() throws NoSuchMethodException {
            Confidentiality demanded = demanded(Redirecting.class, "get");

            assertThat(call("GET", demanded, ThreadTransport::byTls)).isEmpty();
            assertThat(strict(demanded, new MultivaluedHashMap<>())).containsExactly("max-age=31536000");
        }

        @Test
        void isToldForHowLongTheAnnotationSays() throws NoSuchMethodException {
            Confidentiality demanded = demanded(Redirecting.class, "post");

            assertThat(call("POST", demanded, ThreadTransport::byTls)).isEmpty();
            assertThat(strict(demanded, new MultivaluedHashMap<>())).containsExactly("max-age=3600");
        }

        /** RFC 6797 §7.1. */
        @Test
        void isNotToldTwice() throws NoSuchMethodException {
            Confidentiality demanded = demanded(Redirecting.class, "get");
            MultivaluedMap<String, Object> headers = new MultivaluedHashMap<>();
            headers.add("Strict-Transport-Security", "max-age=9; includeSubDomains");

            assertThat(call("GET", demanded, ThreadTransport::byTls)).isEmpty();
            assertThat(strict(demanded, headers)).containsExactly("max-age=9; includeSubDomains");
        }
    }

    @Nested
    class InClear {

        private final Confidentiality redirecting =
                new Confidentiality(Duration.ofDays(1), true, Optional.of(PublicUrl.parse(BASE)));
        private final Confidentiality refusing = new Confidentiality(Duration.ofDays(1), false, redirecting.address());
        private final Confidentiality aimless = new Confidentiality(Duration.ofDays(1), true, Optional.empty());

        private void assertRefused(Optional<Response> answer) {
            assertThat(answer).hasValueSatisfying(response -> {
                assertThat(response.getStatus()).isEqualTo(403);
                assertThat(response.getHeaderString("Location")).isNull();
            });
        }

        @ParameterizedTest
        @ValueSource(strings = {"GET", "HEAD"})
        void isSentToTheConfiguredAddress(String method) {
            assertThat(call(method, redirecting, coming -> coming.inClear(Optional.empty())))
                    .hasValueSatisfying(response -> {
                        assertThat(response.getStatus()).isEqualTo(308);
                        assertThat(response.getHeaderString("Location")).isEqualTo(BASE + "/api/a?b=c");
                    });
        }

        @Test
        void isSentWhereTheWholeApplicationIs() {
            assertThat(call("GET", redirecting, coming -> coming.inClear(Optional.of("https://other.example.org"))))
                    .hasValueSatisfying(response -> assertThat(response.getHeaderString("Location"))
                            .isEqualTo("https://other.example.org/api/a?b=c"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "get"})
        void isRefusedWhereItMayHaveCarriedSomething(String method) {
            assertRefused(call(method, redirecting, coming -> coming.inClear(Optional.empty())));
        }

        @Test
        void isRefusedWhereNothingIsSaidOfARedirect() {
            assertRefused(call("GET", refusing, coming -> coming.inClear(Optional.of(BASE))));
        }

        @Test
        void isRefusedWhereNoAddressIsConfigured() {
            assertRefused(call("GET", aimless, coming -> coming.inClear(Optional.empty())));
        }

        /** RFC 6797 §7.2. */
        @Test
        void isNotToldToStayWithTls() {
            assertRefused(call("GET", refusing, coming -> coming.inClear(Optional.empty())));
            assertThat(strict(refusing, new MultivaluedHashMap<>())).isEmpty();
        }
    }

    @Nested
    class Unknown {

        @Test
        void isRefused() throws NoSuchMethodException {
            assertThat(call("GET", demanded(Redirecting.class, "get"), ThreadTransport::none))
                    .hasValueSatisfying(
                            response -> assertThat(response.getStatus()).isEqualTo(403));
        }

        @Test
        void isRefusedWithoutCdi() throws NoSuchMethodException {
            new ConfidentialityFilter(demanded(Redirecting.class, "get")).filter(request("GET"));

            assertThat(aborted).extracting(Response::getStatus).containsExactly(403);
        }
    }

    @Nested
    class Places {

        private final List<Object> registered = new ArrayList<>();

        private List<Object> configure(Class<?> type, String name) throws NoSuchMethodException {
            Method method = type.getMethod(name);
            ResourceInfo resource = proxy(
                    ResourceInfo.class,
                    (proxy, called, arguments) -> called.getName().equals("getResourceClass") ? type : method);
            FeatureContext context = proxy(FeatureContext.class, (proxy, called, arguments) -> {
                registered.add(arguments[0]);
                return proxy;
            });
            new ConfidentialityFeature().configure(resource, context);
            return registered;
        }

        @Test
        void areMethodsAndClasses() throws NoSuchMethodException {
            assertThat(configure(Redirecting.class, "get"))
                    .singleElement()
                    .isInstanceOfSatisfying(ConfidentialityFilter.class, filter -> {
                        assertThat(filter.demanded().maxAge()).isEqualTo(Duration.ofDays(365));
                        assertThat(filter.demanded().address().map(PublicUrl::toString))
                                .contains(BASE);
                    });
            assertThat(demanded(Redirecting.class, "post"))
                    .isEqualTo(new Confidentiality(Duration.ofHours(1), false, Optional.empty()));
        }

        @Test
        void areInterfacesAndWhatAProxyOverrides() throws NoSuchMethodException {
            assertThat(demanded(OfInterface.class, "get").maxAge()).isEqualTo(Duration.ofHours(2));
            assertThat(demanded(Overriding.class, "get").redirect()).isTrue();
        }

        @Test
        void areNotElsewhere() throws NoSuchMethodException {
            assertThat(configure(OfInterface.class, "post")).isEmpty();
        }
    }
}
