package org.secf.server;

import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The drop-in of the build, untouched. */
public final class DropIn {

    private DropIn() {}

    /** As EAR, or as WAR on servers that take no EARs. */
    public static Archive<?> archive() {
        return Site.takesEars()
                ? ShrinkWrap.createFromZipFile(
                        EnterpriseArchive.class, Site.archive("drop-in.ear").toFile())
                : ShrinkWrap.createFromZipFile(
                        WebArchive.class, Site.archive("drop-in.war").toFile());
    }
}
