package org.secf.ejb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.settings.ConfigurationException;

class LocatorExtensionTest {

    /** What the locators return. */
    static class Account {}

    @Path("/a")
    @Dependent
    static class OnMethod {
        @Path("{id}")
        @RolesAllowed("administrator")
        public Account locate() {
            return new Account();
        }
    }

    @Dependent
    static class DeniedSubResource {
        @Path("{id}")
        @DenyAll
        public Account locate() {
            return new Account();
        }
    }

    @Path("/a")
    @Dependent
    @RolesAllowed("administrator")
    static class OnClass {
        @GET
        public String list() {
            return "";
        }

        @Path("{id}")
        public Account locate() {
            return new Account();
        }
    }

    @Path("/a")
    @Dependent
    @RequireConfidentiality
    static class ForTls {
        @Path("{id}")
        public Account locate() {
            return new Account();
        }
    }

    @Path("/a")
    @Dependent
    @RequireIntegrity
    static class ForSigners {
        @Path("{id}")
        public Account locate() {
            return new Account();
        }
    }

    @Path("/a")
    @Dependent
    static class ForOnce {
        @Path("{id}")
        @ReplayProtected
        public Account locate() {
            return new Account();
        }
    }

    @Path("/a")
    @Dependent
    static class Signing {
        @Path("{id}")
        @SignResponse
        public Account locate() {
            return new Account();
        }
    }

    @Dependent
    static class Inheriting extends OnMethod {}

    @Dependent
    static class Overriding extends OnMethod {
        @Override
        public Account locate() {
            return new Account();
        }
    }

    /** The compiler gives it a bridge to the method of the class that is not public. */
    @Dependent
    public static class Public extends OnMethod {}

    interface Api {
        @Path("{id}")
        Account locate();
    }

    @Dependent
    @RolesAllowed("administrator")
    static class OfInterface implements Api {
        @Override
        public Account locate() {
            return new Account();
        }
    }

    interface RestrictedApi {
        @Path("{id}")
        @RolesAllowed("administrator")
        Account locate();
    }

    @Dependent
    static class OfRestrictedInterface implements RestrictedApi {
        @Override
        public Account locate() {
            return new Account();
        }
    }

    @RolesAllowed("administrator")
    static class NotABean {
        @Path("{id}")
        public Account locate() {
            return new Account();
        }
    }

    @Dependent
    static class OfRestrictedClass extends NotABean {}

    @Path("/a")
    @Dependent
    @RolesAllowed("administrator")
    static class Open {
        @GET
        @Path("list")
        public String list() {
            return "";
        }

        @Path("{id}")
        @PermitAll
        public Account locate() {
            return new Account();
        }
    }

    @Path("/a")
    @Dependent
    static class Unrestricted {
        @Path("{id}")
        public Account locate() {
            return new Account();
        }
    }

    @Nested
    class Deployment {

        @ParameterizedTest
        @ValueSource(
                classes = {
                    OnMethod.class,
                    DeniedSubResource.class,
                    OnClass.class,
                    Inheriting.class,
                    Overriding.class,
                    Public.class,
                    OfInterface.class,
                    OfRestrictedInterface.class,
                    OfRestrictedClass.class
                })
        void stopsWhereRolesApplyToALocator(Class<?> resource) {
            assertThatThrownBy(() -> CdiContainer.with(resource))
                    .hasStackTraceContaining(ConfigurationException.class.getName())
                    .hasStackTraceContaining("locate() of " + resource.getName() + ": JAX-RS asks nobody before it"
                            + " calls a sub-resource locator: write the roles on the methods of the class that it"
                            + " returns");
        }

        @Test
        void stopsWhereALocatorIsForTlsOnly() {
            assertThatThrownBy(() -> CdiContainer.with(ForTls.class))
                    .hasStackTraceContaining(ConfigurationException.class.getName())
                    .hasStackTraceContaining("@RequireConfidentiality applies to")
                    .hasStackTraceContaining("locate() of " + ForTls.class.getName());
        }

        @ParameterizedTest
        @ValueSource(classes = {ForSigners.class, ForOnce.class, Signing.class})
        void stopsWhereALocatorIsForProtectedMessagesOnly(Class<?> resource) {
            assertThatThrownBy(() -> CdiContainer.with(resource))
                    .hasStackTraceContaining(ConfigurationException.class.getName())
                    .hasStackTraceContaining(
                            "@RequireIntegrity, @ReplayProtected, @EncryptPayload or @SignResponse applies to")
                    .hasStackTraceContaining("locate() of " + resource.getName());
        }

        @Test
        void goesOnWhereLocatorsAreForEverybody() {
            try (SeContainer cdi = CdiContainer.with(Open.class, Unrestricted.class)) {
                assertThat(cdi.isRunning()).isTrue();
            }
        }
    }

    /** Servers with CDI alone. */
    @Nested
    class WithoutJaxRs {

        @Test
        void nothingIsALocator() throws ReflectiveOperationException {
            Class<?> alone = new LoaderWithoutJaxRs().loadClass(RestrictedLocators.class.getName());
            Method mayBeIn = alone.getDeclaredMethod("mayBeIn", Class.class);
            mayBeIn.setAccessible(true);

            assertThat(mayBeIn.invoke(null, OnMethod.class)).isEqualTo(false);
        }
    }

    /** Knows our classes, but not those of JAX-RS. */
    private static final class LoaderWithoutJaxRs extends ClassLoader {

        LoaderWithoutJaxRs() {
            super(LocatorExtensionTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("jakarta.ws.rs.")) {
                throw new ClassNotFoundException(name);
            }
            if (!name.startsWith("org.secf.ejb.")) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] octets = Objects.requireNonNull(in).readAllBytes();
                return defineClass(name, octets, 0, octets.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    /** A class that CDI does not see comes to the feature when the server reads its resource methods. */
    @Nested
    class Feature {

        private final List<Object> registered = new ArrayList<>();

        private void configure(Class<?> type, String name) throws NoSuchMethodException {
            Method method = type.getMethod(name);
            ResourceInfo resource = (ResourceInfo) Proxy.newProxyInstance(
                    type.getClassLoader(),
                    new Class<?>[] {ResourceInfo.class},
                    (proxy, called, arguments) -> called.getName().equals("getResourceClass") ? type : method);
            FeatureContext context = (FeatureContext) Proxy.newProxyInstance(
                    type.getClassLoader(), new Class<?>[] {FeatureContext.class}, (proxy, called, arguments) -> {
                        registered.add(arguments[0]);
                        return proxy;
                    });
            new RolesFeature().configure(resource, context);
        }

        @Test
        void refusesAClassWithARestrictedLocator() {
            assertThatThrownBy(() -> configure(OnClass.class, "list"))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("locate()");
            assertThat(registered).isEmpty();
        }

        @Test
        void filtersOtherMethods() throws NoSuchMethodException {
            configure(Open.class, "list");

            assertThat(registered).containsExactly(new RolesFilter(new AllowedRoles(List.of("administrator"))));
        }
    }
}
