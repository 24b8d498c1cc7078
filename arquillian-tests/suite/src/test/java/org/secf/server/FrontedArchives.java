package org.secf.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.cert.X509Certificate;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.secf.fronted.FrontedServlet;
import org.secf.keys.OwnKey;
import org.secf.plain.PlainServlet;

/** An application that tells proxies who their callers are, and one behind such proxies. */
public final class FrontedArchives {

    /** Tells proxies. */
    public static final String ASKED = "asked";

    /** Is behind them. */
    public static final String FRONTED = "fronted";

    /** Is behind them as well, and hides what nobody proves. */
    public static final String STRIPPED = "stripped";

    /** What tokens are for. */
    public static final String AUDIENCE = "the fronted application";

    /** From where proxies ask. */
    public static final String PROXY_ADDRESS = "127.0.0.2";

    private static final String ANSWERS = "answers";
    private static final String BASE = "https://localhost:" + Front.GUIDED.port();
    private static final String ASKED_SETTINGS = """
            <keys><jwks-uri>none</jwks-uri></keys>
            <digest><realm>%1$s</realm><secrets>%2$s</secrets></digest>
            <forward-authentication>
              <proxy-addresses>%3$s</proxy-addresses><resource-url>%4$s</resource-url><audience>%5$s</audience>
            </forward-authentication>
            <forward-authentication name="open">
              <path>/open/forward-auth</path>
              <proxy-addresses>%3$s</proxy-addresses><resource-url>%4$s</resource-url><audience>%5$s</audience>
            </forward-authentication>
            """;
    private static final String FRONTED_SETTINGS = """
            <keys name="proxies"><jwks-uri>none</jwks-uri></keys>
            <trusted-proxy>
              <proxies>CN=asked</proxies><proxies>CN=gateway</proxies><key-set>proxies</key-set>
              <proofs>TOKEN</proofs><proofs>SIGNATURE</proofs><proofs>CERTIFICATE</proofs>
              <audience>%1$s</audience><base-url>%2$s/%3$s</base-url><inbound>%4$s</inbound>
              <priority>1</priority>
            </trusted-proxy>
            <digest><realm>%5$s</realm><secrets>%6$s</secrets></digest>
            """;

    /** Made once: each of the archives needs it, in whatever order they are made. */
    private static final TestStore STORE = store();

    private FrontedArchives() {}

    private static TestStore store() {
        try {
            return TestStore.empty(ASKED).signing(ANSWERS, "main", "CN=asked");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Knows its callers by Digest. */
    public static WebArchive asked() {
        return PlainArchive.described(
                ASKED,
                STORE.element()
                        + ASKED_SETTINGS.formatted(Users.REALM, Users.digests(), PROXY_ADDRESS, BASE, AUDIENCE));
    }

    /** Believes the other, and whoever has the certificate of the gateway; knows who comes directly by Digest. */
    public static WebArchive fronted() throws IOException {
        return behind(FRONTED, "REFUSE");
    }

    /** The same, forgiving. */
    public static WebArchive stripped() throws IOException {
        return behind(STRIPPED, "STRIP");
    }

    private static WebArchive behind(String name, String inbound) throws IOException {
        X509Certificate gateway = TlsFiles.certificate("gateway");
        TestStore store = TestStore.empty(name)
                .trusting("asked", "proxies", asking().certificate())
                .trusting("gateway", "proxies", gateway);
        String settings = FRONTED_SETTINGS.formatted(AUDIENCE, BASE, name, inbound, Users.REALM, Users.digests());
        String errors =
                "<error-page><error-code>410</error-code><location>/open/page</location></error-page></web-app>";
        return PlainArchive.described(name, store.element() + settings)
                .setWebXML(new StringAsset(PlainArchive.WEB_XML.replace("</web-app>", errors)))
                .deleteClass(PlainServlet.class)
                .addClass(FrontedServlet.class);
    }

    /** The key by which proxies are answered. */
    public static OwnKey asking() {
        return STORE.ownKey(ANSWERS);
    }
}
