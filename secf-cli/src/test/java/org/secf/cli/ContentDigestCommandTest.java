package org.secf.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Digests of what stands in a file, octet by octet (RFC 9530). */
class ContentDigestCommandTest {

    private static final String HEAD = "PUT /items/1 HTTP/1.1\r\nHost: api.example.org\r\n";
    private static final String PART = "HTTP/1.1 206 Partial Content\r\nContent-Range: bytes 0-4/100\r\n";

    @TempDir
    Path folder;

    private Session run(String verb, String message, String... more) throws IOException {
        List<String> all = new ArrayList<>(List.of("digest", verb));
        all.addAll(List.of(more));
        all.add(Files.writeString(folder.resolve(verb + ".http"), message, ISO_8859_1)
                .toString());
        return Session.run(all.toArray(String[]::new));
    }

    private static String digest(String algorithm, String content) {
        try {
            byte[] digest = MessageDigest.getInstance(algorithm).digest(content.getBytes(ISO_8859_1));
            return algorithm.toLowerCase(Locale.ROOT) + "=:"
                    + Base64.getEncoder().encodeToString(digest) + ":";
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static void assertRejected(Session session, String reason) {
        assertThat(session.exitCode()).as(session.out() + session.err()).isEqualTo(1);
        assertThat(session.json().getString("reason")).isEqualTo(reason);
        assertThat(session.json().getString("clause")).startsWith("RFC 9530");
    }

    @Nested
    class Create {

        @ParameterizedTest
        @ValueSource(strings = {"", "hello", "hello\n", "hello\r\n", "a\r\nb\nc", "\r\n\r\n", "\u0000\u00ff\u0080"})
        void isOfEveryOctetAfterTheEmptyLine(String content) throws IOException {
            for (String head : List.of(HEAD, HEAD.replace("\r\n", "\n"))) {
                String end = head.endsWith("\r\n") ? "\r\n" : "\n";

                Session created = run("create", head + end + content);

                assertThat(created.exitCode()).as(created.err()).isZero();
                assertThat(created.out())
                        .isEqualTo(head + "Content-Digest: " + digest("SHA-256", content) + end + end + content);
                Session verified = run("verify", created.out());
                assertThat(verified.exitCode()).as(verified.out()).isZero();
                assertThat(verified.json().getJsonArray("content-digest").getString(0))
                        .isEqualTo("sha-256");
            }
        }

        @Test
        void isByTheAlgorithmsAndForTheFieldsAskedFor() throws IOException {
            Session session = run(
                    "create",
                    HEAD + "\r\nhello",
                    "--algorithm",
                    "sha-256,sha-512",
                    "--field",
                    "repr-digest,content-digest");

            String both = digest("SHA-512", "hello") + ", " + digest("SHA-256", "hello");
            assertThat(session.out()).contains("Content-Digest: " + both + "\r\n", "Repr-Digest: " + both + "\r\n");
            Session verified = run("verify", session.out());
            assertThat(verified.exitCode()).isZero();
            assertThat(verified.json().getJsonArray("repr-digest")).hasSize(2);
        }

        @Test
        void endsWhereContentLengthSays() throws IOException {
            Session session = run("create", HEAD + "Content-Length: 5\r\n\r\nhello\n");

            assertThat(session.out()).contains(digest("SHA-256", "hello")).endsWith("\r\n\r\nhello\n");
        }

        @Test
        void cannotBeOfWhatIsNotThere() throws IOException {
            Session part = run("create", PART + "\r\nhello", "--field", "repr-digest");
            assertThat(part.exitCode()).isEqualTo(2);
            assertThat(part.err()).contains("found a part of one");
            Session twice = run("create", HEAD + "Content-Digest: sha-256=:AA==:\r\n\r\nhello");
            assertThat(twice.exitCode()).isEqualTo(2);
            assertThat(twice.err()).contains("already");
            assertThat(run("create", HEAD + "\r\n", "--algorithm", "md5").err())
                    .contains("expected sha-256 or sha-512");
            assertThat(run("create", HEAD + "\r\n", "--field", "digest").err()).contains("--field: expected");
            assertThat(run("create", HEAD + "\r\n", "--content", "x").err()).contains("Unknown option --content");
        }
    }

    @Nested
    class Verify {

        @Test
        void refusesAnAlteredOctet() throws IOException {
            String digested = run("create", HEAD + "\r\nhello").out();

            assertRejected(run("verify", digested.replace("hello", "hellp")), "WRONG_DIGEST");
            assertRejected(run("verify", digested + "\n"), "WRONG_DIGEST");
            assertRejected(run("verify", digested.substring(0, digested.length() - 1)), "WRONG_DIGEST");
        }

        @Test
        void refusesEitherFieldThatIsWrong() throws IOException {
            String right = digest("SHA-256", "hello");
            String wrong = digest("SHA-512", "other");

            assertRejected(
                    run("verify", HEAD + "Content-Digest: " + right + "\r\nRepr-Digest: " + wrong + "\r\n\r\nhello"),
                    "WRONG_DIGEST");
            assertRejected(
                    run("verify", HEAD + "Content-Digest: " + right + ", " + wrong + "\r\n\r\nhello"), "WRONG_DIGEST");
        }

        @Test
        void refusesWhereNothingCounts() throws IOException {
            assertRejected(run("verify", HEAD + "\r\nhello"), "NO_ACCEPTED_DIGEST");
            assertRejected(
                    run("verify", HEAD + "Content-Digest: md5=:XUFAKrxLKna5cZ2REBfFkg==:\r\n\r\nhello"),
                    "NO_ACCEPTED_DIGEST");
            assertRejected(run("verify", HEAD + "Content-Digest: sha-256=:AAAA:\r\n\r\nhello"), "MALFORMED_DIGEST");
        }

        /** The whole is not there to be digested. */
        @Test
        void leavesTheRepresentationOfAPartAlone() throws IOException {
            String whole = "Repr-Digest: " + digest("SHA-256", "hello, and more") + "\r\n";

            assertRejected(run("verify", PART + whole + "\r\nhello"), "NO_ACCEPTED_DIGEST");
            Session session =
                    run("verify", PART + whole + "Content-Digest: " + digest("SHA-256", "hello") + "\r\n\r\nhello");
            assertThat(session.exitCode()).isZero();
            assertThat(session.json().getString("repr-digest")).startsWith("not judged");
        }

        @Test
        void judgesABatch() throws IOException {
            Path good = Files.writeString(
                    folder.resolve("good"), run("create", HEAD + "\r\nhello").out(), ISO_8859_1);
            Path bad = Files.writeString(folder.resolve("bad"), HEAD + "\r\nhello", ISO_8859_1);
            Path batch = Files.writeString(
                    folder.resolve("batch"),
                    "{\"id\":1,\"message\":\"" + good + "\"}\n{\"id\":2,\"message\":\"" + bad + "\"}\n");

            Session session = Session.run("digest", "verify", "--batch", batch.toString());

            assertThat(session.exitCode()).isZero();
            assertThat(session.lines())
                    .extracting(line -> line.getString("verdict"))
                    .containsExactly("accepted", "rejected");
        }

        @Test
        void readsStandardInput() throws IOException {
            String digested = run("create", HEAD + "\r\nhello").out();
            assertThat(Session.runWithInput(digested.getBytes(ISO_8859_1), "digest", "verify", "-")
                            .exitCode())
                    .isZero();
            assertThat(Session.run("digest", "verify").err()).contains("the file is missing");
        }
    }
}
