package org.secf.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.secf.relying.RelyingDefinition;
import org.secf.relying.platform.RelyingApplication;

/** An application whose users log in at Keycloak by OpenID Connect. */
public final class RelyingArchive {

    private static final String SECRET = "of-the-relying-party, which is long";

    private static final String WEB_XML = """
            <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
              <listener><listener-class>org.secf.jaspic.SecfListener</listener-class></listener>
              <context-param><param-name>resteasy.role.based.security</param-name><param-value>true</param-value></context-param>
              <security-role><role-name>user</role-name></security-role>
              <security-role><role-name>administrator</role-name></security-role>
            </web-app>
            """;

    private RelyingArchive() {}

    /** Defined by an annotation, and by a descriptor for what only this machine knows. */
    public static WebArchive war() throws IOException {
        String descriptor = "<secf xmlns=\"https://secf.org/ns/secf\"><openid><client-secret>file:" + secret()
                + "</client-secret></openid></secf>";
        WebArchive war = ShrinkWrap.create(WebArchive.class, RelyingDefinition.NAME + ".war")
                .addPackage(RelyingDefinition.class.getPackage())
                .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml")
                .addAsWebInfResource(new StringAsset(descriptor), "secf.xml")
                .setWebXML(new StringAsset(WEB_XML));
        ProbeArchive.libraries().forEach((path, library) -> war.add(library, path));
        return Site.isPlatform() ? war.addPackage(RelyingApplication.class.getPackage()) : war;
    }

    private static Path secret() throws IOException {
        Path file = Files.createDirectories(Site.folder()).resolve("relying-secret");
        Files.writeString(file, SECRET);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file;
    }
}
