package org.secf.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.Optional;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.confidential.ConfidentialResource;
import org.secf.server.Http;
import org.secf.server.OncePerFamily;
import org.secf.server.PlainArchive;
import org.secf.server.PlatformTest;
import org.secf.server.Site;
import org.secf.server.TlsFiles;
import org.secf.server.Users;

/** What is for TLS only, asked for with and without: by the standard's own words in {@code web.xml} and by {@code @RequireConfidentiality}. */
@ExtendWith(ArquillianExtension.class)
@OncePerFamily
class ConfidentialityTest {

    private static final String APPLICATION = "/" + ConfidentialResource.NAME;
    private static final String STRICT = "Strict-Transport-Security";

    private static final String WEB_XML = """
            <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
              <security-constraint>
                <web-resource-collection><web-resource-name>guaranteed</web-resource-name>
                  <url-pattern>/guaranteed/*</url-pattern></web-resource-collection>
                <user-data-constraint><transport-guarantee>CONFIDENTIAL</transport-guarantee></user-data-constraint>
              </security-constraint>
            </web-app>
            """;

    private final Http clear = new Http();

    @Deployment(testable = false)
    public static Archive<?> confidential() {
        WebArchive war = PlainArchive.described(
                        ConfidentialResource.NAME,
                        "<basic><password-file>" + Users.passwords() + "</password-file></basic>")
                .setWebXML(new StringAsset(WEB_XML))
                .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml");
        return Site.isPlatform() ? war.addPackage(ConfidentialResource.class.getPackage()) : war;
    }

    private static Http.Reply byTls(String path) {
        return new Http(TlsFiles.client(Optional.empty())).get(Site.TLS_SERVER + APPLICATION + path);
    }

    private Http.Reply inClear(String path) {
        return clear.get(Site.SERVER + APPLICATION + path);
    }

    @Test
    void guaranteeOfTheDescriptorHoldsWithoutTls() {
        Http.Reply reply = inClear("/guaranteed/a");

        assertThat(reply.body()).doesNotContain("principal=");
        assertThat(reply.status()).as(reply.body()).isIn(301, 302, 303, 307, 308, 403);
        assertThat(reply.header("Location")).allMatch(location -> location.startsWith("https://"));
    }

    @Test
    @EnabledIf(value = "org.secf.server.Site#speaksTls", disabledReason = "its tests have no TLS yet")
    void guaranteeOfTheDescriptorLetsTlsThrough() {
        assertThat(byTls("/guaranteed/a").body()).contains("principal=nobody");
    }

    @PlatformTest
    void resourceIsRefusedWithoutTls() {
        Http.Reply reply = inClear("/api/secret/refused");

        assertThat(reply.status()).as(reply.body()).isEqualTo(403);
        assertThat(reply.body()).doesNotContain(ConfidentialResource.SECRET);
        assertThat(reply.header(STRICT)).isEmpty();
    }

    /** Any client may write that. */
    @PlatformTest
    void headerOfTheClientIsNotBelieved() {
        Http.Reply reply = clear.send(Http.request(Site.SERVER + APPLICATION + "/api/secret/refused")
                .header("X-Forwarded-Proto", "https")
                .header("Forwarded", "proto=https"));

        assertThat(reply.status()).as(reply.body()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD"})
    @EnabledIf(value = "org.secf.server.Site#isPlatform", disabledReason = "a servlet container has no JAX-RS")
    void readerIsSentToTheConfiguredAddress(String method) {
        Http.Reply reply = clear.send(Http.request(Site.SERVER + APPLICATION + "/api/secret/redirected?a=b")
                .method(method, HttpRequest.BodyPublishers.noBody()));

        assertThat(reply.status()).as(reply.body()).isEqualTo(308);
        assertThat(reply.header("Location"))
                .containsExactly(Site.TLS_SERVER + APPLICATION + "/api/secret/redirected?a=b");
        assertThat(reply.header(STRICT)).isEmpty();
    }

    @PlatformTest
    void whatWasPostedInClearIsNotSentOn() {
        Http.Reply reply = clear.send(Http.request(Site.SERVER + APPLICATION + "/api/secret/redirected")
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("mine")));

        assertThat(reply.status()).as(reply.body()).isEqualTo(403);
        assertThat(reply.header("Location")).isEmpty();
    }

    @PlatformTest
    void sessionBeanRefusesWithoutTls() {
        assertThat(inClear("/api/secret/bean").body()).isEqualTo("refused");
        assertThat(Site.log()).contains("NOT_CONFIDENTIAL");
    }

    @Test
    @EnabledIf(
            value = "org.secf.server.Site#isPlatformWithTls",
            disabledReason = "no JAX-RS, or its tests have no TLS yet")
    void everythingIsToldByTls() {
        Http.Reply refused = byTls("/api/secret/refused");
        Http.Reply redirected = byTls("/api/secret/redirected?a=b");

        assertThat(refused.body()).isEqualTo(ConfidentialResource.SECRET);
        assertThat(refused.header(STRICT)).containsExactly("max-age=31536000");
        assertThat(redirected.body()).isEqualTo(ConfidentialResource.SECRET);
        assertThat(redirected.header(STRICT)).containsExactly("max-age=3600");
        assertThat(byTls("/api/secret/bean").body()).isEqualTo(ConfidentialResource.SECRET);
    }
}
