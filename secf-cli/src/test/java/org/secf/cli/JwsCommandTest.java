package org.secf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
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
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.secf.keys.Base64Url;
import org.secf.keys.Jwk;
import org.secf.keys.KeyKind;

/** {@code jws verify}: each message is signed by the right key, so that one fault is left. */
class JwsCommandTest {

    private static final KeyPair KEYS = pair(KeyKind.P_256);
    private static final byte[] SECRET = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    Path folder;

    private Path key;
    private Path secret;

    private static KeyPair pair(KeyKind kind) {
        try {
            return kind.generate(new SecureRandom(), Optional.empty());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    @BeforeEach
    void publish() throws IOException {
        Jwk half = Jwk.of(KEYS.getPublic()).withKeyId("now");
        key = Files.writeString(folder.resolve("key.jwk"), half.toJson().toString());
        secret = OwnFiles.write(folder.resolve("secret"), Base64.getEncoder().encodeToString(SECRET));
    }

    private static JsonObjectBuilder header() {
        return Json.createObjectBuilder().add("alg", "ES256").add("kid", "now");
    }

    private static String content(JsonObjectBuilder header, byte[] payload) {
        return Base64Url.encode(header.build().toString().getBytes(StandardCharsets.UTF_8)) + "."
                + Base64Url.encode(payload);
    }

    private static String signed(JsonObjectBuilder header, byte[] payload) {
        return signed(content(header, payload), KEYS, "SHA256withECDSAinP1363Format");
    }

    private static String signed(String content, KeyPair pair, String algorithm) {
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(pair.getPrivate());
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + Base64Url.encode(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String authenticated(JsonObjectBuilder header, byte[] by) {
        try {
            String content = content(header, Session.utf8("hello"));
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(by, "HmacSHA256"));
            return content + "." + Base64Url.encode(mac.doFinal(content.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private Session verify(String token, String... more) {
        List<String> all = new ArrayList<>(List.of("jws", "verify", "--key", key.toString()));
        all.addAll(List.of(more));
        all.add(token);
        return Session.run(all.toArray(String[]::new));
    }

    private static void assertRejected(Session session, String reason) {
        assertThat(session.exitCode()).as(session.out() + session.err()).isEqualTo(1);
        assertThat(session.json().getString("reason")).isEqualTo(reason);
        assertThat(session.json().keySet()).noneMatch(name -> name.startsWith("payload"));
    }

    @Test
    void tellsWhatWasSigned() {
        Session session = verify(signed(header(), Session.utf8("gr\u00fc\u00df")));

        assertThat(session.exitCode()).as(session.out() + session.err()).isZero();
        assertThat(session.json().getString("payload")).isEqualTo("gr\u00fc\u00df");
        assertThat(session.json().getString("algorithm")).isEqualTo("ES256");
        assertThat(session.json().getString("keyid")).isEqualTo("now");
        Session binary = verify(signed(header(), new byte[] {(byte) 0xff, 0}));
        assertThat(binary.json().getString("payload-base64")).isEqualTo("/wA=");
    }

    @ParameterizedTest
    @CsvSource({
        "RSA_3072,RS256,SHA256withRSA",
        "RSA_3072,RS512,SHA512withRSA",
        "P_384,ES384,SHA384withECDSAinP1363Format",
        "ED25519,EdDSA,Ed25519"
    })
    void takesTheAlgorithmsOfTheKey(KeyKind kind, String name, String algorithm) throws IOException {
        KeyPair pair = pair(kind);
        Files.writeString(
                key, Jwk.of(pair.getPublic()).withKeyId("now").toJson().toString());
        String token = signed(content(header().add("alg", name), Session.utf8("hello")), pair, algorithm);

        assertThat(verify(token).exitCode()).isZero();
        assertThat(verify(token, "--algorithm", name).exitCode()).isZero();
    }

    @Test
    void refusesAnAlteredOctet() {
        String token = signed(header(), Session.utf8("hello"));
        String other = content(header(), Session.utf8("hallo")) + token.substring(token.lastIndexOf('.'));

        assertRejected(verify(other), "JWT_SIGNATURE");
        assertRejected(verify(token.substring(0, token.length() - 4) + "AAAA"), "JWT_SIGNATURE");
    }

    @Test
    void refusesAnotherKey() throws IOException {
        String token = signed(header(), Session.utf8("hello"));
        Files.writeString(
                key,
                Jwk.of(pair(KeyKind.P_256).getPublic())
                        .withKeyId("now")
                        .toJson()
                        .toString());
        assertRejected(verify(token), "JWT_SIGNATURE");
        Files.writeString(
                key, Jwk.of(KEYS.getPublic()).withKeyId("then").toJson().toString());
        assertRejected(verify(token), "JWT_KEY_UNKNOWN");
    }

    @Test
    void refusesAnotherAlgorithm() throws IOException {
        KeyPair pair = pair(KeyKind.RSA_3072);
        Files.writeString(
                key, Jwk.of(pair.getPublic()).withKeyId("now").toJson().toString());
        String token = signed(content(header().add("alg", "RS256"), Session.utf8("hello")), pair, "SHA256withRSA");

        assertRejected(verify(token, "--algorithm", "PS512"), "JWT_ALGORITHM");
        assertRejected(verify(signed(header(), Session.utf8("hello"))), "JWT_ALGORITHM_OF_KEY");
    }

    @Test
    void refusesWhatIsSignedByNothing() {
        assertRejected(verify(content(header().add("alg", "none"), Session.utf8("hello")) + "."), "JWT_ALGORITHM");
        assertRejected(verify(signed(header().add("alg", "none"), Session.utf8("hello"))), "JWT_ALGORITHM");
    }

    /** RFC 8725 §2.1: the public key as a secret. */
    @Test
    void refusesAPublicKeyAsASecret() {
        assertRejected(
                verify(authenticated(
                        header().add("alg", "HS256"), KEYS.getPublic().getEncoded())),
                "JWT_ALGORITHM");
    }

    @Test
    void refusesWhatChangesTheReading() {
        JsonObjectBuilder critical =
                header().add("crit", Json.createArrayBuilder().add("b64")).add("b64", false);
        assertRejected(verify(signed(critical, Session.utf8("hello"))), "JWT_CRITICAL");
        assertRejected(verify(signed(header().add("b64", false), Session.utf8("hello"))), "JWT_PARAMETER");
        JsonObjectBuilder bringing =
                header().add("jwk", Jwk.of(KEYS.getPublic()).toJson());
        assertRejected(verify(signed(bringing, Session.utf8("hello"))), "JWT_BRINGS_KEY");
        assertRejected(verify(signed(header().add("kid", 1), Session.utf8("hello"))), "JWT_KEY_ID");
    }

    @Test
    void refusesWhatIsNone() {
        assertRejected(verify("x"), "JWT_MALFORMED");
        assertRejected(verify("a.b.c.d.e"), "JWT_ENCRYPTED");
        assertRejected(verify(signed(header(), new byte[100_000])), "JWT_TOO_LONG");
    }

    @Test
    void takesASharedSecretAndNothingElseByIt() {
        String[] shared = {"jws", "verify", "--secret", secret.toString()};
        String token = authenticated(header().add("alg", "HS256"), SECRET);

        Session session = Session.run(with(shared, token));
        assertThat(session.exitCode()).as(session.out() + session.err()).isZero();
        assertThat(session.json().getString("payload")).isEqualTo("hello");
        assertRejected(
                Session.run(with(shared, authenticated(header().add("alg", "HS256"), new byte[32]))), "JWT_SIGNATURE");
        assertRejected(Session.run(with(shared, signed(header(), Session.utf8("hello")))), "JWT_ALGORITHM");
        assertThat(Session.run(with(shared, "--algorithm", "ES256", token)).exitCode())
                .isEqualTo(2);
    }

    @Test
    void cannotUseWhatIsNoAlgorithmAndNoKey() {
        String token = signed(header(), Session.utf8("hello"));
        assertThat(verify(token, "--algorithm", "none").err()).contains("found none");
        assertThat(verify(token, "--algorithm", "HS256").err()).contains("ES256 for --key");
        assertThat(verify(token, "--secret", secret.toString()).err()).contains("found both");
        assertThat(verify(token, "--kid", "x").err())
                .contains("Unknown option --kid")
                .doesNotContain(token);
        assertThat(Session.run("jws", "verify", token).exitCode()).isEqualTo(2);
        assertThat(verify("").exitCode()).isEqualTo(2);
    }

    @Test
    void judgesABatch() throws IOException {
        String token = signed(header(), Session.utf8("hello"));
        Path batch = Files.writeString(
                folder.resolve("batch"),
                "{\"id\":1,\"token\":\"" + token + "\"}\n{\"id\":2,\"token\":\"" + token
                        + "\",\"algorithm\":\"ES384\"}\n{\"id\":3,\"token\":\"x\"}\n");

        Session session = Session.run("jws", "verify", "--key", key.toString(), "--batch", batch.toString());

        assertThat(session.exitCode()).isEqualTo(2);
        assertThat(session.lines())
                .extracting(line -> line.getString("verdict"))
                .containsExactly("accepted", "error", "rejected");
    }

    private static String[] with(String[] arguments, String... more) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }
}
