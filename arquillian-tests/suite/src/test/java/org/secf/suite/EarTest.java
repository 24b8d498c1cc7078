package org.secf.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import org.secf.server.Http;
import org.secf.server.PlainArchive;
import org.secf.server.ProbeArchive;
import org.secf.server.Site;
import org.secf.server.User;
import org.secf.server.Users;
import org.secf.shared.SharedLogin;

/** One definition in the {@code lib} of an EAR serves every WAR of it; a WAR overrides single settings, or all. */
@ExtendWith(ArquillianExtension.class)
@EnabledIf(value = "org.secf.server.Site#takesEars", disabledReason = "this server takes no EARs")
class EarTest {

    private final Http http = new Http();

    @Deployment(testable = false)
    public static Archive<?> several() {
        EnterpriseArchive ear = ShrinkWrap.create(EnterpriseArchive.class, "several.ear")
                .addAsModule(PlainArchive.unprotected("inheriting")
                        .addAsWebInfResource(listener(), "web.xml")
                        .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml"))
                .addAsModule(web("overriding", "<basic><realm-name>of the WAR</realm-name></basic>"))
                .addAsModule(web(
                        "alone",
                        "<inherit>false</inherit><digest><realm>" + Users.REALM + "</realm><secrets>" + Users.digests()
                                + "</secrets></digest>"))
                .addAsLibrary(ShrinkWrap.create(JavaArchive.class, "shared.jar")
                        .addClass(SharedLogin.class)
                        .addAsManifestResource(new StringAsset(beans()), "beans.xml")
                        .addAsManifestResource(
                                new StringAsset("<secf xmlns=\"https://secf.org/ns/secf\"><basic><password-file>"
                                        + Users.passwords() + "</password-file></basic></secf>"),
                                "secf.xml"));
        ProbeArchive.libraries()
                .forEach((path, library) -> ear.add(library, "/lib/" + path.substring("/WEB-INF/lib/".length())));
        return ear;
    }

    private static WebArchive web(String name, String descriptor) {
        return PlainArchive.unprotected(name)
                .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml")
                .addAsWebInfResource(
                        new StringAsset("<secf xmlns=\"https://secf.org/ns/secf\">" + descriptor + "</secf>"),
                        "secf.xml")
                .addAsWebInfResource(listener(), "web.xml");
    }

    /** Where CDI finds nothing to look at in a WAR, its server may not tell us that it starts. */
    private static StringAsset listener() {
        return new StringAsset(PlainArchive.WEB_XML.replace(
                "</web-app>",
                "<listener><listener-class>org.secf.jaspic.SecfListener</listener-class></listener></web-app>"));
    }

    private static String beans() {
        return "<beans xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"4.0\" bean-discovery-mode=\"all\"/>";
    }

    private Http.Reply asAlice(String application) {
        return http.get(
                Site.SERVER + "/" + application + "/a",
                Optional.of(Http.basic(User.ALICE.name(), User.ALICE.password())));
    }

    @Test
    void definitionOfTheEarServesAWar() {
        assertThat(asAlice("inheriting").body()).contains("principal=alice type=SECF-BASIC");
        assertThat(http.get(Site.SERVER + "/inheriting/a").header("WWW-Authenticate"))
                .containsExactly("Basic realm=\"of the EAR\", charset=\"UTF-8\"");
    }

    @Test
    void warOverridesOneSettingAndKeepsTheRest() {
        assertThat(http.get(Site.SERVER + "/overriding/a").header("WWW-Authenticate"))
                .containsExactly("Basic realm=\"of the WAR\", charset=\"UTF-8\"");
        assertThat(asAlice("overriding").body()).contains("principal=alice");
    }

    @Test
    void warMayStandAlone() {
        assertThat(http.get(Site.SERVER + "/alone/a").header("WWW-Authenticate"))
                .allSatisfy(challenge -> assertThat(challenge).startsWith("Digest "));
        assertThat(asAlice("alone").status()).isEqualTo(401);
    }
}
