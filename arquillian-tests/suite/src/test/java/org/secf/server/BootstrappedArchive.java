package org.secf.server;

import java.io.IOException;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.secf.bootstrapped.BootstrappedDefinition;
import org.secf.bootstrapped.platform.BootstrappedApplication;
import org.secf.keys.OwnKey;
import org.secf.probe.Seen;

/** An application whose callers have bootstrapped keys: by its annotation, and for other paths otherwise, by its descriptor. */
public final class BootstrappedArchive {

    /** The application of another name, which its certificate does not have. */
    public static final String OTHER_HOST = "other.example.org";

    /** Where nobody listens. */
    private static final String NOBODY = "https://localhost:1";

    private BootstrappedArchive() {}

    /** Of a network, and behind a proxy for some paths. */
    public static WebArchive war(GbaNetwork network, TlsEndingProxy proxy, OwnKey gateway) throws IOException {
        WebArchive war = PlainArchive.described(
                        BootstrappedDefinition.NAME,
                        definitions("<server>" + network.address() + "</server>" + tls()) + proxied(proxy, gateway))
                .addClass(BootstrappedDefinition.class)
                .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml");
        return Site.isPlatform()
                ? war.addPackage(BootstrappedApplication.class.getPackage()).addClass(Seen.class)
                : war;
    }

    /** The development identity provider, who asks no subscriber of the network for a password. */
    public static WebArchive identityProvider(GbaNetwork network) {
        WebArchive war = (WebArchive) EnablerArchive.idp();
        ProbeArchive.libraries().forEach((path, library) -> war.add(library, path));
        String definition =
                "<gba><host>%s</host>%s<services>3</services><flag-groups>1=user</flag-groups><server>%s</server>%s</gba>"
                        .formatted(BootstrappedDefinition.HOST, plain(), network.address(), tls());
        return war.setWebXML(new StringAsset("""
                        <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
                          <security-constraint>
                            <web-resource-collection><web-resource-name>login</web-resource-name><url-pattern>/sso</url-pattern></web-resource-collection>
                            <auth-constraint><role-name>**</role-name></auth-constraint>
                          </security-constraint>
                          <security-role><role-name>user</role-name></security-role>
                          <security-role><role-name>administrator</role-name></security-role>
                        </web-app>
                        """))
                .addAsWebInfResource(
                        new StringAsset("<secf xmlns=\"https://secf.org/ns/secf\">" + definition + "</secf>"),
                        "secf.xml");
    }

    private static String definitions(String there) {
        return "<gba>" + there + "</gba>\n"
                + named("secure", "<protocol>tls</protocol>" + there)
                + named("card", plain() + "<key-kinds>CARD</key-kinds><key-kinds>DEVICE</key-kinds>" + there)
                + named("brief", plain() + "<nonce-lifetime>1s</nonce-lifetime>" + there)
                + named("down", plain() + "<most-failures>2</most-failures><server>" + NOBODY + "</server>" + tls())
                + of(OTHER_HOST, "other", plain() + there)
                + named("proxied", "<protocol>tls</protocol><proxies>CN=gateway</proxies>" + there);
    }

    private static String proxied(TlsEndingProxy proxy, OwnKey gateway) throws IOException {
        return TestStore.empty(BootstrappedDefinition.NAME)
                        .trusting("gateway", "signers", gateway.certificate())
                        .element()
                + """
                <keys name="signers"><jwks-uri>none</jwks-uri></keys>
                <http-signature>
                  <base-url>%s/%s</base-url><key-set>signers</key-set><authenticates-caller>false</authenticates-caller>
                  <paths>/proxied/*</paths>
                </http-signature>
                """.formatted(proxy.address(), BootstrappedDefinition.NAME);
    }

    private static String plain() {
        return "<protocol>0100000002</protocol>";
    }

    /** Callers of the path with that name. */
    private static String named(String name, String settings) {
        return of(BootstrappedDefinition.HOST, name, settings);
    }

    private static String of(String host, String name, String settings) {
        return "<gba name=\"%s\"><host>%s</host>%s<services>3</services><flag-groups>1=user</flag-groups><paths>/%1$s/*</paths></gba>%n"
                .formatted(name, host, settings);
    }

    private static String tls() {
        return "<tls><trust-anchors>" + TlsFiles.location("authority.pem") + "</trust-anchors><client-key>"
                + TlsFiles.location("naf-own.pem") + "</client-key></tls>";
    }
}
