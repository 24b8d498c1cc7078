package org.secf.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.keys.Jwk;
import org.secf.keys.KeyKind;

/** What {@code httpsig sign} makes, {@code httpsig verify} takes, and nothing else. */
class SigningCommandTest {

    private static final String AT = "2026-12-01T10:00:00Z";
    private static final String LATER = "2026-12-01T10:00:30Z";
    private static final String REQUEST =
            "POST /orders?id=7 HTTP/1.1\r\nHost: api.example.org\r\nContent-Type: text/plain\r\n\r\nhello \u00e4\r\n";
    private static final String BARE = "GET /orders HTTP/1.1\r\nHost: api.example.org\r\n\r\n";
    private static final Map<KeyKind, KeyPair> PAIRS = new EnumMap<>(KeyKind.class);
    private static final String SECRET = Base64.getEncoder().encodeToString(new byte[40]);

    @TempDir
    Path folder;

    private Path secret;

    private static synchronized KeyPair pair(KeyKind kind) {
        return PAIRS.computeIfAbsent(kind, SigningCommandTest::made);
    }

    private static KeyPair fresh() {
        return made(KeyKind.P_256);
    }

    private static KeyPair made(KeyKind kind) {
        try {
            return kind.generate(new SecureRandom(), Optional.empty());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    @BeforeEach
    void share() throws IOException {
        secret = OwnFiles.write(folder.resolve("secret"), SECRET + "\n");
    }

    private String jwk(KeyKind kind) throws IOException {
        Jwk half = Jwk.of(pair(kind).getPublic()).withKeyId("key-1");
        return OwnFiles.write(
                        folder.resolve("private.jwk"),
                        OwnFiles.jwk(pair(kind), half).toString())
                .toString();
    }

    private String published(KeyKind kind) throws IOException {
        Jwk half = Jwk.of(pair(kind).getPublic()).withKeyId("key-1");
        return Files.writeString(folder.resolve("public.jwk"), half.toJson().toString())
                .toString();
    }

    private Session run(String verb, String message, String... more) throws IOException {
        List<String> all = new ArrayList<>(List.of("httpsig", verb));
        all.addAll(List.of(more));
        all.add(Files.writeString(folder.resolve(verb + ".http"), message, ISO_8859_1)
                .toString());
        return Session.run(all.toArray(String[]::new));
    }

    private String signed(String message, String... more) throws IOException {
        Session session = run("sign", message, with(more, "--at", AT));
        assertThat(session.exitCode()).as(session.out() + session.err()).isZero();
        return session.out();
    }

    private Session verified(String message, String... more) throws IOException {
        return run("verify", message, with(more, "--at", LATER));
    }

    private static String[] with(String[] arguments, String... more) {
        List<String> all = new ArrayList<>(List.of(more));
        all.addAll(Arrays.asList(arguments));
        return all.toArray(String[]::new);
    }

    private static void assertAccepted(Session session) {
        assertThat(session.exitCode()).as(session.out() + session.err()).isZero();
        assertThat(session.json().getString("verdict")).isEqualTo("accepted");
    }

    private static void assertRejected(Session session, String reason) {
        assertThat(session.exitCode()).as(session.out() + session.err()).isEqualTo(1);
        assertThat(session.json().getString("reason")).isEqualTo(reason);
    }

    private static void assertUnusable(Session session, String text) {
        assertThat(session.exitCode()).as(session.out() + session.err()).isEqualTo(2);
        assertThat(session.err()).contains(text);
        assertThat(session.out()).isEmpty();
    }

    @Nested
    class RoundTrip {

        @ParameterizedTest
        @CsvSource({
            "RSA_3072,rsa-pss-sha512",
            "RSA_3072,rsa-v1_5-sha256",
            "P_256,ecdsa-p256-sha256",
            "P_384,ecdsa-p384-sha384",
            "ED25519,ed25519"
        })
        void ofEachAlgorithmByAJsonWebKey(KeyKind kind, String algorithm) throws IOException {
            String signed = signed(REQUEST, "--key", jwk(kind), "--algorithm", algorithm, "--content-digest");

            Session session = verified(signed, "--key", published(kind));
            assertAccepted(session);
            assertThat(session.json().getString("algorithm")).isEqualTo(algorithm);
            assertThat(session.json().getString("keyid")).isEqualTo("key-1");
            assertThat(session.json().getString("content")).isEqualTo("proved");
            assertRejected(verified(signed.replace("hello", "hallo"), "--key", published(kind)), "WRONG_DIGEST");
            assertRejected(verified(signed.replace("id=7", "id=8"), "--key", published(kind)), "WRONG_SIGNATURE");
        }

        @Test
        void bySharedSecret() throws IOException {
            String signed = signed(BARE, "--secret", secret.toString(), "--keyid", "shared");

            Session session = verified(signed, "--secret", secret.toString());
            assertAccepted(session);
            assertThat(session.json().getString("algorithm")).isEqualTo("hmac-sha256");
            Path other = OwnFiles.write(folder.resolve("other"), "B" + SECRET.substring(1));
            assertRejected(verified(signed, "--secret", other.toString()), "WRONG_SIGNATURE");
        }

        @ParameterizedTest
        @EnumSource(
                value = KeyKind.class,
                names = {"RSA_3072", "P_256", "P_384", "ED25519"})
        void byPem(KeyKind kind) throws IOException {
            Path key = OwnFiles.write(
                    folder.resolve("key.pem"), PemText.of(pair(kind).getPrivate()));
            String[] algorithm =
                    kind == KeyKind.RSA_3072 ? new String[] {"--algorithm", "rsa-pss-sha512"} : new String[0];

            String signed = signed(BARE, with(algorithm, "--key", key.toString()));

            assertAccepted(verified(signed, "--key", thumbprinted(kind)));
        }

        private String thumbprinted(KeyKind kind) throws IOException {
            return Files.writeString(
                            folder.resolve("thumb.jwk"),
                            Jwk.of(pair(kind).getPublic()).toJson().toString())
                    .toString();
        }

        @Test
        void ofAResponseBoundToItsRequest() throws IOException {
            Path request = Files.writeString(folder.resolve("request.http"), BARE, ISO_8859_1);
            String response = "HTTP/1.1 200 OK\nContent-Type: text/plain\n\nfine";
            String[] bound = {"--request", request.toString()};

            String signed = signed(response, with(bound, "--key", jwk(KeyKind.P_256), "--content-digest"));

            assertThat(signed).contains("\"@method\";req").doesNotContain("\r");
            assertAccepted(verified(signed, with(bound, "--key", published(KeyKind.P_256))));
            Files.writeString(request, BARE.replace("/orders", "/others"), ISO_8859_1);
            assertRejected(verified(signed, with(bound, "--key", published(KeyKind.P_256))), "WRONG_SIGNATURE");
        }
    }

    @Nested
    class Made {

        @Test
        void keepsEveryOctetOfTheMessage() throws IOException {
            for (String message : List.of(REQUEST, REQUEST.replace("\r\n", "\n"), BARE, BARE.strip())) {
                String signed = signed(message, "--key", jwk(KeyKind.ED25519), "--components", "@method @path");

                String end = message.contains("\r\n") ? "\r\n" : "\n";
                String added = signed.lines()
                        .filter(line -> line.startsWith("Signature"))
                        .map(line -> line + end)
                        .reduce("", String::concat);
                assertThat(added).isNotEmpty();
                assertThat(signed.replace(added, "")).isIn(message, message + end + end);
            }
        }

        @Test
        void coversWhatWasAskedFor() throws IOException {
            String signed = signed(
                    REQUEST,
                    "--key",
                    jwk(KeyKind.ED25519),
                    "--components",
                    "@method  @query-param;name=\"id\",content-type",
                    "--label",
                    "mine",
                    "--tag",
                    "app",
                    "--nonce",
                    "n-1",
                    "--expires",
                    "5m",
                    "--keyid",
                    "other");

            assertThat(signed)
                    .contains("Signature-Input: mine=(\"@method\" \"@query-param\";name=\"id\" \"content-type\")"
                            + ";created=1796119200;expires=1796119500;nonce=\"n-1\";keyid=\"other\";tag=\"app\"\r\n")
                    .contains("Signature: mine=:");
            Path named = Files.writeString(
                    folder.resolve("other.jwk"),
                    Jwk.of(pair(KeyKind.ED25519).getPublic())
                            .withKeyId("other")
                            .toJson()
                            .toString());
            String[] asked = {"--key", named.toString(), "--require", "@method content-type", "--tag", "app"};
            assertAccepted(verified(signed, asked));
            assertAccepted(verified(signed, with(asked, "--label", "mine")));
            assertRejected(verified(signed, with(asked, "--label", "yours")), "NO_SUITABLE_SIGNATURE");
            assertRejected(
                    verified(signed, "--key", named.toString(), "--require", "@method"), "NO_SUITABLE_SIGNATURE");
        }

        @Test
        void drawsANonce() throws IOException {
            String[] drawn = {"--key", jwk(KeyKind.ED25519), "--nonce", "-"};
            String first = signed(BARE, drawn);

            assertThat(first).containsPattern("nonce=\"[A-Za-z0-9_-]{22}\"").isNotEqualTo(signed(BARE, drawn));
        }

        @Test
        void choosesTheKeyOfASet() throws IOException {
            JsonObject first = OwnFiles.jwk(
                    pair(KeyKind.P_256), Jwk.of(pair(KeyKind.P_256).getPublic()).withKeyId("a"));
            JsonObject second = OwnFiles.jwk(
                    pair(KeyKind.ED25519),
                    Jwk.of(pair(KeyKind.ED25519).getPublic()).withKeyId("b"));
            Path set = OwnFiles.write(folder.resolve("set"), "{\"keys\":[" + first + "," + second + "]}");

            assertUnusable(run("sign", BARE, "--key", set.toString()), "--keyid to choose it, found 2");
            assertThat(signed(BARE, "--key", set.toString(), "--keyid", "b")).contains("keyid=\"b\"");
        }

        @Test
        void isToldLineByLineInABatch() throws IOException {
            Path message = Files.writeString(folder.resolve("m.http"), REQUEST, ISO_8859_1);
            Path batch = Files.writeString(
                    folder.resolve("batch"),
                    "{\"id\":1,\"message\":\"" + message + "\",\"content-digest\":true,\"nonce\":\"-\"}\n"
                            + "{\"id\":2,\"message\":\"" + message + "\",\"components\":\"x-none\"}\n"
                            + "{\"id\":3,\"message\":\"" + message + "\",\"content-digest\":\"yes\"}\n"
                            + "{\"id\":4,\"message\":\"" + message + "\",\"max-age\":\"1m\"}\n");

            Session session =
                    Session.run("httpsig", "sign", "--key", jwk(KeyKind.ED25519), "--batch", batch.toString());

            assertThat(session.exitCode()).isEqualTo(2);
            assertThat(session.lines())
                    .extracting(line -> line.getInt("id") + " " + line.getString("verdict"))
                    .containsExactly("1 signed", "2 rejected", "3 error", "4 error");
            assertThat(session.lines().get(0).getJsonObject("fields").keySet())
                    .containsExactly("Content-Digest", "Signature-Input", "Signature");
        }
    }

    /** One line, one verdict; options of the command line are those of every line. */
    @Test
    void areJudgedLineByLineInABatch() throws IOException {
        Path good = Files.writeString(folder.resolve("good"), signed(BARE, "--key", jwk(KeyKind.ED25519)), ISO_8859_1);
        Path bare = Files.writeString(folder.resolve("bare"), BARE, ISO_8859_1);
        Path batch = Files.writeString(
                folder.resolve("batch"),
                "{\"id\":\"a\",\"message\":\"" + good + "\"}\n{\"id\":\"b\",\"message\":\"" + bare
                        + "\"}\n{\"id\":\"c\",\"message\":\"" + good
                        + "\",\"max-age\":\"10s\",\"clock-skew\":\"0s\"}\n{\"id\":\"d\",\"message\":\"" + good
                        + "\",\"secret\":\"" + secret
                        + "\"}\n");

        Session session = Session.run(
                "httpsig", "verify", "--key", published(KeyKind.ED25519), "--at", LATER, "--batch", batch.toString());

        assertThat(session.exitCode()).as(session.out() + session.err()).isZero();
        assertThat(session.lines())
                .extracting(line -> line.getString("id") + " " + line.getString("reason", "none"))
                .containsExactly("a none", "b UNSIGNED", "c TOO_OLD", "d WRONG_SIGNATURE");
    }

    @Nested
    class Refused {

        @Test
        void byAnotherKey() throws IOException {
            String signed = signed(BARE, "--key", jwk(KeyKind.P_256));
            KeyPair other = fresh();
            Path others = Files.writeString(
                    folder.resolve("other.jwk"),
                    Jwk.of(other.getPublic()).withKeyId("key-1").toJson().toString());
            assertRejected(verified(signed, "--key", others.toString()), "WRONG_SIGNATURE");
            Path unnamed = Files.writeString(
                    folder.resolve("unknown.jwk"),
                    Jwk.of(other.getPublic()).withKeyId("key-2").toJson().toString());
            assertRejected(verified(signed, "--key", unnamed.toString()), "UNKNOWN_KEY");
        }

        @Test
        void byAnotherAlgorithm() throws IOException {
            String signed = signed(BARE, "--key", jwk(KeyKind.RSA_3072), "--algorithm", "rsa-v1_5-sha256");

            assertRejected(
                    verified(signed, "--key", published(KeyKind.RSA_3072), "--algorithm", "rsa-pss-sha512"),
                    "ALGORITHM_NOT_ALLOWED");
        }

        @Test
        void onceItExpired() throws IOException {
            String signed = signed(BARE, "--key", jwk(KeyKind.ED25519), "--expires", "10s");
            String[] at = {"--key", published(KeyKind.ED25519), "--clock-skew", "0s"};

            assertRejected(verified(signed, at), "EXPIRED");
            String lasting = signed(BARE, "--key", jwk(KeyKind.ED25519));
            assertRejected(verified(lasting, with(at, "--max-age", "29s")), "TOO_OLD");
            assertAccepted(verified(lasting, with(at, "--max-age", "300s")));
        }

        @Test
        void withoutWhatHasToBeCovered() throws IOException {
            String signed = signed(BARE, "--key", jwk(KeyKind.ED25519), "--components", "@method");

            assertRejected(
                    verified(signed, "--key", published(KeyKind.ED25519), "--require", "@method @path"),
                    "COMPONENT_NOT_COVERED");
        }

        @Test
        void whereTheMessageHasNotWhatIsCovered() throws IOException {
            Session session = run("sign", BARE, "--key", jwk(KeyKind.ED25519), "--components", "x-none");
            assertRejected(session, "MISSING_COMPONENT");
        }

        @Test
        void whereTheLabelIsTaken() throws IOException {
            String once = signed(BARE, "--key", jwk(KeyKind.ED25519));

            assertRejected(run("sign", once, "--key", jwk(KeyKind.ED25519)), "LABEL_TAKEN");
            String twice = signed(once, "--key", jwk(KeyKind.ED25519), "--label", "sig2");
            assertAccepted(verified(twice, "--key", published(KeyKind.ED25519), "--label", "sig1"));
            assertAccepted(verified(twice, "--key", published(KeyKind.ED25519), "--label", "sig2"));
            assertRejected(verified(twice, "--key", published(KeyKind.ED25519)), "SEVERAL_SUITABLE_SIGNATURES");
        }
    }

    @Nested
    class Unusable {

        @Test
        void isAKeyThatOthersMayRead() throws IOException {
            Path key = Path.of(jwk(KeyKind.ED25519));
            Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
            assertUnusable(run("sign", BARE, "--key", key.toString()), "chmod 600");
            Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r--r--"));
            assertUnusable(run("verify", BARE, "--secret", secret.toString()), "chmod 600");
        }

        @Test
        void isAPublicKeyForSigning() throws IOException {
            Path key = OwnFiles.write(
                    folder.resolve("half"),
                    Jwk.of(pair(KeyKind.P_256).getPublic()).toJson().toString());
            assertUnusable(run("sign", BARE, "--key", key.toString()), "expected a private key, found none");
        }

        @Test
        void isAPrivateKeyForVerifying() throws IOException {
            assertUnusable(run("verify", BARE, "--key", jwk(KeyKind.P_256)), "PRIVATE_MEMBER");
        }

        @Test
        void areHalvesOfTwoKeys() throws IOException {
            JsonObject mixed = OwnFiles.jwk(pair(KeyKind.P_256), Jwk.of(fresh().getPublic()));
            Path key = OwnFiles.write(folder.resolve("mixed"), mixed.toString());
            Session session = run("sign", BARE, "--key", key.toString());
            assertUnusable(session, "the private half is not that of the public one");
            assertThat(session.err()).doesNotContain(mixed.getString("d"));
        }

        @Test
        void isAKeyOfSeveralAlgorithmsWithoutOne() throws IOException {
            assertUnusable(run("sign", BARE, "--key", jwk(KeyKind.RSA_3072)), "--algorithm is missing");
            assertUnusable(
                    run("sign", BARE, "--key", jwk(KeyKind.P_256), "--algorithm", "ed25519"),
                    "--algorithm: expected one of the key");
            assertUnusable(run("sign", BARE, "--key", jwk(KeyKind.P_256), "--algorithm", "rot13"), "found rot13");
        }

        @Test
        void areBothKeysOrNone() throws IOException {
            assertUnusable(run("sign", BARE), "--key or --secret, found none");
            assertUnusable(run("sign", BARE, "--key", jwk(KeyKind.P_256), "--secret", secret.toString()), "found both");
            assertUnusable(run("sign", BARE, "--secret", secret.toString()), "--keyid is missing");
        }

        @Test
        void isASecondDigest() throws IOException {
            String signed = signed(REQUEST, "--key", jwk(KeyKind.ED25519), "--content-digest");
            assertUnusable(run("sign", signed, "--key", jwk(KeyKind.ED25519), "--content-digest"), "already");
        }

        @ParameterizedTest
        @ValueSource(strings = {"--jwks", "--password", "--key-text"})
        void isAnOptionThatIsNone(String option) throws IOException {
            Session session = run("verify", BARE, option, "s3cret");
            assertUnusable(session, "Unknown option " + option);
            assertThat(session.err()).doesNotContain("s3cret");
        }

        /** Sparse, so that it takes no room; what is read of it is bounded. */
        @ParameterizedTest
        @ValueSource(strings = {"httpsig base", "httpsig sign", "digest verify", "digest create"})
        void isAMessageOfAHundredMegabytes(String command) throws IOException {
            Path large = folder.resolve("large.http");
            try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
                file.setLength(100_000_000);
            }
            List<String> all = new ArrayList<>(List.of(command.split(" ", -1)));
            all.add(large.toString());
            assertUnusable(Session.run(all.toArray(String[]::new)), "is larger than 16777216 bytes");
        }
    }
}
