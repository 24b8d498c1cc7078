package org.secf.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javax.security.auth.x500.X500Principal;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.secf.agreed.AgreedServlet;
import org.secf.agreed.Codes;
import org.secf.keys.KeyKind;
import org.secf.keys.KeyUse;
import org.secf.keys.OwnKey;
import org.secf.keys.Secret;
import org.secf.keys.SelfSigned;
import org.secf.keys.store.MasterSource;
import org.secf.keys.store.NewKey;
import org.secf.keys.store.Pkcs12Format;
import org.secf.keys.store.StoreContents;
import org.secf.keys.store.StoreEdits;
import org.secf.keys.store.StoreFile;
import org.secf.verdict.Verdict;

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
        Path master = Files.createDirectories(Site.folder()).resolve("agreed.master");
        Files.writeString(master, "master-of-a-test-Zm9vYmFy");
        Files.setPosixFilePermissions(master, PosixFilePermissions.fromString("rw-------"));
        Files.deleteIfExists(store().path());
        fill(client);
        WebArchive war = ShrinkWrap.create(WebArchive.class, "agreed.war")
                .addPackage(AgreedServlet.class.getPackage())
                .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml")
                .setWebXML(new StringAsset(WEB_XML))
                .addAsWebInfResource(new StringAsset(descriptor(master, acceptsAnonymous, definitions)), "secf.xml");
        ProbeArchive.libraries().forEach((path, node) -> war.add(node, path));
        return war;
    }

    private static String descriptor(Path master, boolean acceptsAnonymous, String definitions) {
        return """
                <secf xmlns="https://secf.org/ns/secf">
                  <store><location>%s</location><master>file:%s</master></store>
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
                """.formatted(store().path(), master, SERVER, PSK_ID, acceptsAnonymous, SHARE, definitions);
    }

    private static void fill(OwnKey client) {
        StoreEdits edits = new StoreEdits("test", OptionalLong.empty());
        SelfSigned maker = new SelfSigned(KeyKind.P_256, Duration.ofDays(1), new SecureRandom(), Optional.empty());
        Clock clock = Clock.systemUTC();
        accepted(store().init("test"));
        accepted(store().change(accepted(new NewKey(edits, "offers", "main", clock.instant())
                .generated(KeyUse.SIGNING, maker, new X500Principal("CN=agreed")))));
        accepted(store().change(accepted(new NewKey(edits, "opener", "main", clock.instant())
                .generated(KeyUse.DECRYPTION, maker, new X500Principal("CN=opener")))));
        accepted(store().change(accepted(
                new NewKey(edits, "client", "clients", clock.instant()).trusted(client.certificate()))));
        try (Secret psk = psk()) {
            accepted(store().change(edits.setSecret("psk", psk)));
        }
    }

    /** What both sides had before. */
    public static Secret psk() {
        return Secret.taking(Codes.octets(PSK));
    }

    /** The key that signs the offers. */
    public static OwnKey signer() {
        return own("offers");
    }

    /** The key that opens what is sealed to the application. */
    public static OwnKey opener() {
        return own("opener");
    }

    private static OwnKey own(String alias) {
        try (StoreContents contents = accepted(store().read())) {
            return accepted(contents.ownKey(alias));
        }
    }

    private static StoreFile store() {
        Path folder = Site.folder();
        MasterSource master =
                new MasterSource("file:" + folder.resolve("agreed.master"), variable -> Optional.empty(), List.of());
        return new StoreFile(folder.resolve("agreed.p12"), new Pkcs12Format(), master, Clock.systemUTC());
    }

    /** What is accepted, or the test fails. */
    public static <T> T accepted(Verdict<T> verdict) {
        return verdict.fold(value -> value, rejection -> {
            throw new AssertionError(rejection.reason() + ": " + rejection.detail());
        });
    }
}
