package org.secf.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.extension.ExtendWith;
import org.secf.server.Browser;
import org.secf.server.PlatformTest;
import org.secf.server.ProbeArchive;
import org.secf.server.Site;
import org.secf.server.User;
import org.secf.server.Users;
import org.secf.throughput.Comparison;
import org.secf.throughput.LastingToken;
import org.secf.throughput.Load;
import org.secf.throughput.MemberResource;
import org.secf.throughput.MicroProfileApplication;
import org.secf.throughput.OpenResource;
import org.secf.throughput.ThroughputApplication;

/** No test of the suite: {@code benchmarks/throughput} says how it is measured, on a machine that does nothing else. */
@ExtendWith(ArquillianExtension.class)
class BearerThroughput {

    private static final String API = "/api/length";
    private static final LastingToken TOKEN = token();
    private static final Map<String, String> TEXT = Map.of("Content-Type", "text/plain");

    private static LastingToken token() {
        try {
            return LastingToken.fresh();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Deployment(name = "open", testable = false)
    public static Archive<?> open() {
        return war("open", OpenResource.class).addClass(ThroughputApplication.class);
    }

    @Deployment(name = "bearer", testable = false)
    public static Archive<?> bearer() {
        return secured("bearer", """
                <bearer>
                  <issuer>%s</issuer><audience>%s</audience><token-types>JWT</token-types>
                  <public-key>%s</public-key>
                </bearer>
                """.formatted(LastingToken.ISSUER, LastingToken.AUDIENCE, TOKEN.publicKey()));
    }

    @Deployment(name = "session", testable = false)
    public static Archive<?> session() {
        return secured("session", "<form><password-file>" + Users.passwords() + "</password-file></form>");
    }

    @Deployment(name = "microprofile", testable = false)
    public static Archive<?> microProfile() {
        String settings = "mp.jwt.verify.issuer=%s\nmp.jwt.verify.audiences=%s\nmp.jwt.verify.publickey=%s\n"
                .formatted(
                        LastingToken.ISSUER,
                        LastingToken.AUDIENCE,
                        TOKEN.publicKey().replaceAll("-----[A-Z ]+-----|\\s", ""));
        return war("microprofile", MemberResource.class)
                .addClass(MicroProfileApplication.class)
                .addAsResource(new StringAsset(settings), "META-INF/microprofile-config.properties");
    }

    private static WebArchive secured(String name, String definition) {
        WebArchive war = war(name, MemberResource.class)
                .addClass(ThroughputApplication.class)
                .addAsWebInfResource(
                        new StringAsset("<secf xmlns=\"https://secf.org/ns/secf\">" + definition + "</secf>"),
                        "secf.xml");
        ProbeArchive.libraries().forEach((path, library) -> war.add(library, path));
        return war;
    }

    private static WebArchive war(String name, Class<?> resource) {
        return ShrinkWrap.create(WebArchive.class, name + ".war")
                .addClass(resource)
                .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml");
    }

    private static String address(String name) {
        return Site.SERVER + "/" + name + API;
    }

    @PlatformTest
    void tokensAndSessionsBesideOpenRequests() throws Exception {
        Comparison comparison = new Comparison(
                "BearerThroughput",
                "What tokens and sessions cost",
                "Tokens are by RS256 with a key of 2048 bits, the same for both; that of SECF is verified anew each time (`remember` is 0).",
                List.of(
                        Load.posting("open", address("open"), TEXT),
                        Load.posting("`<bearer>`", address("bearer"), TOKEN.field()),
                        Load.posting("MicroProfile JWT of the server", address("microprofile"), TOKEN.field()),
                        Load.posting("an established session of `<form>`", address("session"), loggedIn())));

        comparison.run();

        assertThat(comparison.write("bearer")).isNotEmptyFile();
    }

    private static Map<String, String> loggedIn() throws IOException {
        try (Browser browser = new Browser()) {
            browser.submit(address("session"), User.ALICE.name(), User.ALICE.password());
            return Map.of("Content-Type", "text/plain", "Cookie", browser.cookies());
        }
    }
}
