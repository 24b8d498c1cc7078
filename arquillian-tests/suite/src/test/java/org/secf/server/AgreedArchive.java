package org.secf.server;

import java.io.IOException;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.secf.agreed.AgreedServlet;
import org.secf.agreed.Codes;
import org.secf.keys.OwnKey;
import org.secf.keys.Secret;

/** An application that agrees with clients on keys, with its own key and the clients' in one store. */
public final class AgreedArchive {

    /** Where it is reached. */
    public static final String ADDRESS = Site.SERVER + "/agreed";

    /** How it is called in its offers. */
    public static final String SERVER = "https://agreed.example.org";

    /** The name of a pre-shared key. */
    public static final String PSK_ID = "meter-7";

    /** How many associations one client may have. */
    public static final int SHARE = 6;

    private static final String NAME = "agreed";
    private static final String PSK = "pre-shared-key-of-a-test-9d2f61aa";
    private static final String WEB_XML = """
            <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
              <listener><listener-class>org.secf.jaspic.SecfListener</listener-class></listener>
            </web-app>
            """;

    private AgreedArchive() {}

    /** With a fresh store that believes this client; anonymous ones too where they are accepted. */
    public static WebArchive war(OwnKey client, boolean acceptsAnonymous) throws IOException {
        return war(client, acceptsAnonymous, "");
    }

    /** The same with further definitions. */
    public static WebArchive war(OwnKey client, boolean acceptsAnonymous, String definitions) throws IOException {
        TestStore store = TestStore.empty(NAME)
                .signing("offers", "main", "CN=agreed")
                .opening("opener", "main", "CN=opener")
                .trusting("client", "clients", client.certificate());
        try (Secret psk = psk()) {
            store.keeping("psk", psk);
        }
        WebArchive war = ShrinkWrap.create(WebArchive.class, NAME + ".war")
                .addPackage(AgreedServlet.class.getPackage())
                .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml")
                .setWebXML(new StringAsset(WEB_XML))
                .addAsWebInfResource(new StringAsset(descriptor(store, acceptsAnonymous, definitions)), "secf.xml");
        ProbeArchive.libraries().forEach((path, node) -> war.add(node, path));
        return war;
    }

    private static String descriptor(TestStore store, boolean acceptsAnonymous, String definitions) {
        return """
                <secf xmlns="https://secf.org/ns/secf">
                  %s
                  <keys><jwks-uri>none</jwks-uri></keys>
                  <keys name="clients"><jwks-uri>none</jwks-uri></keys>
                  <agreement>
                    <server-name>%s</server-name>
                    <client-trust>clients</client-trust>
                    <psk>%s=store:psk</psk>
                    <modes>base</modes><modes>psk</modes><modes>pre-shared</modes>
                    <accept-anonymous-clients>%s</accept-anonymous-clients>
                    <max-associations-per-client>%d</max-associations-per-client>
                  </agreement>
                  %s
                </secf>
                """.formatted(store.element(), SERVER, PSK_ID, acceptsAnonymous, SHARE, definitions);
    }

    /** What both sides had before. */
    public static Secret psk() {
        return Secret.taking(Codes.octets(PSK));
    }

    /** The key that signs the offers. */
    public static OwnKey signer() {
        return new TestStore(NAME).ownKey("offers");
    }

    /** The key that opens what is sealed to the application. */
    public static OwnKey opener() {
        return new TestStore(NAME).ownKey("opener");
    }
}
