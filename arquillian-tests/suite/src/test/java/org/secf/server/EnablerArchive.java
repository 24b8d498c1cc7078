package org.secf.server;

import java.nio.file.Path;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.ArchivePath;
import org.jboss.shrinkwrap.api.Filters;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.ClassLoaderAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The artefacts of the build with a descriptor for this site, beside the annotation or in its place. Nothing but the descriptor knows the site. */
public final class EnablerArchive {

    private static final String ANNOTATED = "/WEB-INF/classes/org/secf/enabler/web/EnablerApplication.class";
    private static final String PLAIN = "org/secf/plain/PlainApplication.class";

    private EnablerArchive() {}

    /** The annotation defines the login, and the descriptor fits it to the site; {@code settings} are more elements below {@code <saml>}. */
    public static Archive<?> annotated(String settings) {
        Archive<?> outer = outer();
        describe(web(outer), settings);
        return outer;
    }

    /** No annotation any more: the descriptor alone defines the login. */
    public static Archive<?> described(String settings) {
        Archive<?> outer = outer();
        WebArchive web = web(outer);
        describe(web, settings);
        if (web.delete(ANNOTATED) == null) {
            throw new IllegalStateException("the enabler has no " + ANNOTATED + " any more");
        }
        web.add(new ClassLoaderAsset(PLAIN, EnablerArchive.class.getClassLoader()), "/WEB-INF/classes/" + PLAIN);
        return outer;
    }

    /** The development identity provider. */
    public static Archive<?> idp() {
        return ShrinkWrap.createFromZipFile(WebArchive.class, Site.idp().toFile());
    }

    private static Archive<?> outer() {
        Path file = Site.enabler();
        return file.toString().endsWith(".ear")
                ? ShrinkWrap.createFromZipFile(EnterpriseArchive.class, file.toFile())
                : ShrinkWrap.createFromZipFile(WebArchive.class, file.toFile());
    }

    private static WebArchive web(Archive<?> outer) {
        if (outer instanceof WebArchive web) {
            return web;
        }
        ArchivePath inner = outer.getContent(Filters.include("/[^/]*\\.war")).keySet().stream()
                .findFirst()
                .orElseThrow();
        return outer.getAsType(WebArchive.class, inner);
    }

    private static void describe(WebArchive web, String settings) {
        String descriptor = "<secf xmlns=\"https://secf.org/ns/secf\"><saml>" + site() + settings + "</saml></secf>";
        web.add(new StringAsset(descriptor), "/WEB-INF/secf.xml");
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
