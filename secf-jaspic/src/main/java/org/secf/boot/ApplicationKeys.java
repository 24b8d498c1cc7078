package org.secf.boot;

import java.util.List;
import java.util.stream.Stream;
import org.secf.crypto.CryptoKeys;
import org.secf.http.BodyKeys;
import org.secf.http.PathPattern;
import org.secf.http.PublicUrl;
import org.secf.mechanism.CallerTokenKeys;
import org.secf.settings.Key;
import org.secf.settings.Kind;

/** The settings of an application as a whole, directly below {@code secf.} in properties and below the root of a descriptor. */
public final class ApplicationKeys {

    /** Whether the EAR's definitions hold in this WAR. */
    public static final Key<Boolean> INHERIT =
            Key.of("inherit", Kind.FLAG, true, "Whether what the EAR around this WAR defines holds here, too.");

    /** Whether the log shows the effective configuration. */
    public static final Key<Boolean> PRINT_SETTINGS = Key.of(
            "print-settings",
            Kind.FLAG,
            false,
            "Whether the start of an application prints its effective settings into the log, secrets hidden.");

    /** Whose requests the drop-in authenticates. */
    public static final Key<List<String>> SERVER_APPLICATIONS = Key.optional(
            "server.applications",
            Kind.list("context paths such as /billing, or * for every application", ApplicationKeys::contextPath),
            "The unmodified applications of this server that the drop-in protects; read by the drop-in only.");

    /** Where the drop-in's definitions stand. */
    public static final Key<String> SERVER_DESCRIPTOR = Key.optional(
            "server.descriptor",
            Kind.TEXT,
            "Location of the descriptor by which the drop-in protects other applications, such as file:/etc/secf/secf.xml.");

    /** What stays open in those applications. */
    public static final Key<List<PathPattern>> SERVER_OPEN_PATHS = Key.of(
            "server.open-paths",
            Kind.list("paths such as /who or /api/*", PathPattern::new),
            List.of(),
            "Paths of the protected applications that need no login unless the application itself says so; read by the drop-in only.");

    /** Where {@code @RequireConfidentiality} sends those who came without TLS. */
    public static final Key<PublicUrl> CONFIDENTIALITY_BASE_URL = Key.optional(
            "confidentiality.base-url",
            Kind.one("an https address such as https://enabler.example.org/enabler", PublicUrl::parseByTls),
            "Where the application is reached by TLS; @RequireConfidentiality redirects there those who asked for a resource without.");

    /** All of them, in the order of the reference. */
    public static final List<Key<?>> ALL = Stream.of(
                    List.of(
                            INHERIT,
                            PRINT_SETTINGS,
                            SERVER_APPLICATIONS,
                            SERVER_DESCRIPTOR,
                            SERVER_OPEN_PATHS,
                            CONFIDENTIALITY_BASE_URL),
                    BodyKeys.ALL,
                    CallerTokenKeys.ALL,
                    CryptoKeys.ALL)
            .<Key<?>>flatMap(List::stream)
            .toList();

    private ApplicationKeys() {}

    private static String contextPath(String text) {
        boolean isPath = text.equals("/") || (text.startsWith("/") && !text.endsWith("/") && text.indexOf('*') < 0);
        if (!isPath && !text.equals("*")) {
            throw new IllegalArgumentException("not a context path");
        }
        return text.equals("/") ? "" : text;
    }
}
