package org.secf.server;

import java.io.IOException;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.secf.bootstrapped.BootstrappedDefinition;
import org.secf.keys.OwnKey;
import org.secf.trusted.Gate;
import org.secf.trusted.NetworkKeys;

/** The development identity provider, to whom user agents say everything encrypted, under associations by keys that they have bootstrapped. */
public final class TrustedPartyArchive {

    /** How it is called in its offers. */
    public static final String SERVER = "https://idp.example.org";

    /** Where keys are agreed on. */
    public static final String AGREEMENT = Site.IDP + "/.well-known/secf/agreement";

    private static final String NAME = "trusted";
    private static final String WEB_XML = """
            <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
              <listener><listener-class>org.secf.jaspic.SecfListener</listener-class></listener>
              <security-constraint>
                <web-resource-collection><web-resource-name>login</web-resource-name><url-pattern>/sso</url-pattern></web-resource-collection>
                <auth-constraint><role-name>**</role-name></auth-constraint>
              </security-constraint>
              <security-role><role-name>user</role-name></security-role>
              <security-role><role-name>administrator</role-name></security-role>
            </web-app>
            """;
    private static final String DESCRIPTOR = """
            <secf xmlns="https://secf.org/ns/secf">
              %1$s
              <keys><jwks-uri>none</jwks-uri></keys>
              <agreement><server-name>%2$s</server-name><modes>psk</modes></agreement>
              <http-signature>
                <base-url>%3$s</base-url>
                <associations>true</associations>
                <caller-groups>%4$s=user</caller-groups>
              </http-signature>
              <payload-encryption><forms>AES128GCM</forms></payload-encryption>
            </secf>
            """;

    private TrustedPartyArchive() {}

    /** Of a network. */
    public static WebArchive identityProvider(GbaNetwork network) throws IOException {
        TestStore store = TestStore.empty(NAME).signing("offers", "main", "CN=idp");
        WebArchive war = (WebArchive) EnablerArchive.idp();
        ProbeArchive.libraries().forEach((path, library) -> war.add(library, path));
        String keys = "folder=%s%nserver=%s%nhost=%s%n"
                .formatted(TlsFiles.folder(), network.address(), BootstrappedDefinition.HOST);
        return war.setWebXML(new StringAsset(WEB_XML))
                .addPackage(Gate.class.getPackage())
                .addAsResource(new StringAsset(keys), "org/secf/trusted/" + NetworkKeys.FILE)
                .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml")
                .addAsWebInfResource(
                        new StringAsset(
                                DESCRIPTOR.formatted(store.element(), SERVER, Site.IDP, GbaNetwork.ALICE_AT_SERVICE)),
                        "secf.xml");
    }

    /** The key that signs the offers. */
    public static OwnKey signer() {
        return new TestStore(NAME).ownKey("offers");
    }
}
