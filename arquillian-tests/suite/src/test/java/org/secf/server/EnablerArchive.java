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

/** The artefacts of the build, as they are or with the definition moved from the annotation to the descriptor. */
public final class EnablerArchive {

    private static final String ANNOTATED = "/WEB-INF/classes/org/secf/enabler/web/EnablerApplication.class";
    private static final String PLAIN = "org/secf/plain/PlainApplication.class";

    private EnablerArchive() {}

    /** Untouched: the annotation defines the login. */
    public static Archive<?> annotated() {
        return outer();
    }

    /** Annotation and descriptor; {@code settings} are elements below {@code <saml>}. */
    public static Archive<?> annotatedAndDescribed(String settings) {
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
        String descriptor = "<secf xmlns=\"https://secf.org/ns/secf\"><saml>" + settings + "</saml></secf>";
        web.add(new StringAsset(descriptor), "/WEB-INF/secf.xml");
    }
}
