package org.secf.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The one address where applications are deployed, and the files its settings point to. */
public final class Site {

    /** This machine only. */
    public static final String HOST = "127.0.0.1";

    /** Of the server under test. */
    public static final int PORT = 18080;

    /** Where the server listens. */
    public static final String SERVER = "http://" + HOST + ":" + PORT;

    /** Where it asks for certificates, if it does. */
    public static final int TLS_PORT = 18444;

    /** The same as an address. */
    public static final String TLS_SERVER = "https://" + HOST + ":" + TLS_PORT;

    /** Where the enabler is reached. */
    public static final String ENABLER = SERVER + "/enabler";

    /** Where the development identity provider is reached. */
    public static final String IDP = SERVER + "/idp";

    private Site() {}

    /** The folder that the server's settings point to. */
    public static Path folder() {
        return property("site.folder");
    }

    /** The metadata that the next deployment reads. */
    public static Path idpMetadata() {
        return folder().resolve("idp-metadata.xml");
    }

    /** An archive of the build: {@code enabler.war}, {@code enabler.ear} or {@code idp.war}. */
    public static Path archive(String name) {
        return property("site.archives").resolve(name);
    }

    /** A crypto provider of the build: {@code accp.jar} or {@code conscrypt.jar}. */
    public static Path provider(String name) {
        return property("site.providers").resolve(name);
    }

    /** The jars that an application with authenticators brings beside the enabler's. */
    public static Path authenticatorLibraries() {
        return property("site.authenticators");
    }

    /** The server under test, as its module is called. */
    public static String server() {
        return text("server.name");
    }

    /** Whether the server under test takes EARs. */
    public static boolean takesEars() {
        return text("site.ear").equals("true");
    }

    /** Whether the server under test has JAX-RS, EJB and CDI, or is a servlet container only. */
    public static boolean isPlatform() {
        String platform = text("site.platform");
        return switch (platform) {
            case "full" -> true;
            case "servlet" -> false;
            default -> throw new IllegalStateException("site.platform is full or servlet, not " + platform);
        };
    }

    /** Whether the server under test has MicroProfile Rest Client. */
    public static boolean hasRestClient() {
        return text("site.rest-client").equals("true");
    }

    /** Whether the server under test is told to ask clients for certificates. */
    public static boolean asksForCertificates() {
        return tls().equals("clients");
    }

    /** Whether the server under test is told to speak TLS, at least without asking for certificates. */
    public static boolean speaksTls() {
        return asksForCertificates() || tls().equals("server");
    }

    /** Whether the server under test has JAX-RS and is told to speak TLS. */
    public static boolean isPlatformWithTls() {
        return isPlatform() && speaksTls();
    }

    private static String tls() {
        String tls = text("site.tls");
        if (!List.of("none", "server", "clients").contains(tls)) {
            throw new IllegalStateException("site.tls is none, server or clients, not " + tls);
        }
        return tls;
    }

    /** The unpacked Keycloak. */
    public static Path keycloak() {
        return property("site.keycloak");
    }

    /** The build folder of the module that runs the tests. */
    public static Path target() {
        return property("site.target");
    }

    /** A folder with nothing in it. */
    public static Path emptied(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> tree = Files.walk(folder)) {
                for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        return Files.createDirectories(folder);
    }

    /** All the server has logged so far. */
    public static String log() {
        try {
            return Files.readString(property("site.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path property(String name) {
        return Path.of(text(name));
    }

    static String text(String name) {
        String value = System.getProperty(name);
        if (value == null) {
            throw new IllegalStateException(
                    "The build sets the system property " + name + "; run these tests by Maven.");
        }
        return value;
    }
}
