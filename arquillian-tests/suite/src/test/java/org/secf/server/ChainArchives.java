package org.secf.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.secf.chained.ChainedServlet;
import org.secf.chained.microprofile.Next;
import org.secf.chained.platform.ChainedApplication;
import org.secf.container.SecondServer;
import org.secf.keys.OwnKey;

/** Three applications of which the first calls the second, and that the third, each for its caller. The second is on a server of its own. */
@SuppressWarnings("ImmutableEnumChecker") // Keys are values, although the checker cannot see it.
public enum ChainArchives {
    /** Users log in here by SAML. */
    A(Site.SERVER),
    /** Called by the first. */
    B(SecondServer.ADDRESS),
    /** Called by both. */
    C(Site.SERVER);

    /** The shortest that there is. */
    public static final int BRIEF_SECONDS = 5;

    private static final String WEB_XML = """
            <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
              <listener><listener-class>org.secf.jaspic.SecfListener</listener-class></listener>
              <security-constraint>
                <web-resource-collection><web-resource-name>all</web-resource-name><url-pattern>/*</url-pattern></web-resource-collection>
                <auth-constraint><role-name>**</role-name></auth-constraint>
              </security-constraint>
              <security-role><role-name>user</role-name></security-role>
            </web-app>
            """;

    private final String server;
    private final OwnKey key;

    ChainArchives(String server) {
        this.server = server;
        this.key = Signer.p256("CN=" + name());
    }

    /** Its name among the others. */
    public String entityId() {
        return "https://" + id() + ".example.org";
    }

    /** Where it is reached. */
    public String address() {
        return server + "/chain-" + id();
    }

    /** By which it vouches for callers, signs its calls, and is known. */
    public OwnKey key() {
        return key;
    }

    private String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The first.
     *
     * @param metadata of whoever logs its users in
     */
    public static WebArchive first(Path metadata) throws IOException, GeneralSecurityException {
        WebArchive war = A.archive("<saml><base-url>" + A.address() + "</base-url><idp-metadata>file:" + metadata
                + "</idp-metadata><key-set>main</key-set></saml>" + A.issuer("", 60)
                + A.issuer(" name=\"brief\"", BRIEF_SECONDS) + A.calling("b", B, "") + A.calling("c", C, "")
                + A.calling("brief", C, "<issuer>saml-delegation.brief</issuer>"));
        if (Site.isPlatform()) {
            war.addPackage(ChainedApplication.class.getPackage());
        }
        return Site.hasRestClient() ? war.addPackage(Next.class.getPackage()) : war;
    }

    /** The second: the first may act here for everybody. */
    public static WebArchive second() throws IOException, GeneralSecurityException {
        return B.archive(
                B.believing(List.of(A), A.entityId() + " for * at *") + B.issuer("", 60) + B.calling("c", C, ""));
    }

    /** The third: the first may act here for everybody, the second for Alice alone. */
    public static WebArchive third() throws IOException, GeneralSecurityException {
        return C.archive(
                C.believing(List.of(A, B), A.entityId() + " for * at *", B.entityId() + " for caller:alice at *"));
    }

    private WebArchive archive(String definitions) throws IOException, GeneralSecurityException {
        String descriptor = "<secf xmlns=\"https://secf.org/ns/secf\"><keys><signing-key>file:"
                + KeyFile.write(folder().resolve(id() + ".pem"), key) + "</signing-key></keys>" + definitions
                + "</secf>";
        WebArchive war = ShrinkWrap.create(WebArchive.class, "chain-" + id() + ".war")
                .addPackage(ChainedServlet.class.getPackage())
                .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml")
                .addAsWebInfResource(new StringAsset(descriptor), "secf.xml")
                .setWebXML(new StringAsset(WEB_XML));
        ProbeArchive.libraries().forEach((path, library) -> war.add(library, path));
        return war;
    }

    private String issuer(String name, int seconds) {
        return "<saml-delegation" + name + "><entity-id>" + entityId() + "</entity-id><key-set>main</key-set>"
                + several("audiences", List.of(B.address(), C.address())) + "<acting>" + entityId()
                + " for * at *</acting><groups>user</groups><lifetime>" + seconds + "s</lifetime></saml-delegation>";
    }

    private String calling(String name, ChainArchives next, String more) {
        return ("<client name=\"%1$s\"><origins>%2$s</origins><key-set>main</key-set></client>"
                        + "<delegation name=\"%1$s\"><origins>%2$s</origins><modes>DELEGATED</modes>"
                        + "<audiences>%3$s</audiences><signing-client>%1$s</signing-client>%4$s</delegation>")
                .formatted(name, next.server, next.address(), more);
    }

    private String believing(List<ChainArchives> others, String... acting)
            throws IOException, GeneralSecurityException {
        List<String> metadata = new ArrayList<>();
        for (ChainArchives other : others) {
            metadata.add("file:" + other.metadataFile());
        }
        List<String> jwks = others.stream()
                .map(other -> other.id() + "=" + other.address() + "/.well-known/jwks.json")
                .toList();
        return "<http-signature><base-url>" + address() + "</base-url>" + several("jwks", jwks)
                + "<authenticates-caller>false</authenticates-caller></http-signature><saml-token><base-url>"
                + address() + "</base-url>" + several("enablers", metadata) + several("acting", List.of(acting))
                + "<always-once>true</always-once><clock-skew>0s</clock-skew></saml-token>";
    }

    private static String several(String name, List<String> values) {
        return values.stream()
                .map(value -> "<" + name + ">" + value + "</" + name + ">")
                .collect(Collectors.joining());
    }

    private Path metadataFile() throws IOException, GeneralSecurityException {
        String text = """
                <md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" xmlns:ds="http://www.w3.org/2000/09/xmldsig#" entityID="%s">
                <md:SPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
                <md:KeyDescriptor use="signing"><ds:KeyInfo><ds:X509Data><ds:X509Certificate>%s</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>
                </md:SPSSODescriptor></md:EntityDescriptor>
                """.formatted(
                entityId(), Base64.getEncoder().encodeToString(key.certificate().getEncoded()));
        return Files.writeString(folder().resolve(id() + ".xml"), text);
    }

    private static Path folder() throws IOException {
        return Files.createDirectories(Site.folder().resolve("chain"));
    }
}
