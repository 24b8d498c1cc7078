package org.secf.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
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
import org.secf.keys.Base64Url;
import org.secf.keys.Jwk;
import org.secf.keys.JwkUse;
import org.secf.keys.KeyKind;
import org.secf.keys.PayloadSeal;
import org.secf.keys.SealAlgorithm;
import org.secf.keys.SealHeader;
import org.secf.keys.SealRecipient;

/** What {@code jwe encrypt} makes, {@code jwe decrypt} opens, by each algorithm, and nothing else. */
class JweCommandTest {

    private static final KeyPair EC = pair(KeyKind.P_256);
    private static final KeyPair RSA = pair(KeyKind.RSA_3072);
    private static final String ORDER = "{\"order\": \"gr\u00fc\u00df\"}";

    @TempDir
    Path folder;

    private Path content;
    private Path secret;

    private static KeyPair pair(KeyKind kind) {
        try {
            return kind.generate(new SecureRandom(), Optional.empty());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    @BeforeEach
    void share() throws IOException {
        content = Files.writeString(folder.resolve("order.json"), ORDER);
        byte[] octets = new byte[32];
        new SecureRandom().nextBytes(octets);
        secret = OwnFiles.write(folder.resolve("secret"), Base64.getEncoder().encodeToString(octets));
    }

    private String published(KeyPair pair) throws IOException {
        Jwk half = Jwk.of(pair.getPublic()).withKeyId("to-1");
        return Files.writeString(folder.resolve("public.jwk"), half.toJson().toString())
                .toString();
    }

    private String own(KeyPair pair) throws IOException {
        Jwk half = Jwk.of(pair.getPublic()).withKeyId("to-1");
        return OwnFiles.write(
                        folder.resolve("private.jwk"), OwnFiles.jwk(pair, half).toString())
                .toString();
    }

    private String encrypted(String... options) {
        Session session = encrypt(options);
        assertThat(session.exitCode()).as(session.out() + session.err()).isZero();
        return session.out();
    }

    private Session encrypt(String... options) {
        return run("encrypt", content, options);
    }

    private Session decrypt(String message, String... options) throws IOException {
        return run("decrypt", Files.writeString(folder.resolve("sealed.jwe"), message), options);
    }

    private static Session run(String verb, Path file, String... options) {
        List<String> all = new ArrayList<>(List.of("jwe", verb));
        all.addAll(List.of(options));
        all.add(file.toString());
        return Session.run(all.toArray(String[]::new));
    }

    private static JsonObject header(String message) {
        byte[] json =
                Base64Url.decode(message.substring(0, message.indexOf('.'))).orElseThrow();
        return Json.createReader(new StringReader(new String(json, ISO_8859_1))).readObject();
    }

    private static void assertRejected(Session session, String reason) {
        assertThat(session.exitCode()).as(session.out() + session.err()).isEqualTo(1);
        assertThat(session.json().getString("reason")).isEqualTo(reason);
        assertThat(session.json().keySet()).noneMatch(name -> name.startsWith("content"));
    }

    @Nested
    class RoundTrip {

        @ParameterizedTest
        @CsvSource({"ECDH-ES+A256KW,true,true", "ECDH-ES,true,false", "RSA-OAEP-256,false,true"})
        void toAPublicKey(String algorithm, boolean isEc, boolean isUsual) throws IOException {
            KeyPair pair = isEc ? EC : RSA;
            String[] chosen = isUsual ? new String[0] : new String[] {"--algorithm", algorithm};
            String message = encrypted(with(chosen, "--key", published(pair), "--content-type", "application/json"));

            assertThat(header(message).getString("alg")).isEqualTo(algorithm);
            assertThat(header(message).getString("enc")).isEqualTo("A256GCM");
            Session session = decrypt(message + "\n", with(chosen, "--key", own(pair)));
            assertThat(session.exitCode()).as(session.out() + session.err()).isZero();
            assertThat(session.json().getString("content")).isEqualTo(ORDER);
            assertThat(session.json().getString("content-type")).isEqualTo("application/json");
            assertThat(session.json().getString("keyid")).isEqualTo("to-1");
        }

        @Test
        void bySharedSecret() throws IOException {
            String message = encrypted("--secret", secret.toString(), "--keyid", "shared", "--algorithm", "dir");

            assertThat(header(message).getString("alg")).isEqualTo("dir");
            Session session = decrypt(message, "--secret", secret.toString());
            assertThat(session.json().getString("content")).isEqualTo(ORDER);
            assertRejected(decrypt(message, "--secret", secret.toString(), "--keyid", "other"), "KEY_ID_UNKNOWN");
        }

        @ParameterizedTest
        @EnumSource(
                value = KeyKind.class,
                names = {"P_256", "RSA_3072"})
        void byPem(KeyKind kind) throws IOException {
            KeyPair pair = kind == KeyKind.P_256 ? EC : RSA;
            Path pem = OwnFiles.write(folder.resolve("key.pem"), PemText.of(pair.getPrivate()));

            Session session = decrypt(encrypted("--key", published(pair)), "--key", pem.toString());

            assertThat(session.exitCode()).as(session.out() + session.err()).isZero();
        }

        @Test
        void ofOctetsThatAreNoText() throws IOException {
            Files.write(content, new byte[] {(byte) 0xff, 0, 1});
            Session session = decrypt(encrypted("--key", published(EC)), "--key", own(EC));
            assertThat(session.json().getString("content-base64")).isEqualTo("/wAB");
        }

        @Test
        void ofTheMostThatIsTaken() throws IOException {
            Files.write(content, new byte[783_360]);
            assertThat(decrypt(encrypted("--key", published(EC)), "--key", own(EC))
                            .exitCode())
                    .isZero();
        }

        @Test
        void choosesTheKeyForEncryptionOfASet() throws IOException {
            JsonObject signing = Jwk.of(RSA.getPublic())
                    .withKeyId("sign")
                    .with(JwkUse.SIGNATURE, "PS512")
                    .toJson();
            JsonObject other = Jwk.of(EC.getPublic()).withKeyId("to-1").toJson();
            Path set = Files.writeString(folder.resolve("set"), "{\"keys\":[" + signing + "," + other + "]}");
            assertThat(header(encrypted("--key", set.toString())).getString("kid"))
                    .isEqualTo("to-1");
        }
    }

    @Nested
    class Refused {

        @Test
        void whenAnOctetWasAltered() throws IOException {
            String message = encrypted("--key", published(EC));
            int at = message.length() - 10;
            char other = message.charAt(at) == 'A' ? 'B' : 'A';

            assertRejected(
                    decrypt(message.substring(0, at) + other + message.substring(at + 1), "--key", own(EC)),
                    "SEAL_BROKEN");
        }

        @Test
        void byAnotherKey() throws IOException {
            String message = encrypted("--key", published(EC));

            assertRejected(decrypt(message, "--key", own(pair(KeyKind.P_256))), "SEAL_BROKEN");
            String renamed = encrypted("--key", published(EC), "--keyid", "to-2");
            assertRejected(decrypt(renamed, "--key", own(EC)), "KEY_ID_UNKNOWN");
        }

        @Test
        void byAnotherAlgorithm() throws IOException {
            String message = encrypted("--key", published(EC), "--algorithm", "ECDH-ES");

            assertRejected(decrypt(message, "--key", own(EC)), "JWE_ALGORITHM");
            assertRejected(decrypt(message, "--secret", secret.toString()), "JWE_ALGORITHM");
        }

        @Test
        void ofAnotherType() throws IOException {
            SealRecipient recipient = new SealRecipient(EC.getPublic(), "to-1", SealAlgorithm.ECDH_ES_A256KW);
            String message = PayloadSeal.installed(getClass().getClassLoader())
                    .seal(recipient, new SealHeader("secret", Optional.of("text/plain"), Map.of()), new byte[1]);
            assertRejected(decrypt(message, "--key", own(EC)), "SEAL_TYPE");
            assertRejected(decrypt("a.b.c", "--key", own(EC)), "SEAL_MALFORMED");
        }
    }

    @Nested
    class Unusable {

        private void assertUnusable(Session session, String text) {
            assertThat(session.exitCode()).as(session.out() + session.err()).isEqualTo(2);
            assertThat(session.err()).contains(text);
        }

        @Test
        void isAKeyOfAnotherKind() throws IOException {
            assertUnusable(encrypt("--key", published(EC), "--algorithm", "RSA-OAEP-256"), "a key for RSA-OAEP-256");
            assertUnusable(encrypt("--key", published(EC), "--algorithm", "dir"), "a key for dir");
            assertUnusable(encrypt("--key", published(pair(KeyKind.P_384))), "on P-256 or RSA");
            assertUnusable(
                    encrypt("--secret", secret.toString(), "--keyid", "a", "--algorithm", "ECDH-ES"), "expected dir");
            assertUnusable(encrypt("--key", published(EC), "--algorithm", "RSA1_5"), "found RSA1_5");
        }

        @Test
        void isAKeyForSignatures() throws IOException {
            Path key = Files.writeString(
                    folder.resolve("sig.jwk"),
                    Jwk.of(EC.getPublic())
                            .with(JwkUse.SIGNATURE, "ES256")
                            .toJson()
                            .toString());
            assertUnusable(encrypt("--key", key.toString()), "expected a key for encryption");
        }

        @Test
        void isAKeyThatOthersMayRead() throws IOException {
            Path key = Path.of(own(EC));
            Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));
            assertUnusable(decrypt("x", "--key", key.toString()), "chmod 600");
        }

        @Test
        void isASecretOfAnotherLength() throws IOException {
            OwnFiles.write(secret, Base64.getEncoder().encodeToString(new byte[16]));
            assertUnusable(encrypt("--secret", secret.toString(), "--keyid", "a"), "256 bits");
            assertUnusable(encrypt("--secret", secret.toString()), "--keyid is missing");
            assertUnusable(encrypt("--secret-text", "s3cret"), "Unknown option --secret-text");
        }

        @Test
        void isContentThatNobodyCouldOpen() throws IOException {
            Files.write(content, new byte[800_000]);
            assertUnusable(encrypt("--key", published(EC)), "at most 783360 octets");
            try (RandomAccessFile file = new RandomAccessFile(content.toFile(), "rw")) {
                file.setLength(100_000_000);
            }
            assertUnusable(encrypt("--key", published(EC)), "is larger than 16777216 bytes");
            assertUnusable(run("decrypt", content, "--key", own(EC)), "is larger than 16777216 bytes");
        }
    }

    @Test
    void answersABatch() throws IOException {
        Path batch = Files.writeString(
                folder.resolve("batch"),
                "{\"id\":1,\"content\":\"" + content + "\"}\n{\"id\":2,\"content\":\"" + folder.resolve("none")
                        + "\"}\n");

        Session session = Session.run("jwe", "encrypt", "--key", published(EC), "--batch", batch.toString());

        assertThat(session.exitCode()).isEqualTo(2);
        assertThat(session.lines())
                .extracting(line -> line.getString("verdict"))
                .containsExactly("encrypted", "error");
        Session opened = decrypt(session.lines().get(0).getString("message"), "--key", own(EC));
        assertThat(opened.exitCode()).isZero();
    }

    private static String[] with(String[] arguments, String... more) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }
}
