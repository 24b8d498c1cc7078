package org.secf.server;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.secf.calling.CallingServlet;
import org.secf.calling.microprofile.Partner;
import org.secf.calling.platform.CallingApplication;
import org.secf.keys.OwnKey;

/** An application that calls another server, by each client that its own server has. */
public final class CallingArchive {

    /** Where it is reached. */
    public static final String ADDRESS = Site.SERVER + "/calling";

    private static final String DESCRIPTOR = """
            <secf xmlns="https://secf.org/ns/secf">
              <keys><signing-key>file:%1$s</signing-key><jwks-uri>none</jwks-uri></keys>
              <client name="partner">
                <origins>%2$s</origins>
                <key-set>main</key-set>
                <server-jwks>%2$s/keys</server-jwks>
                %3$s
              </client>
              <client name="unable">
                <origins>%2$s</origins>
                <server-jwks>%2$s/keys</server-jwks>
              </client>
            </secf>
            """;

    private CallingArchive() {}

    /**
     * Calls this server alone, signs by this key, and encrypts.
     *
     * @param origin where the other server is reached; its keys are published there
     */
    public static WebArchive war(String origin, OwnKey client) throws IOException, GeneralSecurityException {
        String recipients = "<recipient-jwks>" + origin + "/recipients</recipient-jwks>";
        WebArchive war = archive(DESCRIPTOR.formatted(key(client), origin, recipients));
        return Site.hasRestClient() ? war.addPackage(Partner.class.getPackage()) : war;
    }

    /** The same for a server that does not decrypt, without what has to be encrypted. */
    public static WebArchive readable(String origin, OwnKey client) throws IOException, GeneralSecurityException {
        return archive(DESCRIPTOR.formatted(key(client), origin, ""));
    }

    private static Path key(OwnKey client) throws IOException, GeneralSecurityException {
        return KeyFile.write(Site.folder().resolve("calling.pem"), client);
    }

    private static WebArchive archive(String descriptor) {
        WebArchive war = ShrinkWrap.create(WebArchive.class, "calling.war")
                .addPackage(CallingServlet.class.getPackage())
                .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml")
                .addAsWebInfResource(new StringAsset(descriptor), "secf.xml");
        ProbeArchive.libraries().forEach((path, library) -> war.add(library, path));
        return Site.isPlatform() ? war.addPackage(CallingApplication.class.getPackage()) : war;
    }

    /** The ways to call that this server has: paths to which the address is added. */
    public static List<String> ways() {
        return Stream.of(
                        Stream.of("/jdk"),
                        Site.isPlatform() ? Stream.of("/api/rest") : Stream.<String>of(),
                        Site.hasRestClient() ? Stream.of("/api/mp/both") : Stream.<String>of())
                .flatMap(way -> way)
                .toList();
    }
}
