package org.secf.server;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.secf.keys.Jwk;
import org.secf.keys.JwkSet;
import org.secf.signed.SignedDefinition;
import org.secf.signed.platform.SignedApplication;
import org.secf.ways.OtherWays;

/** Applications whose requests are signed, and where Alice publishes her key. */
public final class SignedArchive implements AutoCloseable {

    /** The longest body that is kept in memory. */
    public static final int IN_MEMORY = 1000;

    /** The longest that is taken. */
    public static final int MOST_RECEIVED = 100_000;

    private static final String WEB_XML = """
            <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
              <listener><listener-class>org.secf.jaspic.SecfListener</listener-class></listener>
              <context-param><param-name>resteasy.role.based.security</param-name><param-value>true</param-value></context-param>
              <security-constraint>
                <web-resource-collection><web-resource-name>protected</web-resource-name>
                  <url-pattern>/servlet/protected/*</url-pattern></web-resource-collection>
                <auth-constraint><role-name>**</role-name></auth-constraint>
              </security-constraint>
              <security-role><role-name>partners</role-name></security-role>
            </web-app>
            """;

    private static final String DESCRIPTOR = """
            <secf xmlns="https://secf.org/ns/secf">
              <body><in-memory>%d</in-memory><most-received>%d</most-received></body>
              %s
              <keys><jwks-uri>none</jwks-uri></keys>
              <keys name="signers"><jwks-uri>none</jwks-uri></keys>
              %s
            </secf>
            """;

    private final HttpServer publisher;

    private SignedArchive(HttpServer publisher) {
        this.publisher = publisher;
    }

    /** Publishes her key. */
    public static SignedArchive publishing() {
        String keys = new JwkSet(List.of(Jwk.of(Signer.ALICE_KEYS.getPublic()).withKeyId(Signer.ALICE.keyId())))
                .toJson()
                .toString();
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/jwks.json", exchange -> {
                byte[] octets = keys.getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().add("Content-Type", JwkSet.MEDIA_TYPE);
                exchange.sendResponseHeaders(200, octets.length);
                exchange.getResponseBody().write(octets);
                exchange.close();
            });
            server.start();
            return new SignedArchive(server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Defined by annotations; the descriptor only says where the keys are. */
    public WebArchive annotated() throws IOException {
        return archive(SignedDefinition.NAME, "<http-signature>" + jwks() + "</http-signature>");
    }

    /** Defined by its descriptor alone; {@code definitions} are the elements below its root. */
    public WebArchive described(String name, String definitions) throws IOException {
        WebArchive war = archive(name, definitions);
        war.deleteClass(SignedDefinition.class);
        return war;
    }

    /** The setting. */
    public String jwks() {
        return "<jwks>alice=http://127.0.0.1:" + publisher.getAddress().getPort() + "/jwks.json</jwks>";
    }

    private static WebArchive archive(String name, String definitions) throws IOException {
        TestStore store = TestStore.empty(name)
                .signing("answers", "main", "CN=" + name)
                .trusting("carol", "signers", Signer.CAROL_KEYS.certificate());
        WebArchive war = ShrinkWrap.create(WebArchive.class, name + ".war")
                .addPackage(SignedDefinition.class.getPackage())
                .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml")
                .setWebXML(new StringAsset(WEB_XML))
                .addAsWebInfResource(
                        new StringAsset(DESCRIPTOR.formatted(IN_MEMORY, MOST_RECEIVED, store.element(), definitions)),
                        "secf.xml");
        ProbeArchive.libraries().forEach((path, library) -> war.add(library, path));
        return Site.isPlatform()
                ? war.addPackages(false, SignedApplication.class.getPackage(), OtherWays.class.getPackage())
                : war;
    }

    @Override
    public void close() {
        publisher.stop(0);
    }
}
