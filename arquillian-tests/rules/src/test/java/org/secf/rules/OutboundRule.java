package org.secf.rules;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What runs in a container calls other servers by {@code org.secf.tls} alone, where it is decided which TLS is spoken, whom we believe, and how long and how
 * much an answer may be. Programs of their own, on the command line and in tests, are no part of it.
 */
final class OutboundRule {

    private static final String HOME = "org.secf.tls";

    private static final Set<String> IN_CONTAINERS = Set.of(
            "secf-core",
            "secf-saml",
            "secf-oauth",
            "secf-webauthn",
            "secf-jdbc",
            "secf-jaspic",
            "secf-ejb",
            "secf-elytron");

    private static final Set<String> CONNECTIONS = Set.of(
            "java.net.http.HttpClient",
            "java.net.URLConnection",
            "java.net.Socket",
            "java.nio.channels.SocketChannel",
            "java.nio.channels.AsynchronousSocketChannel",
            "javax.net.SocketFactory",
            "javax.net.ssl.SSLContext",
            "javax.net.ssl.SSLEngine",
            "javax.naming.ldap.LdapContext");

    /** What libraries bring along for the same. */
    private static final Set<String> OF_LIBRARIES = Set.of(
            "org.apache.http",
            "org.apache.hc",
            "net.shibboleth.utilities.java.support.httpclient",
            "com.nimbusds.jose.util.ResourceRetriever",
            "com.nimbusds.jose.util.DefaultResourceRetriever",
            "com.nimbusds.jose.jwk.source.RemoteJWKSet",
            "com.nimbusds.jose.jwk.source.JWKSourceBuilder",
            "com.nimbusds.jose.jwk.source.URLBasedJWKSetSource",
            "com.nimbusds.oauth2.sdk.http");

    private static final Set<String> OPENING = Set.of("openStream", "openConnection", "getContent");

    /** Reads what the class path has, which its addresses come from. */
    private static final String CLASS_PATH = "org.secf.jaspic.Descriptors";

    private OutboundRule() {}

    static Rule rule() {
        return new Rule("containers are left by org.secf.tls alone", "outbound", OutboundRule::breaches);
    }

    private static List<String> breaches(JavaClasses classes) {
        return Stream.concat(
                        Dependencies.texts(classes, (from, to) -> isBound(from) && connects(to)).stream(),
                        openings(classes))
                .toList();
    }

    private static boolean isBound(JavaClass type) {
        return Classes.inModules(type, IN_CONTAINERS) && !type.getPackageName().equals(HOME);
    }

    private static boolean connects(JavaClass type) {
        return CONNECTIONS.stream().anyMatch(type::isAssignableTo)
                || OF_LIBRARIES.stream()
                        .anyMatch(name ->
                                type.getName().equals(name) || type.getName().startsWith(name + "."));
    }

    private static Stream<String> openings(JavaClasses classes) {
        return classes.stream()
                .filter(type -> isBound(type) && !type.getName().equals(CLASS_PATH))
                .flatMap(type -> type.getMethodCallsFromSelf().stream())
                .filter(call -> call.getTargetOwner().getName().equals("java.net.URL")
                        && OPENING.contains(call.getTarget().getName()))
                .map(JavaAccess::getDescription);
    }
}
