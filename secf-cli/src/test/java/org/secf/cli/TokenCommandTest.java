package org.secf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.Signature;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.crypto.Crypto;
import org.secf.keys.Base64Url;
import org.secf.keys.Jwk;
import org.secf.keys.KeyKind;
import org.secf.signature.SignatureAlgorithm;
import org.secf.signature.SigningKey;
import org.secf.signature.TokenSigner;

class TokenCommandTest {

    private static final String ISSUER = "https://issuer.example.org";
    private static final String AUDIENCE = "https://api.example.org";
    private static final long AT = 1_790_000_000L;
    private static final KeyPair KEYS = keys();

    @TempDir
    Path folder;

    private Path jwks;

    private static KeyPair keys() {
        try {
            return KeyKind.P_256.generate(new SecureRandom(), Optional.empty());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    @BeforeEach
    void publish() throws IOException {
        JsonObject key = Jwk.of(KEYS.getPublic()).withKeyId("now").toJson();
        JsonObject set = Json.createObjectBuilder()
                .add("keys", Json.createArrayBuilder().add(key))
                .build();
        jwks = Files.writeString(folder.resolve("jwks.json"), set.toString());
    }

    private static JsonObjectBuilder claims() {
        return Json.createObjectBuilder()
                .add("iss", ISSUER)
                .add("sub", "alice")
                .add("aud", AUDIENCE)
                .add("client_id", "shop")
                .add("iat", AT - 10)
                .add("exp", AT + 300)
                .add("jti", "t-1")
                .add("scope", "read");
    }

    private static String token(String type, JsonObjectBuilder claims) {
        SigningKey key = SigningKey.of(Crypto.jdk(), KEYS, SignatureAlgorithm.ECDSA_P256_SHA256, "now");
        return new TokenSigner(type).sign(key, claims.build()).fold(text -> text, rejection -> {
            throw new AssertionError(rejection.detail());
        });
    }

    private Session verify(byte[] input, String... more) {
        List<String> arguments = new ArrayList<>(List.of("jwt", "verify", "--jwks", jwks.toString()));
        arguments.addAll(List.of("--issuer", ISSUER, "--audience", AUDIENCE, "--at", "2026-09-21T14:13:20Z"));
        arguments.addAll(List.of(more));
        return Session.runWithInput(input, arguments.toArray(String[]::new));
    }

    private Session verify(String... more) {
        return verify(new byte[0], more);
    }

    @Nested
    class JwtVerify {

        @Test
        void tellsWhomAGoodTokenNames() {
            Session session = verify(token("at+jwt", claims()));
            assertThat(session.exitCode()).as(session.err()).isZero();
            assertThat(session.json().getString("verdict")).isEqualTo("accepted");
            assertThat(session.json().getJsonObject("caller").getString("name")).isEqualTo("alice");
            assertThat(session.json().getJsonArray("scopes").getString(0)).isEqualTo("read");
            assertThat(session.json().containsKey("bound-to-key")).isFalse();
        }

        @Test
        void tellsWhatItIsBoundTo() {
            JsonObjectBuilder bound =
                    claims().add("cnf", Json.createObjectBuilder().add("jkt", "thumb"));
            assertThat(verify(token("at+jwt", bound)).json().getString("bound-to-key"))
                    .isEqualTo("thumb");
        }

        @Test
        void tellsWhyAnotherWasRefused() {
            Session late = verify(token("at+jwt", claims().add("exp", AT - 60)));
            assertThat(late.exitCode()).isEqualTo(1);
            assertThat(late.json().getString("reason")).isEqualTo("TOKEN_EXPIRED");
            assertThat(late.json().getString("clause")).isEqualTo("RFC 7519 §4.1.4");
            assertThat(verify("--clock-skew", "2m", token("at+jwt", claims().add("exp", AT - 60)))
                            .exitCode())
                    .isZero();
            assertThat(verify(token("JWT", claims())).json().getString("reason"))
                    .isEqualTo("JWT_TYPE");
            assertThat(verify("--type", "JWT", token("JWT", claims())).exitCode())
                    .isZero();
            assertThat(verify("--max-lifetime", "1m", token("at+jwt", claims()))
                            .json()
                            .getString("reason"))
                    .isEqualTo("LIFETIME_TOO_LONG");
        }

        /** As the container, unless its deployer says otherwise. */
        @Test
        void believesTheAlgorithmsOfTheContainer() throws Exception {
            KeyPair strange = KeyKind.P_384.generate(new SecureRandom(), Optional.empty());
            JsonObject key = Jwk.of(strange.getPublic()).withKeyId("now").toJson();
            JsonObject usual = Jwk.of(KEYS.getPublic()).withKeyId("usual").toJson();
            Files.writeString(
                    jwks,
                    Json.createObjectBuilder()
                            .add("keys", Json.createArrayBuilder().add(key).add(usual))
                            .build()
                            .toString());
            SigningKey signing = SigningKey.of(Crypto.jdk(), strange, SignatureAlgorithm.ECDSA_P384_SHA384, "now");
            String token = new TokenSigner("at+jwt")
                    .sign(signing, claims().build())
                    .fold(text -> text, rejection -> rejection.detail());
            assertThat(verify(token).json().getString("reason")).isEqualTo("JWT_ALGORITHM");
            assertThat(verify("--algorithms", "ES256, ES384", token).exitCode()).isZero();
            assertThat(verify("--algorithms", "HS256", token).err()).contains("--algorithms: expected names");
        }

        @Test
        void letsNobodyActUnlessItIsTold() {
            JsonObjectBuilder acted =
                    claims().add("act", Json.createObjectBuilder().add("sub", "batch"));
            String token = token("at+jwt", acted);
            assertThat(verify(token).json().getString("reason")).isEqualTo("ACTOR_NOT_ALLOWED");
            assertThat(verify("--actors", "other", token).json().getString("reason"))
                    .isEqualTo("ACTOR_NOT_ALLOWED");
            assertThat(verify("--actors", "other,batch", token).exitCode()).isZero();
            assertThat(verify("--actors", "*", token).exitCode()).isZero();
        }

        @Test
        void readsNoLongerTokensThanTheContainer() {
            String token = token("at+jwt", claims().add("pad", "x".repeat(16 * 1024)));
            assertThat(verify(token).json().getString("reason")).isEqualTo("JWT_TOO_LONG");
        }

        @Test
        void asksNobodyInTheOpen() {
            Session session = Session.run(
                    "jwt", "verify", "--issuer-url", "http://issuer.example.org", "--audience", AUDIENCE, "x.y.z");
            assertThat(session.exitCode()).isEqualTo(2);
            assertThat(session.err()).contains("--issuer-url: expected an https address");
        }

        @Test
        void readsStandardInput() {
            byte[] input = (token("at+jwt", claims()) + "\n").getBytes(StandardCharsets.UTF_8);
            assertThat(verify(input, "-").exitCode()).isZero();
        }

        @Test
        void judgesABatchLineByLine() throws IOException {
            String good = token("at+jwt", claims());
            Path batch = Files.writeString(
                    folder.resolve("batch"),
                    "{\"id\":1,\"token\":\"" + good + "\"}\n\n{\"id\":2,\"token\":\"" + good
                            + "\",\"audience\":\"other\"}\n");
            Session session = verify("--batch", batch.toString());
            assertThat(session.exitCode()).as(session.err()).isZero();
            assertThat(session.lines())
                    .extracting(line -> line.getInt("id") + " " + line.getString("verdict"))
                    .containsExactly("1 accepted", "2 rejected");
            Files.writeString(batch, "{\"id\":3,\"tokne\":\"x\"}\nno json\n{\"id\":4,\"token\":\"-\"}\n{\"id\":5}\n");
            Session wrong = verify("--batch", batch.toString());
            assertThat(wrong.exitCode()).isEqualTo(2);
            assertThat(wrong.lines())
                    .extracting(line -> line.getString("verdict"))
                    .containsOnly("error");
        }

        @Test
        void needsKeysAndAudience() {
            String token = token("at+jwt", claims());
            assertThat(Session.run("jwt", "verify", "--issuer", ISSUER, "--audience", AUDIENCE, token)
                            .exitCode())
                    .isEqualTo(2);
            assertThat(Session.run("jwt", "verify", "--jwks", jwks.toString(), "--issuer", ISSUER, token)
                            .err())
                    .contains("--audience is missing");
            assertThat(verify("--issuer-url", ISSUER, token).err()).contains("found both");
            assertThat(verify().err()).contains("the token is missing");
            Session none = verify("--at", "yesterday", token);
            assertThat(none.exitCode()).isEqualTo(2);
            assertThat(none.err()).doesNotContain(token);
        }
    }

    @Nested
    class JwtInspect {

        @Test
        void showsAndDoesNotJudge() {
            Session session = Session.run("jwt", "inspect", token("at+jwt", claims()));
            assertThat(session.exitCode()).isZero();
            assertThat(session.json().getString("verdict")).isEqualTo("not judged");
            assertThat(session.json().getJsonObject("header").getString("kid")).isEqualTo("now");
            assertThat(session.json().getJsonObject("claims").getString("sub")).isEqualTo("alice");
        }

        @ParameterizedTest
        @ValueSource(strings = {"x", "a.b.c", "a.b.c.d.e"})
        void tellsWhatIsNone(String text) {
            Session session = Session.run("jwt", "inspect", text);
            assertThat(session.exitCode()).isEqualTo(1);
            assertThat(session.json().getString("verdict")).isEqualTo("rejected");
        }
    }

    /** With the example of RFC 9449 §7.1. */
    @Nested
    class DpopVerify {

        private static final String TOKEN = "Kz~8mXK1EalYznwH-LC-1fBAo.4Ljp~zsPE_NeO.gxU";
        private static final String JKT = "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I";
        private static final String PROOF =
                "eyJ0eXAiOiJkcG9wK2p3dCIsImFsZyI6IkVTMjU2IiwiandrIjp7Imt0eSI6IkVDIiwieCI6Imw4dEZyaHgtMzR0VjNoUkl"
                        + "DUkRZOXpDa0RscEJoRjQyVVFVZldWQVdCRnMiLCJ5IjoiOVZFNGpmX09rX282NHpiVFRsY3VOSmFqSG10NnY5VERWclUwQ2"
                        + "R2R1JEQSIsImNydiI6IlAtMjU2In19.eyJqdGkiOiJlMWozVl9iS2ljOC1MQUVCIiwiaHRtIjoiR0VUIiwiaHR1IjoiaHR0"
                        + "cHM6Ly9yZXNvdXJjZS5leGFtcGxlLm9yZy9wcm90ZWN0ZWRyZXNvdXJjZSIsImlhdCI6MTU2MjI2MjYxOCwiYXRoIjoiZlV"
                        + "IeU8ycjJaM0RaNTNFc05yV0JiMHhXWG9hTnk1OUlpS0NBcWtzbVFFbyJ9.2oW9RP35yRqzhrtNP86L-Ey71EOptxRimPPTo"
                        + "A1plemAgR6pxHF8y6-yqyVnmcw6Fy1dqd-jfxSYoMxhAJpLjA";

        private Session verify(String method, String... more) {
            List<String> arguments = new ArrayList<>(List.of("dpop", "verify", "--method", method));
            arguments.addAll(List.of("--uri", "https://resource.example.org/protectedresource?q=1"));
            arguments.addAll(List.of("--access-token", TOKEN, "--at", "2019-07-04T17:50:18Z"));
            arguments.addAll(List.of(more));
            return Session.run(arguments.toArray(String[]::new));
        }

        @Test
        void tellsTheKeyThatWasProved() {
            Session session = verify("GET", PROOF);
            assertThat(session.exitCode()).as(session.err()).isZero();
            assertThat(session.json().getString("jkt")).isEqualTo(JKT);
        }

        @Test
        void tellsWhatIsWrong() {
            assertThat(verify("POST", PROOF).json().getString("reason")).isEqualTo("OTHER_METHOD");
            assertThat(verify("GET", "--key", "other", PROOF).json().getString("reason"))
                    .isEqualTo("OTHER_KEY");
            assertThat(verify("GET", "x").json().getString("reason")).isEqualTo("PROOF_MALFORMED");
            assertThat(verify("GET", "--at", "2019-07-04T18:50:18Z", PROOF).exitCode())
                    .isEqualTo(2);
        }

        /** RFC 9449 leaves it to the server; the container takes neither ES384 nor RS256 by itself. */
        @Test
        void believesTheAlgorithmsOfTheContainer() throws Exception {
            KeyPair pair = KeyKind.P_384.generate(new SecureRandom(), Optional.empty());
            String[] parts = PROOF.split("\\.", -1);
            JsonObject key = Jwk.of(pair.getPublic()).toJson();
            JsonObject header = Json.createObjectBuilder()
                    .add("typ", "dpop+jwt")
                    .add("alg", "ES384")
                    .add("jwk", Json.createObjectBuilder(key).remove("kid"))
                    .build();
            String content = Base64Url.encode(header.toString().getBytes(StandardCharsets.UTF_8)) + "." + parts[1];
            Signature signature = Signature.getInstance("SHA384withECDSAinP1363Format");
            signature.initSign(pair.getPrivate());
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            String proof = content + "." + Base64Url.encode(signature.sign());
            assertThat(verify("GET", proof).json().getString("reason")).isEqualTo("PROOF_ALGORITHM");
            assertThat(verify("GET", "--algorithms", "ES384", proof).exitCode()).isZero();
        }

        @Test
        void needsAnAddress() {
            Session session =
                    Session.run("dpop", "verify", "--method", "GET", "--uri", "x", "--access-token", "t", PROOF);
            assertThat(session.exitCode()).isEqualTo(2);
            assertThat(session.err()).contains("--uri: expected an https address");
        }
    }
}
