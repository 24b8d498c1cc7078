package org.secf.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.secf.calling.CallingServlet;
import org.secf.calling.microprofile.Partner;
import org.secf.calling.platform.CallingApplication;
import org.secf.client.testing.Parties;
import org.secf.client.testing.SigningServer;
import org.secf.http.Origin;
import org.secf.keys.Jwk;
import org.secf.keys.OwnKey;
import org.secf.keys.Thumbprint;
import org.secf.server.Http;
import org.secf.server.KeyFile;
import org.secf.server.LoopbackKey;
import org.secf.server.OnOneServer;
import org.secf.server.ProbeArchive;
import org.secf.server.Signer;
import org.secf.server.Site;
import org.secf.signature.SignatureKeys;
import org.secf.signature.SigningKey;
import org.secf.signature.VerificationKey;
import org.secf.tls.TlsReason;
import org.secf.verdict.Reason;
import org.secf.visited.HomeStatement;
import org.secf.visited.VisitedReason;
import org.secf.visited.VouchedServer;

/** An application away from home calls servers of a network that it does not know; they are believed as its home vouches for them, whichever client called. */
@OnOneServer
@ExtendWith(ArquillianExtension.class)
class VisitedNetworkTest {

    private static final String ADDRESS = Site.SERVER + "/roaming";
    private static final String STATEMENT = "/statement";
    private static final OwnKey HOME = Signer.p256("CN=home");
    private static final OwnKey ROAMING = Signer.p256("CN=roaming");
    private static final KeyPair VISITED = Parties.pair();

    private static final String DESCRIPTOR = """
            <secf xmlns="https://secf.org/ns/secf">
              <keys><trust-anchors>%1$s</trust-anchors><jwks-uri>none</jwks-uri></keys>
              <keys name="own"><signing-key>file:%5$s</signing-key><jwks-uri>none</jwks-uri></keys>
              <client name="home-network">
                <origins>%2$s</origins>
                <server-key-set>main</server-key-set>
                <tls><trust-anchors>%3$s</trust-anchors></tls>
              </client>
              <client name="partner">
                <key-set>own</key-set>
                <home>home-network</home>
                <home-statement>%2$s%4$s</home-statement>
              </client>
            </secf>
            """;

    private static Optional<Networks> networks = Optional.empty();

    private final Http http = new Http();

    /**
     * Those around the application. Clients of Jakarta RESTful Web Services speak a TLS of their own, so they are answered without.
     *
     * @param plain is vouched for
     * @param stranger is not
     * @param pretender is, but with another key
     * @param visited is, with its key of TLS; no authority speaks for it
     * @param disguised is, but with another key of TLS
     */
    private record Networks(
            SigningServer home,
            SigningServer plain,
            SigningServer stranger,
            SigningServer pretender,
            SigningServer visited,
            SigningServer disguised) {

        void close() {
            Stream.of(home, plain, stranger, pretender, visited, disguised).forEach(SigningServer::close);
        }
    }

    @Deployment(testable = false)
    public static Archive<?> roaming() throws IOException, GeneralSecurityException {
        LoopbackKey homeTls = LoopbackKey.make("home");
        LoopbackKey visitedTls = LoopbackKey.make("visited");
        SigningKey homeKey =
                Parties.key(new KeyPair(HOME.publicKey(), HOME.privateKey()), Thumbprint.of(HOME.publicKey()));
        SigningKey visitedKey = Parties.key(VISITED, "visited");
        Networks around = new Networks(
                server(homeKey, Optional.of(homeTls)),
                server(visitedKey, Optional.empty()),
                server(visitedKey, Optional.empty()),
                server(visitedKey, Optional.empty()),
                server(visitedKey, Optional.of(visitedTls)),
                server(visitedKey, Optional.of(visitedTls)));
        networks = Optional.of(around);
        say(
                around.home(),
                vouched("plain", around.plain(), VISITED, visitedTls),
                vouched("pretender", around.pretender(), Parties.pair(), visitedTls),
                vouched("visited", around.visited(), VISITED, visitedTls),
                vouched("disguised", around.disguised(), VISITED, LoopbackKey.make("other")));
        Path home = Files.writeString(Site.folder().resolve("home.pem"), LoopbackKey.pem(HOME.certificate()));
        WebArchive war = ShrinkWrap.create(WebArchive.class, "roaming.war")
                .addPackage(CallingServlet.class.getPackage())
                .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml")
                .addAsWebInfResource(
                        new StringAsset(DESCRIPTOR.formatted(
                                home.toUri(),
                                around.home().url(""),
                                homeTls.certificateFile().toUri(),
                                STATEMENT,
                                KeyFile.write(Site.folder().resolve("roaming.pem"), ROAMING))),
                        "secf.xml");
        ProbeArchive.libraries().forEach((path, library) -> war.add(library, path));
        if (Site.isPlatform()) {
            war.addPackage(CallingApplication.class.getPackage());
        }
        return Site.hasRestClient() ? war.addPackage(Partner.class.getPackage()) : war;
    }

    /** They know the application, which signs where its clients are told to. */
    private static SigningServer server(SigningKey key, Optional<LoopbackKey> tls)
            throws IOException, GeneralSecurityException {
        SignatureKeys clients = SignatureKeys.of(Map.of(
                Thumbprint.of(ROAMING.publicKey()),
                VerificationKey.of(Parties.CRYPTO, ROAMING.publicKey(), Set.of(Parties.ALGORITHM), "roaming")));
        SigningServer server = new SigningServer(key, clients, Clock.systemUTC(), tls.map(LoopbackKey::context));
        server.answersUnsigned = true;
        return server;
    }

    @AfterAll
    static void stop() {
        networks.ifPresent(Networks::close);
    }

    private static Networks around() {
        return networks.orElseThrow();
    }

    private static VouchedServer vouched(String name, SigningServer server, KeyPair answers, LoopbackKey tls) {
        return new VouchedServer(
                name,
                Set.of(Origin.of(server.url("/")).orElseThrow()),
                List.of(Jwk.of(answers.getPublic()).withKeyId("visited")),
                List.of(Jwk.of(tls.publicKey())));
    }

    private static void say(SigningServer home, VouchedServer... servers) {
        home.before = answer -> {
            Instant now = Clock.systemUTC().instant();
            answer.fields.put("Content-Type", HomeStatement.MEDIA_TYPE);
            answer.body(new HomeStatement(
                            home.url(STATEMENT).toString(),
                            now.minusSeconds(5),
                            now.plus(Duration.ofMinutes(5)),
                            List.of(servers))
                    .toJson()
                    .toString()
                    .getBytes(StandardCharsets.UTF_8));
        };
    }

    /** The ways to call that this server has; the interface of the MicroProfile client demands encryption, too, for which this definition has no keys. */
    static List<String> ways() {
        return Site.isPlatform() ? List.of("/jdk", "/api/rest") : List.of("/jdk");
    }

    private String called(String way, SigningServer server) {
        return http.get(ADDRESS + way + "?address=" + server.url("/who")).body();
    }

    private static String refused(Reason reason) {
        return "refused " + reason.name();
    }

    @ParameterizedTest
    @MethodSource("ways")
    void serverIsBelievedThatTheHomeVouchesFor(String way) {
        assertThat(called(way, around().plain())).isEqualTo("200 the answer");
    }

    @ParameterizedTest
    @MethodSource("ways")
    void serverIsNotCalledThatTheHomeDoesNotVouchFor(String way) {
        assertThat(called(way, around().stranger())).isEqualTo(refused(VisitedReason.NOT_VOUCHED_FOR));
        assertThat(around().stranger().arrivals).hasValue(0);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void answerByAKeyIsRefusedThatTheHomeDoesNotVouchFor(String way) {
        assertThat(called(way, around().pretender())).isEqualTo(refused(VisitedReason.KEY_OF_ANOTHER_SERVER));
    }

    /** Its certificate is its own; nothing but the home's word speaks for it. */
    @Test
    void serverIsBelievedByItsKeyOfTls() {
        assertThat(called("/jdk", around().visited())).isEqualTo("200 the answer");
    }

    @Test
    void serverIsRefusedByAnotherKeyOfTls() {
        assertThat(called("/jdk", around().disguised())).isEqualTo(refused(TlsReason.KEY_NOT_VOUCHED_FOR));
        assertThat(around().disguised().arrivals).hasValue(0);
    }
}
