package org.secf.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The one address where applications are deployed, and the files its settings point to. */
public final class Site {

    /** Where the server listens. */
    public static final String SERVER = "http://127.0.0.1:18080";

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

    /** The WAR or EAR under test. */
    public static Path enabler() {
        return property("site.enabler");
    }

    /** The development identity provider's WAR. */
    public static Path idp() {
        return enabler().resolveSibling("idp.war");
    }

    /** The unpacked Keycloak. */
    public static Path keycloak() {
        return property("site.keycloak");
    }

    /** The build folder of the module that runs the tests. */
    public static Path target() {
        return property("site.target");
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
        String value = System.getProperty(name);
        if (value == null) {
            throw new IllegalStateException(
                    "The build sets the system property " + name + "; run these tests by Maven.");
        }
        return Path.of(value);
    }
}
