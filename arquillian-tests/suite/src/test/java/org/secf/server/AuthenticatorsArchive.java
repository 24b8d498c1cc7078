package org.secf.server;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.secf.authenticators.AuthenticatorsDefinition;
import org.secf.authenticators.platform.AuthenticatorsApplication;

/** An application whose users log in by authenticators, with what such a one brings beside the enabler's libraries. */
public final class AuthenticatorsArchive {

    private static final String WEB_XML = """
            <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
              <listener><listener-class>org.secf.jaspic.SecfListener</listener-class></listener>
              <context-param><param-name>resteasy.role.based.security</param-name><param-value>true</param-value></context-param>
              <security-constraint>
                <web-resource-collection><web-resource-name>desk</web-resource-name><url-pattern>/desk</url-pattern></web-resource-collection>
                <auth-constraint><role-name>**</role-name></auth-constraint>
              </security-constraint>
              <security-role><role-name>user</role-name></security-role>
              <security-role><role-name>administrator</role-name></security-role>
            </web-app>
            """;

    /** Payara and GlassFish show an application their own Jackson before what it brings, unless it says no; others do not read this. */
    private static final String ON_GLASSFISH =
            "<glassfish-web-app><class-loader delegate=\"false\"/></glassfish-web-app>";

    /** WildFly does so to applications with JAX-RS. */
    private static final String ON_WILDFLY = """
            <jboss-deployment-structure xmlns="urn:jboss:deployment-structure:1.3">
              <deployment>
                <exclusions>
                  <module name="com.fasterxml.jackson.core.jackson-annotations"/>
                </exclusions>
              </deployment>
            </jboss-deployment-structure>
            """;

    private static final String PASSWORD_PAGE = """
            <!DOCTYPE html><html lang="en"><title>Password</title>
            <form method="post" action="/authenticators/password">
            <input name="j_username"><input name="j_password" type="password"><button type="submit">Go</button></form>
            """;

    private AuthenticatorsArchive() {}

    /** Nobody has a credential yet. */
    public static WebArchive war() throws IOException {
        Files.deleteIfExists(credentials());
        WebArchive war = ShrinkWrap.create(WebArchive.class, AuthenticatorsDefinition.NAME + ".war")
                .addPackage(AuthenticatorsDefinition.class.getPackage())
                .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml")
                .addAsWebInfResource(new StringAsset(descriptor()), "secf.xml")
                .addAsWebInfResource(new StringAsset(ON_GLASSFISH), "glassfish-web.xml")
                .addAsWebInfResource(new StringAsset(ON_WILDFLY), "jboss-deployment-structure.xml")
                .addAsWebResource(new StringAsset(PASSWORD_PAGE), AuthenticatorsDefinition.PASSWORD_PAGE)
                .addAsWebResource(new StringAsset("<!DOCTYPE html><html lang=\"en\"><p>Welcome"), "index.html")
                .setWebXML(new StringAsset(WEB_XML))
                .addAsLibraries(libraries());
        ProbeArchive.libraries().forEach((path, library) -> war.add(library, path));
        return Site.isPlatform()
                ? war.addPackage(AuthenticatorsApplication.class.getPackage()).addClass(User.class)
                : war;
    }

    /** An administrator takes every line out of the file. */
    public static void forgetCredentials() throws IOException {
        if (Files.exists(credentials())) {
            Files.writeString(credentials(), "");
        }
    }

    /** Where there is CDI, an identity store knows the passwords. */
    private static String descriptor() throws IOException {
        String form = "<form><password-file>" + Users.passwords() + "</password-file></form>";
        return "<secf xmlns=\"https://secf.org/ns/secf\">" + (Site.isPlatform() ? "" : form)
                + "<webauthn><credentials>file:" + credentials() + "</credentials></webauthn></secf>";
    }

    private static Path credentials() throws IOException {
        return Files.createDirectories(Site.folder()).resolve("authenticators");
    }

    private static File[] libraries() throws IOException {
        try (var files = Files.list(Site.authenticatorLibraries())) {
            return files.map(Path::toFile).toArray(File[]::new);
        }
    }
}
