package org.secf.server.wildfly;

import java.io.File;
import java.net.URISyntaxException;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jspecify.annotations.NullMarked;
import org.secf.ejb.RequiredAuthenticationContext;
import org.secf.elytron.ElytronCarrierFactory;
import org.secf.identity.Caller;
import org.secf.jaspic.SecfListener;
import org.secf.server.wildfly.flow.AnnotatedLogin;
import org.secf.server.wildfly.flow.CallServlet;
import org.secf.server.wildfly.flow.CalledBean;
import org.secf.server.wildfly.flow.FarView;
import org.secf.server.wildfly.flow.InformedBean;
import org.secf.server.wildfly.flow.NearView;
import org.secf.server.wildfly.flow.OwnBean;
import org.secf.server.wildfly.flow.Whoever;

/** One deployment where users log in, and those that it calls. */
final class FlowArchives {

    private static final String SECOND_DOMAIN = """
            <jboss:ejb-jar xmlns:jboss="http://www.jboss.com/xml/ns/javaee" xmlns="http://java.sun.com/xml/ns/javaee" xmlns:s="urn:security:1.1"
                           version="3.1" impl-version="2.0">
              <assembly-descriptor>
                <s:security>
                  <ejb-name>*</ejb-name>
                  <s:security-domain>second</s:security-domain>
                </s:security>
              </assembly-descriptor>
            </jboss:ejb-jar>
            """;

    private FlowArchives() {}

    /** Protected by the domain {@code second}, without any library of ours. */
    static Archive<?> second() {
        return beans("second.jar").addAsManifestResource(new StringAsset(SECOND_DOMAIN), "jboss-ejb3.xml");
    }

    /** The same beans in WildFly's own domain, which believes no tokens. */
    static Archive<?> distrustful() {
        return beans("distrustful.jar");
    }

    private static JavaArchive beans(String name) {
        return ShrinkWrap.create(JavaArchive.class, name)
                .addClasses(CalledBean.class, NearView.class, FarView.class, Whoever.class);
    }

    /** Protected by the domain {@code second}, with our libraries. */
    static Archive<?> informed() {
        JavaArchive beans = ShrinkWrap.create(JavaArchive.class, "beans.jar")
                .addClasses(InformedBean.class, FarView.class)
                .addAsManifestResource(EmptyAsset.INSTANCE, "beans.xml")
                .addAsManifestResource(new StringAsset(SECOND_DOMAIN), "jboss-ejb3.xml");
        return ShrinkWrap.create(EnterpriseArchive.class, "informed.ear")
                .addAsModule(beans)
                .addAsLibraries(libraries());
    }

    /** Where users log in, by Jakarta Security. */
    static Archive<?> annotated() {
        return first().addClass(AnnotatedLogin.class);
    }

    /** Where users log in, by Jakarta Authentication. */
    static Archive<?> described() {
        return first();
    }

    /** The interfaces that it calls are not in it: they come with the dependency. */
    private static WebArchive first() {
        return ShrinkWrap.create(WebArchive.class, "first.war")
                .addClasses(CallServlet.class, OwnBean.class)
                .addAsLibraries(libraries())
                .addAsManifestResource(
                        new StringAsset(
                                "Dependencies: deployment.second.jar,deployment.distrustful.jar,deployment.informed.ear.beans.jar\n"),
                        "MANIFEST.MF")
                .addAsWebInfResource(
                        new StringAsset("<jboss-web><security-domain>first</security-domain></jboss-web>"),
                        "jboss-web.xml")
                .addAsWebInfResource(new StringAsset(descriptor()), "secf.xml");
    }

    private static String descriptor() {
        return "<secf xmlns=\"https://secf.org/ns/secf\"><basic><password-file>" + FlowFiles.users()
                + "</password-file></basic><caller-token><signing-key>" + FlowFiles.signingKey()
                + "</signing-key></caller-token></secf>";
    }

    private static File[] libraries() {
        return Stream.of(
                        Caller.class,
                        SecfListener.class,
                        RequiredAuthenticationContext.class,
                        ElytronCarrierFactory.class,
                        NullMarked.class)
                .map(FlowArchives::jar)
                .toArray(File[]::new);
    }

    private static File jar(Class<?> type) {
        try {
            File place = new File(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
            if (!place.isFile()) {
                throw new IllegalStateException(place + " is no jar; these tests need mvn verify");
            }
            return place;
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
