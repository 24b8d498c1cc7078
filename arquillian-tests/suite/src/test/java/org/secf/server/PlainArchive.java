package org.secf.server;

import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.secf.plain.PlainServlet;

/** A servlet and what its deployer adds; without a word of Java about us. */
public final class PlainArchive {

    /** Its deployment descriptor. */
    public static final String WEB_XML = """
            <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
              <security-constraint>
                <web-resource-collection><web-resource-name>all</web-resource-name><url-pattern>/*</url-pattern></web-resource-collection>
                <auth-constraint><role-name>**</role-name></auth-constraint>
              </security-constraint>
              <security-constraint>
                <web-resource-collection><web-resource-name>open</web-resource-name><url-pattern>/open/*</url-pattern></web-resource-collection>
              </security-constraint>
              <security-role><role-name>user</role-name></security-role>
            </web-app>
            """;

    private PlainArchive() {}

    /** Everything needs a login, which the server itself cannot give; below {@code /open} nothing does. */
    public static WebArchive unprotected(String name) {
        return ShrinkWrap.create(WebArchive.class, name + ".war")
                .addClass(PlainServlet.class)
                .setWebXML(new StringAsset(WEB_XML));
    }

    /** The same with our libraries and a descriptor; {@code mechanisms} are the elements below its root. */
    public static WebArchive described(String name, String mechanisms) {
        WebArchive war = unprotected(name);
        ProbeArchive.libraries().forEach((path, library) -> war.add(library, path));
        war.add(
                new StringAsset("<secf xmlns=\"https://secf.org/ns/secf\">\n" + mechanisms + "\n</secf>"),
                "/WEB-INF/secf.xml");
        return war;
    }
}
