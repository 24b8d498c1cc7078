package org.secf.server;

import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.ArchivePath;
import org.jboss.shrinkwrap.api.Filters;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The artefacts of the build with a descriptor for this site, beside the annotation or in its place. Nothing but the descriptor knows the site. */
public final class EnablerArchive {

    private static final String ANNOTATED = "/WEB-INF/classes/org/secf/enabler/web/EnablerLogin.class";

    private final Archive<?> outer;
    private final WebArchive web;

    private EnablerArchive(Archive<?> outer, WebArchive web) {
        this.outer = outer;
        this.web = web;
    }

    /** The WAR with everything in it. */
    public static EnablerArchive war() {
        WebArchive war = ShrinkWrap.createFromZipFile(
                WebArchive.class, Site.archive("enabler.war").toFile());
        return new EnablerArchive(war, war);
    }

    /** The EAR; the WAR on servers that take no EARs. */
    public static EnablerArchive ear() {
        if (!Site.takesEars()) {
            return war();
        }
        EnterpriseArchive ear = ShrinkWrap.createFromZipFile(
                EnterpriseArchive.class, Site.archive("enabler.ear").toFile());
        ArchivePath inner = ear.getContent(Filters.include("/[^/]*\\.war")).keySet().stream()
                .findFirst()
                .orElseThrow();
        return new EnablerArchive(ear, ear.getAsType(WebArchive.class, inner));
    }

    /** The development identity provider. */
    public static Archive<?> idp() {
        return ShrinkWrap.createFromZipFile(
                WebArchive.class, Site.archive("idp.war").toFile());
    }

    /** The annotation defines the login, and the descriptor fits it to the site; {@code settings} are more elements below {@code <saml>}. */
    public Archive<?> annotated(String settings) {
        String descriptor = "<secf xmlns=\"https://secf.org/ns/secf\"><saml>" + site() + settings + "</saml></secf>";
        web.add(new StringAsset(descriptor), "/WEB-INF/secf.xml");
        return outer;
    }

    /** No annotation any more: the descriptor alone defines the login. */
    public Archive<?> described(String settings) {
        if (web.delete(ANNOTATED) == null) {
            throw new IllegalStateException("the enabler has no " + ANNOTATED + " any more");
        }
        return annotated(settings);
    }

    private static String site() {
        return element("base-url", Site.ENABLER)
                + element("metadata-uri", "/saml/overruled")
                + element("idp-metadata", "file:" + Site.idpMetadata())
                + element("signing-key", "file:" + Site.folder().resolve("sp-key.pem"))
                + element("signing-certificate", "file:" + Site.folder().resolve("sp-certificate.pem"));
    }

    private static String element(String name, String text) {
        return "<" + name + ">" + text + "</" + name + ">";
    }
}
