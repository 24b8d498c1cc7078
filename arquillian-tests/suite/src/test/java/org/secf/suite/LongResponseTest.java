package org.secf.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.extension.ExtendWith;
import org.secf.client.ClientPolicy;
import org.secf.client.ClientRequest;
import org.secf.client.ClientTools;
import org.secf.client.ExchangeProtection;
import org.secf.client.ReceivedResponse;
import org.secf.client.RefusedExchangeException;
import org.secf.client.SignedClient;
import org.secf.client.SignedRequest;
import org.secf.client.StreamedResponse;
import org.secf.client.VerifiedResponse;
import org.secf.crypto.Crypto;
import org.secf.mechanism.ResponseReason;
import org.secf.server.Http;
import org.secf.server.LengthyArchive;
import org.secf.server.OncePerFamily;
import org.secf.server.PlatformTest;
import org.secf.server.RawAnswer;
import org.secf.server.Site;
import org.secf.server.TestStore;
import org.secf.signature.Component;
import org.secf.signature.Fields;
import org.secf.signature.SignatureAlgorithm;
import org.secf.signature.SigningKey;
import org.secf.state.MemoryOnceStore;
import org.secf.tls.Outbound;
import org.secf.tls.OutboundLimits;
import org.secf.tls.TlsPolicy;

/** Signed responses that are too long to be held back, or are sent as they come. */
@ExtendWith(ArquillianExtension.class)
@OncePerFamily
class LongResponseTest {

    private static final int LARGE = 530;
    private static final int PART = 10_000;
    private static final OutboundLimits ROOM =
            new OutboundLimits(Duration.ofSeconds(10), Duration.ofSeconds(60), 8 * 1024 * 1024);

    private static final String CONTRADICTORY = "contradictory";

    @ArquillianResource
    Deployer deployer;

    private final Http http = new Http();
    private final ExchangeProtection protection = new ExchangeProtection(
            key(),
            LengthyArchive.keys(),
            ClientPolicy.usual(),
            new ClientTools(
                    Crypto.jdk(), Clock.systemUTC(), new SecureRandom(), new MemoryOnceStore(Clock.systemUTC(), 100)));
    private final SignedClient client = new SignedClient(new Outbound(TlsPolicy.platform(), ROOM), protection);

    @Deployment(testable = false)
    public static Archive<?> lengthy() throws IOException {
        return LengthyArchive.war();
    }

    @Deployment(name = CONTRADICTORY, managed = false, testable = false)
    public static Archive<?> contradictory() throws IOException {
        return LengthyArchive.contradictory();
    }

    private static SigningKey key() {
        try {
            return SigningKey.of(
                    Crypto.jdk(),
                    KeyPairGenerator.getInstance("Ed25519").generateKeyPair(),
                    SignatureAlgorithm.ED25519,
                    "client");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ClientRequest request(String path) {
        return ClientRequest.of("GET", URI.create(LengthyArchive.ADDRESS + path));
    }

    private static byte[] large() {
        byte[] octets = new byte[LARGE * PART];
        Arrays.fill(octets, (byte) 'x');
        return octets;
    }

    private SignedRequest signed(String path) {
        return TestStore.accepted(protection.sign(request(path)));
    }

    /** Nothing is read yet but the header. */
    private StreamedResponse open(SignedRequest signed) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(signed.request().address());
        signed.request().fields().forEach((name, lines) -> lines.forEach(line -> request.header(name, line)));
        HttpResponse<InputStream> answer =
                http.client().send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        return TestStore.accepted(protection.open(
                signed, answer.statusCode(), name -> answer.headers().allValues(name), answer.body()));
    }

    private static String fields(SignedRequest signed) {
        StringBuilder all = new StringBuilder("TE: trailers\r\n");
        signed.request()
                .fields()
                .forEach((name, lines) -> all.append(name)
                        .append(": ")
                        .append(name.equals("Accept-Encoding") ? "identity" : String.join(", ", lines))
                        .append("\r\n"));
        return all.toString();
    }

    /** Signed, but for a request whose codings were taken away: nothing of it is verified by this application. */
    private static RawAnswer raw(SignedRequest signed, String version) {
        String path = signed.request().address().getRawPath() + "?"
                + signed.request().address().getRawQuery();
        return RawAnswer.to("GET " + path + " HTTP/" + version + "\r\n", fields(signed));
    }

    private static Fields section(String text) {
        Map<String, List<String>> all = new HashMap<>();
        for (String line : text.split("\r\n", -1)) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                all.put(
                        line.substring(0, colon),
                        List.of(line.substring(colon + 1).strip()));
            }
        }
        return Fields.of(all);
    }

    @PlatformTest
    void streamingWithoutChunksStopsTheDeployment() {
        int before = Site.log().length();

        assertThatThrownBy(() -> deployer.deploy(CONTRADICTORY)).isNotNull();

        assertThat(Site.log().substring(before))
                .contains("secf.response-signature.signed-chunks is false")
                .contains("LengthyResource");
    }

    @PlatformTest
    void shortResponseIsProved() throws IOException {
        VerifiedResponse answer = client.send(request("/large?parts=1"));

        assertThat(answer.body()).hasSize(PART);
        assertThat(answer.signature().covered()).containsKey(Component.field("content-digest"));
    }

    @PlatformTest
    void longResponseIsProvedInChunks() throws IOException {
        VerifiedResponse answer = client.send(request("/large?parts=" + LARGE));

        assertThat(answer.body()).isEqualTo(large());
        assertThat(answer.signature().covered()).containsKey(Component.field("signed-chunks"));
    }

    @PlatformTest
    void longResponseIsProvedByItsTrailersOrRefused() {
        SignedRequest signed = signed("/large?parts=" + LARGE);

        RawAnswer answer = raw(signed, "1.1");

        if (answer.status() == 200) {
            ReceivedResponse received = new ReceivedResponse(
                    200,
                    section(answer.text().substring(0, answer.text().indexOf("\r\n\r\n"))),
                    answer.body().getBytes(StandardCharsets.ISO_8859_1),
                    section(answer.trailers()));
            assertThat(TestStore.accepted(protection.verify(signed, received)).body())
                    .isEqualTo(large());
        } else {
            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.text()).doesNotContain("xxx");
            assertThat(Site.log()).contains(ResponseReason.RESPONSE_TOO_LONG.name());
        }
    }

    @PlatformTest
    void longResponseIsRefusedWhereNeitherIsPossible() {
        RawAnswer answer = raw(signed("/large?parts=" + LARGE), "1.0");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.text()).doesNotContain("xxx");
        assertThat(Site.log()).contains(ResponseReason.RESPONSE_TOO_LONG.name());
    }

    @PlatformTest
    void slowResponseIsProvedAsItComes() throws IOException, InterruptedException {
        StreamedResponse answer = open(signed("/slow"));
        try (InputStream body = answer.body()) {
            assertThat(body.readNBytes(PART)).hasSize(PART);
            http.send(Http.request(LengthyArchive.ADDRESS + "/go-on").POST(HttpRequest.BodyPublishers.noBody()));
            assertThat(new String(body.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("second");
        }
    }

    /** However the server ends it. */
    @PlatformTest
    void responseWhoseWriterFailsIsNotWhole() throws IOException, InterruptedException {
        StreamedResponse answer = open(signed("/broken"));
        try (InputStream body = answer.body()) {
            assertThat(body.readNBytes(PART)).hasSize(PART);
            assertThatThrownBy(body::read).isInstanceOf(IOException.class);
        }
        assertThatThrownBy(() -> client.send(request("/broken"))).isInstanceOf(RefusedExchangeException.class);
        assertThatThrownBy(() -> client.send(request("/broken-late?parts=" + LARGE)))
                .isInstanceOf(RefusedExchangeException.class);
    }

    /** Without chunks it has no signature. */
    @PlatformTest
    void responseWhoseWriterFailsHasNoTrailers() {
        RawAnswer answer = raw(signed("/broken-late?parts=" + LARGE), "1.1");

        assertThat(answer.text().toLowerCase(Locale.ROOT)).doesNotContain("\nsignature:");
    }

    @PlatformTest
    void responseWhoseWriterFailsEarlyIsAnError() {
        Http.Reply reply = http.get(LengthyArchive.ADDRESS + "/broken-early");

        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.body()).doesNotContain("half");
    }
}
