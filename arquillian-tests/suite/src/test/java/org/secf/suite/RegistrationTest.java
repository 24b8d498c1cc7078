package org.secf.suite;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.container.DynamicFeature;
import java.net.http.HttpRequest;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.secf.confidential.ConfidentialApplication;
import org.secf.confidential.ConfidentialBean;
import org.secf.confidential.ConfidentialResource;
import org.secf.listed.ListedApplication;
import org.secf.listed.SilentFeature;
import org.secf.server.Http;
import org.secf.server.ProbeArchive;
import org.secf.server.Site;
import org.secf.server.TlsFiles;
import org.secf.server.User;
import org.secf.server.Users;

/** What we add to JAX-RS is there however the application is registered with it: by a list of classes, by {@code web.xml}, in a WAR or in an EAR. */
@ExtendWith(ArquillianExtension.class)
@EnabledIf(value = "org.secf.server.Site#isPlatform", disabledReason = "a servlet container has no JAX-RS")
class RegistrationTest {

    private static final String LISTED = "listed";
    private static final String UNNAMED = "unnamed";
    private static final String LISTED_IN_EAR = "listed-in-ear";
    private static final String SCANNED_IN_EAR = "scanned-in-ear";

    private static final String MECHANISM = "<basic><password-file>%s</password-file></basic>";
    private static final String UNNAMED_APPLICATION = """
            <servlet><servlet-name>jakarta.ws.rs.core.Application</servlet-name></servlet>
            <servlet-mapping><servlet-name>jakarta.ws.rs.core.Application</servlet-name><url-pattern>/api/*</url-pattern></servlet-mapping>
            """;
    private static final String LISTENER =
            "<listener><listener-class>org.secf.jaspic.SecfListener</listener-class></listener>";

    private final Http clear = new Http();

    @Deployment(name = LISTED, order = 1, testable = false)
    public static Archive<?> listed() {
        return withListedClasses(secured(LISTED, ""));
    }

    @Deployment(name = UNNAMED, order = 2, testable = false)
    public static Archive<?> unnamed() {
        return secured(UNNAMED, UNNAMED_APPLICATION);
    }

    /** Where the server takes no EARs, as the first once more. */
    @Deployment(name = LISTED_IN_EAR, order = 3, testable = false)
    public static Archive<?> inEar() {
        if (!Site.takesEars()) {
            return withListedClasses(secured(LISTED_IN_EAR, ""));
        }
        EnterpriseArchive ear = ShrinkWrap.create(EnterpriseArchive.class, "registered.ear")
                .addAsModule(withListedClasses(bare(LISTED_IN_EAR, LISTENER)))
                .addAsModule(bare(SCANNED_IN_EAR, LISTENER).addClass(ConfidentialApplication.class));
        ProbeArchive.libraries()
                .forEach((path, library) -> ear.add(library, "/lib/" + path.substring("/WEB-INF/lib/".length())));
        return ear;
    }

    private static WebArchive secured(String name, String more) {
        WebArchive war = bare(name, more);
        ProbeArchive.libraries().forEach((path, library) -> war.add(library, path));
        return war;
    }

    private static WebArchive bare(String name, String more) {
        return ShrinkWrap.create(WebArchive.class, name + ".war")
                .addClasses(ConfidentialResource.class, ConfidentialBean.class)
                .setWebXML(new StringAsset("<web-app xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"6.0\">"
                        + more + "<security-role><role-name>user</role-name></security-role></web-app>"))
                .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml")
                .addAsWebInfResource(
                        new StringAsset("<secf xmlns=\"https://secf.org/ns/secf\">"
                                + MECHANISM.formatted(Users.passwords()) + "</secf>"),
                        "secf.xml");
    }

    private static WebArchive withListedClasses(WebArchive war) {
        return war.addPackage(ListedApplication.class.getPackage())
                .addAsResource(
                        new StringAsset(SilentFeature.class.getName()),
                        "META-INF/services/" + DynamicFeature.class.getName());
    }

    static Stream<String> applications() {
        return Site.takesEars()
                ? Stream.of(LISTED, UNNAMED, LISTED_IN_EAR, SCANNED_IN_EAR)
                : Stream.of(LISTED, UNNAMED);
    }

    private static String address(String server, String application, String path) {
        return server + "/" + application + "/api/" + path;
    }

    @ParameterizedTest
    @MethodSource("applications")
    void readerIsSentOn(String application) {
        Http.Reply reply = clear.get(address(Site.SERVER, application, "secret/redirected"));

        assertThat(reply.status()).as(reply.body()).isEqualTo(308);
        assertThat(reply.header("Location"))
                .containsExactly(address(Site.TLS_SERVER, ConfidentialResource.NAME, "secret/redirected"));
    }

    @ParameterizedTest
    @MethodSource("applications")
    void writerIsRefused(String application) {
        Http.Reply reply = clear.send(Http.request(address(Site.SERVER, application, "secret/redirected"))
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("mine")));

        assertThat(reply.status()).as(reply.body()).isEqualTo(403);
    }

    @ParameterizedTest
    @MethodSource("applications")
    @EnabledIf(value = "org.secf.server.Site#isPlatformWithTls", disabledReason = "its tests have no TLS yet")
    void isToldToStayWithTls(String application) {
        Http.Reply reply = new Http(TlsFiles.client(Optional.empty()))
                .get(address(Site.TLS_SERVER, application, "secret/redirected"));

        assertThat(reply.body()).isEqualTo(ConfidentialResource.SECRET);
        assertThat(reply.header("Strict-Transport-Security")).containsExactly("max-age=3600");
    }

    @ParameterizedTest
    @MethodSource("applications")
    void rolesAreEnforced(String application) {
        String address = address(Site.SERVER, application, "secret/user");
        Http.Reply stranger = clear.get(address);
        Http.Reply alice = clear.get(address, Optional.of(Http.basic(User.ALICE.name(), User.ALICE.password())));

        assertThat(stranger.status()).as(stranger.body()).isEqualTo(401);
        assertThat(alice.body()).isEqualTo(ConfidentialResource.SECRET);
    }

    /**
     * The resource is there: a server that does not know it has no such answer. Where nothing is listed, servers differ in whether they look into an EAR's
     * {@code lib}.
     */
    @ParameterizedTest
    @MethodSource("administrable")
    void storesAnswer(String application) {
        Http.Reply reply = clear.get(address(Site.SERVER, application, "secf/stores/main"));

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.body()).contains("NOT_ADMINISTERED");
    }

    static Stream<String> administrable() {
        return applications().filter(name -> !name.equals(SCANNED_IN_EAR));
    }
}
