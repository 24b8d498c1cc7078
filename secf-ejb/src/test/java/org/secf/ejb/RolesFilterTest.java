package org.secf.ejb;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.secf.http.Reply;
import org.secf.mechanism.LoginChallenge;

class RolesFilterTest {

    private final List<Response> aborted = new ArrayList<>();
    private Optional<String> caller = Optional.empty();
    private Set<String> roles = Set.of();

    @RolesAllowed("user")
    static class Resource {
        public void ofClass() {}

        @RolesAllowed({"administrator", "auditor"})
        public void ofMethod() {}

        @PermitAll
        public void forAll() {}

        @DenyAll
        public void forNobody() {}

        @PermitAll
        @RolesAllowed("administrator")
        public void contradictory() {}
    }

    static class Open {
        public void open() {}
    }

    @ApplicationScoped
    static class Login implements LoginChallenge {
        @Override
        public Reply reply() {
            return Reply.redirect("https://idp.example.org/sso").with("Set-Cookie", "a=b");
        }
    }

    private static Optional<AllowedRoles> allowed(Class<?> type, String method) throws NoSuchMethodException {
        return AllowedRoles.of(type, type.getMethod(method));
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /** Calls a method's filter; the response that ended the request, if one did. */
    private Optional<Response> call(String method) throws NoSuchMethodException {
        SecurityContext security =
                proxy(SecurityContext.class, (proxy, called, arguments) -> switch (called.getName()) {
                    case "isUserInRole" -> roles.contains(String.valueOf(arguments[0]));
                    default -> caller.<Principal>map(name -> () -> name).orElse(null);
                });
        ContainerRequestContext request =
                proxy(ContainerRequestContext.class, (proxy, called, arguments) -> switch (called.getName()) {
                    case "getSecurityContext" -> security;
                    default -> {
                        aborted.add((Response) arguments[0]);
                        yield null;
                    }
                });
        aborted.clear();
        new RolesFilter(allowed(Resource.class, method).orElseThrow()).filter(request);
        return aborted.stream().findFirst();
    }

    @Nested
    class Annotations {

        @Test
        void ofAMethodReplaceThoseOfItsClass() throws NoSuchMethodException {
            assertThat(allowed(Resource.class, "ofMethod"))
                    .contains(new AllowedRoles(List.of("administrator", "auditor")));
            assertThat(allowed(Resource.class, "ofClass")).contains(new AllowedRoles(List.of("user")));
            assertThat(allowed(Resource.class, "forAll")).isEmpty();
        }

        @Test
        void thatContradictEachOtherCountByTheStrictest() throws NoSuchMethodException {
            assertThat(allowed(Resource.class, "contradictory")).contains(new AllowedRoles(List.of("administrator")));
        }

        @Test
        void areNotNeeded() throws NoSuchMethodException {
            assertThat(allowed(Open.class, "open")).isEmpty();
        }
    }

    @Nested
    class Callers {

        @Test
        void withARoleGoOn() throws NoSuchMethodException {
            caller = Optional.of("alice");
            roles = Set.of("auditor");

            assertThat(call("ofMethod")).isEmpty();
        }

        @Test
        void withoutAreRefusedWith403() throws NoSuchMethodException {
            caller = Optional.of("bob");
            roles = Set.of("user");

            assertThat(call("ofMethod"))
                    .hasValueSatisfying(
                            response -> assertThat(response.getStatus()).isEqualTo(403));
            assertThat(InterceptorReason.ROLE_MISSING.clause()).isNotBlank();
        }

        @Test
        void ofAnyRoleAreRefusedWhereNobodyMayCall() throws NoSuchMethodException {
            caller = Optional.of("alice");
            roles = Set.of("user", "administrator");

            assertThat(call("forNobody"))
                    .hasValueSatisfying(
                            response -> assertThat(response.getStatus()).isEqualTo(403));
        }
    }

    @Nested
    class Anonymous {

        @Test
        void areAskedToLogIn() throws NoSuchMethodException {
            try (SeContainer cdi = CdiContainer.with(Login.class)) {
                assertThat(cdi.isRunning()).isTrue();

                assertThat(call("ofClass")).hasValueSatisfying(response -> {
                    assertThat(response.getStatus()).isEqualTo(303);
                    assertThat(response.getHeaderString("Location")).isEqualTo("https://idp.example.org/sso");
                    assertThat(response.getHeaderString("Set-Cookie")).isEqualTo("a=b");
                });
            }
        }

        @Test
        void getA401WhereNobodyKnowsHow() throws NoSuchMethodException {
            try (SeContainer cdi = CdiContainer.with()) {
                assertThat(cdi.isRunning()).isTrue();

                assertThat(call("ofClass"))
                        .hasValueSatisfying(
                                response -> assertThat(response.getStatus()).isEqualTo(401));
            }
        }
    }
}
