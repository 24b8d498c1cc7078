package org.secf.server;

import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.secf.tokens.TokenDefinition;
import org.secf.tokens.platform.TokenApplication;

/** An application whose callers bring access tokens. */
public final class TokenArchive {

    private static final String WEB_XML = """
            <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
              <listener><listener-class>org.secf.jaspic.SecfListener</listener-class></listener>
              <context-param><param-name>resteasy.role.based.security</param-name><param-value>true</param-value></context-param>
              <security-role><role-name>user</role-name></security-role>
              <security-role><role-name>administrator</role-name></security-role>
            </web-app>
            """;

    private TokenArchive() {}

    /** Defined by annotations alone. */
    public static WebArchive annotated() {
        WebArchive war = ShrinkWrap.create(WebArchive.class, TokenDefinition.NAME + ".war")
                .addPackage(TokenDefinition.class.getPackage())
                .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml")
                .setWebXML(new StringAsset(WEB_XML));
        ProbeArchive.libraries().forEach((path, library) -> war.add(library, path));
        return Site.isPlatform() ? war.addPackage(TokenApplication.class.getPackage()) : war;
    }
}
