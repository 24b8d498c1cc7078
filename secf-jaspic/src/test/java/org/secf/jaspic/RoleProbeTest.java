package org.secf.jaspic;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.secf.identity.Caller;

class RoleProbeTest {

    private final RecordedLog log = RecordedLog.start();
    private final List<String> logged = log.lines;

    @AfterEach
    void stop() {
        log.close();
    }

    private static ServletContext context(String server, Map<String, String> files) {
        return FakeServer.proxy(ServletContext.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "getServerInfo" -> server;
            case "getResourceAsStream" -> open(files.get(String.valueOf(arguments[0])));
            default -> null;
        });
    }

    private static @Nullable InputStream open(@Nullable String text) {
        return text == null ? null : new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A request of a caller in the group user, at a server that grants these roles. */
    private static HttpServletRequest request(Set<String> granted) {
        Caller alice = Sample.caller("alice");
        return FakeServer.proxy(HttpServletRequest.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "getAttribute" -> alice;
            case "getUserPrincipal" -> alice;
            case "isUserInRole" -> granted.contains(String.valueOf(arguments[0]));
            default -> null;
        });
    }

    private static RoleProbe probe(Set<String> roles) {
        return new RoleProbe("/enabler", roles, RoleMapping.of(context("Payara Micro #badassfish", Map.of())));
    }

    @Test
    void saysOnceThatGroupsAreRoles() {
        RoleProbe probe = probe(Set.of("user", "administrator"));

        probe.ask(request(Set.of("user")));
        probe.ask(request(Set.of()));

        assertThat(logged)
                .containsExactly(
                        "INFO /enabler: Payara Micro #badassfish grants the roles [user] to the groups of these names");
    }

    @Test
    void warnsOnceWhereTheyAreNotAndSaysWhatToDo() {
        RoleProbe probe = probe(Set.of("user"));

        probe.ask(request(Set.of()));
        probe.ask(request(Set.of()));

        assertThat(logged)
                .singleElement()
                .asString()
                .startsWith("WARNING /enabler")
                .contains("[user]", "asadmin set");
    }

    @Test
    void waitsForACallerWhoseGroupsAreRoles() {
        RoleProbe probe = probe(Set.of("administrator"));

        probe.ask(request(Set.of()));

        assertThat(logged).isEmpty();
    }

    @Nested
    class RolesOfTheDescriptor {

        @Test
        void areThoseOfRolesAndConstraints() {
            String xml = "<!-- x --><web-app><security-constraint><auth-constraint><role-name>**</role-name>"
                    + "<role-name> user </role-name></auth-constraint></security-constraint>"
                    + "<security-role><role-name>administrator</role-name></security-role></web-app>";

            assertThat(NamedRoles.by(context("x", Map.of("/WEB-INF/web.xml", xml))))
                    .containsExactly("user", "administrator");
        }

        @Test
        void areNoneWhereItCannotBeRead() {
            assertThat(NamedRoles.by(context("x", Map.of("/WEB-INF/web.xml", "<web-app>"))))
                    .isEmpty();
            assertThat(NamedRoles.by(context("x", Map.of()))).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Eclipse GlassFish 7.0.20, glassfish-web.xml",
        "Payara Micro #badassfish, asadmin",
        "WildFly 39.0.1.Final - 2.3.20.Final, security domain",
        "IBM WebSphere Liberty/25.0.0.12, application-bnd",
        "Apache Tomcat/10.1.59, map each group",
    })
    void knowsWhatToDoOnEachServer(String server, String advice) {
        assertThat(RoleMapping.of(context(server, Map.of())).advice()).contains(advice);
    }

    @Test
    void seesAMappingOfTheServersOwn() {
        ServletContext mapped = context(
                "Eclipse GlassFish 7.0.20",
                Map.of("/WEB-INF/glassfish-web.xml", "<glassfish-web-app><security-role-mapping>"));
        ServletContext plain =
                context("Eclipse GlassFish 7.0.20", Map.of("/WEB-INF/glassfish-web.xml", "<glassfish-web-app/>"));

        assertThat(RoleMapping.of(mapped).expectation(mapped)).contains("as [/WEB-INF/glassfish-web.xml] says");
        assertThat(RoleMapping.of(plain).expectation(plain)).contains("takes each group for the role of its name");
    }
}
