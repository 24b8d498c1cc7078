package org.secf.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.secf.relying.RelyingDefinition;
import org.secf.relying.platform.RelyingApplication;

/** An application whose users log in by OpenID Connect. */
public final class RelyingArchive {

    /** A page with a button to log out. */
    public static final String LEAVING = RelyingDefinition.ADDRESS + "/leaving.html";

    /** Where that leads to. */
    public static final String LEFT = RelyingDefinition.ADDRESS + "/left.html";

    private static final String SECRET = "of-the-relying-party, which is long";

    private static final String WEB_XML = """
            <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
              <listener><listener-class>org.secf.jaspic.SecfListener</listener-class></listener>
              <context-param><param-name>resteasy.role.based.security</param-name><param-value>true</param-value></context-param>
              <security-role><role-name>user</role-name></security-role>
              <security-role><role-name>administrator</role-name></security-role>
            </web-app>
            """;

    private static final String FORM = """
            <!DOCTYPE html><title>Leaving</title>
            <form method="post" action="openid/logout"><input type="hidden" name="target" value="/%s/left.html"><button type="submit">Sign out</button></form>
            """.formatted(RelyingDefinition.NAME);

    private RelyingArchive() {}

    /** At Keycloak, which knows it by a secret. Defined by an annotation, and by a descriptor for what only this machine knows. */
    public static WebArchive war() throws IOException {
        return with("<openid><client-secret>file:" + secret() + "</client-secret></openid>");
    }

    /** At a provider that knows it by its key, wants signed requests, and says who its users are only when it is asked for that. */
    public static WebArchive war(String provider) throws IOException, GeneralSecurityException {
        return with("<keys>" + key("signing-key") + "</keys><openid>" + byKey(provider) + "</openid>");
    }

    /** The same, where tokens and requests are also encrypted. */
    public static WebArchive sealed(String provider) throws IOException, GeneralSecurityException {
        return with("<keys>" + key("signing-key") + key("decryption-keys") + "</keys><openid>" + byKey(provider)
                + "<request><signed>true</signed><encrypted>true</encrypted></request>"
                + "<id-token><encrypted>true</encrypted><key-set>main</key-set></id-token></openid>");
    }

    private static String byKey(String provider) {
        return "<provider-uri>" + provider + "</provider-uri><key-set>main</key-set><user-info>true</user-info>";
    }

    private static String key(String setting) throws IOException, GeneralSecurityException {
        Path file = KeyFile.write(folder().resolve("relying-" + setting + ".pem"), Signer.p256("CN=relying"));
        return "<%1$s>file:%2$s</%1$s>".formatted(setting, file);
    }

    private static WebArchive with(String settings) {
        WebArchive war = ShrinkWrap.create(WebArchive.class, RelyingDefinition.NAME + ".war")
                .addPackage(RelyingDefinition.class.getPackage())
                .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml")
                .addAsWebInfResource(
                        new StringAsset("<secf xmlns=\"https://secf.org/ns/secf\">" + settings + "</secf>"), "secf.xml")
                .addAsWebResource(new StringAsset(FORM), "leaving.html")
                .addAsWebResource(new StringAsset("<!DOCTYPE html><title>Left</title>Good-bye"), "left.html")
                .setWebXML(new StringAsset(WEB_XML));
        ProbeArchive.libraries().forEach((path, library) -> war.add(library, path));
        return Site.isPlatform() ? war.addPackage(RelyingApplication.class.getPackage()) : war;
    }

    private static Path folder() throws IOException {
        return Files.createDirectories(Site.folder());
    }

    private static Path secret() throws IOException {
        Path file = folder().resolve("relying-secret");
        Files.writeString(file, SECRET);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file;
    }
}
