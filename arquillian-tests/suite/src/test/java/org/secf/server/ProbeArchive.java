package org.secf.server;

import java.util.Map;
import java.util.TreeMap;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.ArchivePath;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.Asset;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.secf.probe.ProbeApplication;

/** The probe, with the very libraries that the enabler of the build brings. Nothing in it knows which server it is for. */
public final class ProbeArchive {

    /** Its context path. */
    public static final String NAME = "probe";

    /** Where it is reached. */
    public static final String ADDRESS = Site.SERVER + "/" + NAME;

    private static final String LIBRARIES = "/WEB-INF/lib/";

    private static final String WEB_XML = """
            <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
              <listener><listener-class>org.secf.jaspic.SecfListener</listener-class></listener>
              <security-constraint>
                <web-resource-collection><web-resource-name>all</web-resource-name><url-pattern>/probe/*</url-pattern>
                  <url-pattern>/socket</url-pattern></web-resource-collection>
                <auth-constraint><role-name>**</role-name></auth-constraint>
              </security-constraint>
            </web-app>
            """;

    /** Who runs as auditor, which is the deployer's to say; GlassFish and Payara read it, and then want every role to be there. */
    private static final String GLASSFISH_ROLES = """
            <security-role-mapping><role-name>user</role-name><group-name>user</group-name></security-role-mapping>
            <security-role-mapping>
              <role-name>auditor</role-name>
              <principal-name>auditor</principal-name>
              <group-name>auditor</group-name>
            </security-role-mapping>
            """;

    private ProbeArchive() {}

    /** As EAR with the libraries in its {@code lib} where the server takes EARs, otherwise as WAR. */
    public static Archive<?> archive() {
        return Site.takesEars() ? ear() : war();
    }

    /** As WAR with everything in it. */
    public static WebArchive war() {
        WebArchive war = bare();
        libraries().forEach((path, node) -> war.add(node, path));
        return war;
    }

    /** As EAR with the libraries in its {@code lib}. */
    public static EnterpriseArchive ear() {
        EnterpriseArchive ear = ShrinkWrap.create(EnterpriseArchive.class, NAME + "-ear.ear")
                .addAsModule(bare())
                .setApplicationXML(new StringAsset("""
                        <application xmlns="https://jakarta.ee/xml/ns/jakartaee" version="10">
                          <module><web><web-uri>probe.war</web-uri><context-root>/probe</context-root></web></module>
                          <library-directory>lib</library-directory>
                        </application>
                        """))
                .addAsManifestResource(roles("glassfish-application"), "glassfish-application.xml");
        libraries().forEach((path, node) -> ear.add(node, "/lib/" + name(path)));
        return ear;
    }

    private static WebArchive bare() {
        return ShrinkWrap.create(WebArchive.class, NAME + ".war")
                .addPackage(ProbeApplication.class.getPackage())
                .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml")
                .addAsWebInfResource(roles("glassfish-web-app"), "glassfish-web.xml")
                .setWebXML(new StringAsset(WEB_XML));
    }

    private static Asset roles(String element) {
        return new StringAsset("<" + element + ">" + GLASSFISH_ROLES + "</" + element + ">");
    }

    /** The libraries of the enabler's WAR, by path. */
    public static Map<String, Asset> libraries() {
        WebArchive enabler = ShrinkWrap.createFromZipFile(
                WebArchive.class, Site.archive("enabler.war").toFile());
        Map<String, Asset> found = new TreeMap<>();
        enabler.getContent().forEach((path, node) -> {
            if (isLibrary(path)) {
                found.put(path.get(), node.getAsset());
            }
        });
        return found;
    }

    private static boolean isLibrary(ArchivePath path) {
        String text = path.get();
        return text.startsWith(LIBRARIES) && text.endsWith(".jar") && !text.contains("enabler-");
    }

    private static String name(String path) {
        return path.substring(LIBRARIES.length());
    }
}
