package org.secf.rules;

import static org.secf.rules.Dependencies.below;
import static org.secf.rules.Dependencies.forbidden;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Each module exists because it alone may import something. What lies under {@code secf-ear} is demonstration: applications, which use the platform
 * like any other.
 */
final class ForeignRules {

    private static final String DEMO = "secf-ear";
    private static final String BENCHMARKS = "benchmarks";

    private ForeignRules() {}

    static List<Rule> all() {
        return List.of(
                new Rule("org.opensaml only in org.secf.saml.opensaml", "opensaml", ForeignRules::openSaml),
                only(Set.of("secf-jaspic", DEMO), "jakarta.servlet", "jakarta.security"),
                only(Set.of("secf-ejb", DEMO), "jakarta.interceptor", "jakarta.ejb", "jakarta.ws.rs"),
                only(Set.of("secf-cli"), "picocli"),
                new Rule("com.nimbusds only in org.secf.jose", "com_nimbusds", ForeignRules::nimbus),
                new Rule(
                        "com.webauthn4j and its Jackson only in org.secf.webauthn.webauthn4j",
                        "com_webauthn",
                        ForeignRules::webAuthn),
                only(Set.of("secf-testkit"), "org.junit"),
                only(Set.of("secf-testkit", BENCHMARKS), "com.sun.net.httpserver"),
                only(Set.of("secf-jdbc"), "org.flywaydb", "com.zaxxer", "javax.sql", "java.sql"),
                only(Set.of("secf-elytron"), "org.jboss.modules", "org.wildfly"),
                new Rule("secf-core imports the JDK, JSpecify and jakarta.json only", "core", ForeignRules::core));
    }

    private static List<String> openSaml(JavaClasses classes) {
        Predicate<JavaClass> home = type -> type.getPackageName().equals("org.secf.saml.opensaml");
        return forbidden(
                classes,
                below("org.opensaml", "net.shibboleth"),
                home.or(type -> Classes.moduleOf(type).equals(BENCHMARKS)));
    }

    private static List<String> nimbus(JavaClasses classes) {
        Predicate<JavaClass> home = type -> type.getPackageName().equals("org.secf.jose");
        return forbidden(
                classes,
                below("com.nimbusds"),
                home.or(type -> Classes.moduleOf(type).equals(BENCHMARKS)));
    }

    private static List<String> webAuthn(JavaClasses classes) {
        return forbidden(
                classes,
                below("com.webauthn4j", "tools.jackson"),
                type -> type.getPackageName().equals("org.secf.webauthn.webauthn4j"));
    }

    private static Rule only(Set<String> modules, String... packages) {
        String title = String.join(", ", packages) + " only in " + String.join(", ", modules);
        String fixture = packages[packages.length - 1].replace('.', '_');
        return new Rule(
                title,
                fixture,
                classes -> forbidden(classes, below(packages), type -> Classes.inModules(type, modules)));
    }

    private static List<String> core(JavaClasses classes) {
        Predicate<JavaClass> known = below(
                "java",
                "javax.crypto",
                "javax.net",
                "javax.security.auth.x500",
                "javax.xml.stream",
                "org.jspecify",
                "jakarta.json");
        return Dependencies.texts(
                classes,
                (from, to) -> Classes.moduleOf(from).equals("secf-core")
                        && !known.test(to)
                        && !to.isPrimitive()
                        && !Classes.moduleOf(to).equals("secf-core"));
    }
}
