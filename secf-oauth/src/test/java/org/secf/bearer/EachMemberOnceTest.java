package org.secf.bearer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.dpop.DpopReason;
import org.secf.introspection.IntrospectionReason;
import org.secf.jwt.JwtReason;
import org.secf.keys.Base64Url;
import org.secf.keys.Jwk;
import org.secf.oauth.testing.Application;
import org.secf.oauth.testing.Jws;
import org.secf.oauth.testing.LocalServer;
import org.secf.oauth.testing.TestIssuer;
import org.secf.oauth.testing.TestKeys;
import org.secf.oauth.testing.TestRequest;
import org.secf.settings.ConfigurationException;

/** RFC 8725 §3.13, RFC 7515 §4, RFC 7519 §4: of a member that stands there twice one reader takes the first and another the last. Everything here is signed. */
class EachMemberOnceTest {

    private final LocalServer server = new LocalServer();
    private Path folder;
    private Application application;

    @BeforeEach
    void deploy(@TempDir Path directory) {
        folder = directory;
        application = Application.in(folder);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** With {@code more} as its first member, which stands there again later or is inside. */
    private static String with(String more, String json) {
        return "{" + more + "," + json.substring(1);
    }

    @Nested
    class OfATokens {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "\"alg\":\"RS256\"",
                    "\"alg\":\"none\"",
                    "\"kid\":\"ec\"",
                    "\"typ\":\"JWT\"",
                    "\"\\u0061lg\":\"RS256\"",
                    "\"x\":{\"y\":1,\"y\":1}",
                    "\"x\":[{\"y\":1,\"y\":1}]"
                })
        void header(String more) {
            Jws token = TestIssuer.accessToken();
            assertThat(application.refusal(new Jws(with(more, token.header()), token.claims())))
                    .isEqualTo(JwtReason.JWT_HEADER_UNREADABLE);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "\"sub\":\"alice\"",
                    "\"sub\":\"bob\"",
                    "\"exp\":1",
                    "\"aud\":[]",
                    "\"\\u0073ub\":\"bob\"",
                    "\"cnf\":{\"x5t#S256\":\"x\",\"x5t#S256\":\"y\"}",
                    "\"act\":{\"sub\":\"a\",\"sub\":\"b\"}",
                    "\"x\":[1,[{\"y\":{},\"y\":null}]]"
                })
        void claims(String more) {
            Jws token = TestIssuer.accessToken();
            assertThat(application.with("actors", "*").refusal(new Jws(token.header(), with(more, token.claims()))))
                    .isEqualTo(JwtReason.JWT_CLAIMS_UNREADABLE);
        }
    }

    @Nested
    class OfAProofs {

        private static final String BASE = "https://api.example.org/enabler";

        private final String token = TestIssuer.signed(TestIssuer.accessToken()
                .claim(
                        "cnf",
                        Json.createObjectBuilder()
                                .add("jkt", Jwk.of(TestKeys.P_256.getPublic()).thumbprint())
                                .build()));

        private Jws proof() throws Exception {
            JsonObject key = Json.createObjectBuilder(
                            Jwk.of(TestKeys.P_256.getPublic()).toJson())
                    .remove("kid")
                    .build();
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
            return Jws.of(
                    Json.createObjectBuilder()
                            .add("typ", "dpop+jwt")
                            .add("alg", "ES256")
                            .add("jwk", key)
                            .build(),
                    Json.createObjectBuilder()
                            .add("jti", "p-1")
                            .add("htm", "GET")
                            .add("htu", BASE + "/api/orders")
                            .add("iat", TestIssuer.NOW.getEpochSecond())
                            .add("ath", Base64Url.encode(hash))
                            .build());
        }

        private TestRequest request(Jws proof) {
            return TestRequest.get("/api/orders")
                    .header("Authorization", "DPoP " + token)
                    .header("DPoP", proof.signedBy(TestKeys.P_256, "ES256"));
        }

        private void refuses(Jws proof, DpopReason reason) {
            assertThat(application.with("base-url", BASE).refusal(request(proof)))
                    .isEqualTo(reason);
        }

        @Test
        void header() throws Exception {
            Jws good = proof();
            assertThat(application.with("base-url", BASE).caller(request(good)).getName())
                    .isEqualTo("alice");
            refuses(new Jws(with("\"alg\":\"ES256\"", good.header()), good.claims()), DpopReason.PROOF_MALFORMED);
            refuses(new Jws(with("\"jwk\":{}", good.header()), good.claims()), DpopReason.PROOF_MALFORMED);
            String twice = good.header().replace("\"jwk\":{", "\"jwk\":{\"crv\":\"P-384\",");
            refuses(new Jws(twice, good.claims()), DpopReason.PROOF_MALFORMED);
        }

        @Test
        void claims() throws Exception {
            Jws good = proof();
            for (String more : new String[] {"\"jti\":\"p-2\"", "\"htm\":\"POST\"", "\"iat\":1", "\"ath\":\"x\""}) {
                refuses(new Jws(good.header(), with(more, good.claims())), DpopReason.PROOF_INCOMPLETE);
            }
        }
    }

    @Nested
    class OfAnAnswer {

        private static final String TOKEN = "opaque";

        private final String active = Json.createObjectBuilder()
                .add("active", true)
                .add("sub", "alice")
                .add("aud", TestIssuer.AUDIENCE)
                .add("exp", TestIssuer.NOW.getEpochSecond() + 300)
                .build()
                .toString();

        private Application asking() throws IOException {
            Path secret = folder.resolve("secret");
            Files.createFile(
                    secret, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(secret, "s3cret");
            return application
                    .with("introspection.uri", server.address("/introspect"))
                    .with("introspection.client-id", "api")
                    .with("introspection.client-secret", "file:" + secret);
        }

        @Test
        void aboutAToken() throws IOException {
            Application asking = asking();
            server.json("/introspect", active);
            assertThat(asking.caller(TestRequest.bearer(TOKEN)).getName()).isEqualTo("alice");
            for (String more : new String[] {
                "\"active\":true",
                "\"active\":false",
                "\"sub\":\"bob\"",
                "\"exp\":1",
                "\"cnf\":{\"x5t#S256\":\"x\",\"x5t#S256\":\"y\"}"
            }) {
                server.json("/introspect", with(more, active));
                assertThat(asking.refusal(TestRequest.bearer(TOKEN)))
                        .isEqualTo(IntrospectionReason.INTROSPECTION_UNREADABLE);
            }
        }

        private void answering(String said) {
            String header = "{\"alg\":\"RS256\",\"kid\":\"rsa\",\"typ\":\"token-introspection+jwt\"}";
            Jws answer = new Jws(
                    header,
                    "{\"iss\":\"" + TestIssuer.ISSUER + "\",\"aud\":\"api\",\"iat\":" + TestIssuer.NOW.getEpochSecond()
                            + ",\"token_introspection\":" + said + "}");
            server.answering(
                    "/introspect",
                    new LocalServer.Answer(200, "application/token-introspection+jwt", TestIssuer.signed(answer), 0));
        }

        @Test
        void thatIsSigned() throws IOException {
            Application asking = asking().with("introspection.signed", "true");
            answering(active);
            assertThat(asking.caller(TestRequest.bearer(TOKEN)).getName()).isEqualTo("alice");
            answering(with("\"active\":true", active));
            assertThat(asking.refusal(TestRequest.bearer(TOKEN)))
                    .isEqualTo(IntrospectionReason.INTROSPECTION_NOT_SIGNED);
            answering(active + ",\"token_introspection\":" + active);
            assertThat(asking.refusal(TestRequest.bearer(TOKEN)))
                    .isEqualTo(IntrospectionReason.INTROSPECTION_NOT_SIGNED);
        }
    }

    @Nested
    class OfKeys {

        private final String jwks = new String(new TestIssuer().jwks(), StandardCharsets.UTF_8);
        private final String other = "\"keys\":[{\"kty\":\"RSA\"}]";

        private void stops(String set) throws IOException {
            Path file = Files.writeString(folder.resolve("other.json"), set);
            assertThatThrownBy(application.with("jwks", file.toString())::mechanism)
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("secf.bearer.jwks")
                    .hasMessageContaining("expected a JSON Web Key Set");
        }

        @Test
        void inAFile() throws IOException {
            stops(with(other, jwks));
            stops(jwks.replaceFirst("\"kty\":", "\"kty\":\"EC\",\"kty\":"));
            stops(jwks + jwks);
        }

        @Test
        void inASetting() {
            String key =
                    Jwk.of(TestKeys.RSA.getPublic()).withKeyId("rsa").toJson().toString();
            Application inline = application.without("jwks").with("public-key", key);
            assertThat(inline.caller(TestIssuer.accessToken()).getName()).isEqualTo("alice");
            assertThatThrownBy(inline.with("public-key", with("\"e\":\"AQAB\"", key))::mechanism)
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("secf.bearer.public-key");
        }

        private void areNone(Application discovering) {
            assertThat(discovering.refusal(TestIssuer.accessToken())).isEqualTo(JwtReason.JWT_KEY_UNKNOWN);
        }

        @Test
        void atAnAddress() {
            Application published = application.with("jwks", server.address("/jwks"));
            server.json("/jwks", jwks);
            assertThat(published.caller(TestIssuer.accessToken()).getName()).isEqualTo("alice");
            for (String set : new String[] {
                with(other, jwks),
                jwks.replaceFirst("\"kty\":", "\"kty\":\"EC\",\"kty\":"),
                jwks.replaceFirst("\"kid\":", "\"k\\\\u0069d\":\"x\",\"kid\":"),
                jwks + jwks,
                jwks + " x"
            }) {
                server.json("/jwks", set);
                areNone(published);
            }
        }

        @Test
        void whereMetadataLeads() {
            String home = server.address("");
            String metadata = "{\"issuer\":\"" + home + "\",\"jwks_uri\":\"" + server.address("/jwks") + "\"}";
            Application discovering = application.without("jwks").with("issuer", home);
            Jws token = TestIssuer.accessToken().claim("iss", home);
            server.json("/jwks", jwks);
            server.json("/.well-known/openid-configuration", metadata);
            assertThat(discovering.caller(token).getName()).isEqualTo("alice");
            for (String more : new String[] {
                "\"issuer\":\"https://other.example.org\"", "\"jwks_uri\":\"" + server.address("/others") + "\""
            }) {
                server.json("/.well-known/openid-configuration", with(more, metadata));
                assertThat(discovering.refusal(token)).isEqualTo(JwtReason.JWT_KEY_UNKNOWN);
            }
            assertThat(server.asked()).extracting(LocalServer.Asked::path).doesNotContain("/others");
        }
    }
}
