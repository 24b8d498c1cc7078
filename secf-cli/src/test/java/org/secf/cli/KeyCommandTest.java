package org.secf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.keys.KeyKind;
import org.secf.keys.OwnKey;
import org.secf.keys.Thumbprint;
import org.secf.keys.store.StoreEntry.KeyEntry;

class KeyCommandTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private StoreRuns runs;

    @BeforeEach
    void initialise() {
        runs = StoreRuns.initialised(folder);
    }

    private Session generate(String alias, String... more) {
        return runs.run(joined(List.of("key", "generate", alias, "--set", "main", "--use", "signing"), more));
    }

    private Session rotate(String... more) {
        return runs.run(joined(List.of("key", "rotate", "--set", "main", "--use", "signing"), more));
    }

    private Session importKey(String use, String... more) {
        return runs.run(joined(List.of("key", "import", "one", "--set", "main", "--use", use), more));
    }

    private static String[] joined(List<String> first, String... more) {
        return Stream.concat(first.stream(), Arrays.stream(more)).toArray(String[]::new);
    }

    private List<JsonObject> keys() {
        return runs.run("key", "list").json().getJsonArray("keys").getValuesAs(JsonObject.class);
    }

    private List<String> states() {
        return keys().stream()
                .map(key -> key.getString("alias") + " " + key.getString("state"))
                .toList();
    }

    private static void assertDone(Session session, String what) {
        assertThat(session.exitCode()).as(session.err() + session.out()).isZero();
        assertThat(session.json().getString("event")).isEqualTo("change");
        assertThat(session.json().getString("what")).isEqualTo(what);
    }

    private static void assertRejected(Session session, String reason) {
        assertThat(session.exitCode()).as(session.err()).isEqualTo(1);
        assertThat(session.json().getString("reason")).isEqualTo(reason);
    }

    private void assertUnusable(Session session, String... texts) {
        assertThat(session.exitCode()).isEqualTo(2);
        assertThat(session.out()).isEmpty();
        assertThat(session.err()).contains(texts).contains("--help");
        assertThat(runs.version()).isEqualTo(1);
    }

    @Nested
    class Generate {

        @Test
        void makesTheFirstKeyActiveAndTheSecondOneNext() {
            assertDone(generate("one"), "key generate");
            assertDone(generate("two"), "key generate");

            assertThat(states()).containsExactly("one active", "two next");
        }

        @ParameterizedTest
        @ValueSource(strings = {"p-256", "p-384", "rsa-3072", "ed25519"})
        void makesTheKindAskedFor(String kind) {
            assertDone(generate("one", "--kind", kind), "key generate");

            assertThat(keys().get(0).getString("algorithm")).isEqualTo(kind);
        }

        @Test
        void makesACertificateOfThatNameAndLifetime() {
            generate("one", "--name", "CN=app,O=Example", "--lifetime", "20d");
            generate("two");

            assertThat(keys().get(0).getString("expires")).isEqualTo("2027-01-21T00:00:00Z");
            try (var contents = runs.contents()) {
                assertThat(contents.entries().values())
                        .extracting(entry -> ((KeyEntry) entry).key().toString())
                        .containsExactly("key of CN=app, O=Example", "key of CN=two");
            }
        }

        @Test
        void refusesEd25519ForDecryption() {
            assertRejected(
                    runs.run("key", "generate", "one", "--set", "main", "--use", "decryption", "--kind", "ed25519"),
                    "KEY_NOT_FOR_USE");
        }

        @Test
        void refusesAnAliasThatIsTakenAndNamesOfAnotherForm() {
            generate("one");

            assertRejected(generate("one"), "ALIAS_TAKEN");
            assertRejected(generate("a+b=c"), "BAD_ALIAS");
        }

        @Test
        void namesWhatCannotBeUsed() {
            assertUnusable(generate("one", "--kind", "rsa-1024"), "--kind", "rsa-3072");
            assertUnusable(generate("one", "--lifetime", "10"), "--lifetime", "from 1d to 7300d");
            assertUnusable(generate("one", "--name", "nobody"), "--name", "CN=app");
            assertUnusable(
                    runs.run("key", "generate", "one", "--set", "main", "--use", "trust"), "signing or decryption");
            assertUnusable(runs.run("key", "generate", "one", "--use", "signing"), "--set");
            assertUnusable(runs.run("key", "generate", "--set", "main", "--use", "signing"), "ALIAS");
        }
    }

    @Nested
    class Import {

        private final OwnKey pair = PemText.pair(KeyKind.P_256, Instant.parse("2027-01-01T00:00:00Z"));

        private String both() {
            return PemText.of(pair.privateKey()) + PemText.of(pair.certificate());
        }

        @Test
        void takesKeyAndCertificateFromOneFile() {
            Path file = runs.secretFile("pair.pem", both());

            assertDone(importKey("signing", "--from", file.toString()), "key import");
            assertThat(keys().get(0).getString("thumbprint")).isEqualTo(Thumbprint.of(pair.publicKey()));
        }

        @Test
        void takesCertificatesFromAFileOfTheirOwn() {
            Path key = runs.secretFile("key.pem", PemText.of(pair.privateKey()));
            Path chain = runs.file("chain.pem", PemText.of(pair.certificate()), "rw-r--r--");

            assertDone(importKey("decryption", "--from", key.toString(), "--chain", chain.toString()), "key import");
        }

        @Test
        void takesEd25519() {
            OwnKey edwards = PemText.pair(KeyKind.ED25519, runs.now());
            Path file =
                    runs.secretFile("pair.pem", PemText.of(edwards.privateKey()) + PemText.of(edwards.certificate()));

            assertDone(importKey("signing", "--from", file.toString()), "key import");
        }

        @Test
        void refusesTheKeyOfAnotherCertificate() {
            OwnKey other = PemText.pair(KeyKind.P_256, runs.now());
            Path file = runs.secretFile("pair.pem", PemText.of(pair.privateKey()) + PemText.of(other.certificate()));

            assertRejected(importKey("signing", "--from", file.toString()), "KEY_PAIR_MISMATCH");
        }

        @Test
        void refusesAnExpiredCertificate() {
            Path file = runs.secretFile("pair.pem", both());
            runs.later(Duration.ofDays(2));

            assertRejected(importKey("signing", "--from", file.toString()), "CERTIFICATE_NOT_VALID");
        }

        @Test
        void refusesAKeyThatOthersMayRead() {
            Path file = runs.file("pair.pem", both(), "rw-r-----");

            assertUnusable(importKey("signing", "--from", file.toString()), "chmod 600 " + file);
        }

        @Test
        void refusesCertificatesThatOthersMayChange() {
            Path key = runs.secretFile("key.pem", PemText.of(pair.privateKey()));
            Path chain = runs.file("chain.pem", PemText.of(pair.certificate()), "rw-rw-r--");

            assertUnusable(
                    importKey("signing", "--from", key.toString(), "--chain", chain.toString()), "chmod go-w " + chain);
        }

        @Test
        void namesWhatIsMissingInTheFile() {
            Path key = runs.secretFile("key.pem", PemText.of(pair.privateKey()));
            Path certificate = runs.secretFile("certificate.pem", PemText.of(pair.certificate()));
            Path broken = runs.secretFile(
                    "broken.pem",
                    "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n" + PemText.of(pair.certificate()));

            assertUnusable(importKey("signing", "--from", key.toString()), "BEGIN CERTIFICATE");
            assertUnusable(importKey("signing", "--from", certificate.toString()), "BEGIN PRIVATE KEY", "openssl");
            assertUnusable(importKey("signing", "--from", broken.toString()), "RSA, EC, Ed25519");
            assertUnusable(
                    importKey("signing", "--from", folder.resolve("none.pem").toString()), "none.pem");
        }
    }

    @Nested
    class Trust {

        private String certificate() {
            return PemText.of(PemText.pair(KeyKind.P_384, runs.now()).certificate());
        }

        private Session trust(String alias, Path file) {
            return runs.run("key", "trust", alias, "--set", "main", "--from", file.toString());
        }

        @Test
        void believesAnyNumberAtOnce() {
            assertDone(trust("one", runs.file("ca.pem", certificate(), "rw-r--r--")), "key trust");
            assertDone(trust("two", runs.file("ca.pem", certificate(), "rw-r--r--")), "key trust");

            assertThat(states()).containsExactly("one active", "two active");
            assertThat(keys().get(0).getString("use")).isEqualTo("trust");
        }

        @Test
        void endsWhenRetired() {
            trust("one", runs.file("ca.pem", certificate(), "rw-r--r--"));

            assertDone(runs.run("key", "retire", "one"), "key retire");
            assertThat(states()).containsExactly("one retired");
        }

        @Test
        void takesOneCertificateThatOthersCannotChange() {
            assertUnusable(trust("one", runs.file("ca.pem", certificate() + certificate(), "rw-r--r--")), "found 2");
            assertUnusable(trust("one", runs.file("ca.pem", certificate(), "rw-r--rw-")), "chmod go-w");
            assertUnusable(trust("one", runs.file("ca.pem", "nothing", "rw-r--r--")), "BEGIN CERTIFICATE");
        }
    }

    @Nested
    class Rotate {

        @BeforeEach
        void twoKeys() {
            generate("one");
            generate("two");
        }

        @Test
        void tellsWhatHappensWhen() {
            Session session = rotate("--in", "10m", "--retire-after", "24h");

            assertDone(session, "key rotate");
            assertThat(session.lines()).hasSize(2);
            assertThat(session.lines().get(1)).hasToString("""
                            {"set":"main","use":"signing","keys":[\
                            {"alias":"one","state":"active","active-from":"2027-01-01T00:00:00Z",\
                            "retiring-from":"2027-01-01T00:10:00Z","retired-from":"2027-01-02T00:10:00Z"},\
                            {"alias":"two","state":"next","active-from":"2027-01-01T00:10:00Z"}]}""");
        }

        @Test
        void happensAtThoseTimes() {
            rotate();

            runs.later(Duration.ofMinutes(10).minusMillis(1));
            assertThat(states()).containsExactly("one active", "two next");
            runs.later(Duration.ofMillis(1));
            assertThat(states()).containsExactly("one retiring", "two active");
            runs.later(Duration.ofHours(24));
            assertThat(states()).containsExactly("one retired", "two active");
        }

        @Test
        void happensAtOnceForAKeyThatIsKnownToOthers() {
            assertDone(rotate("--at-once", "--retire-after", "0s"), "key rotate");

            assertThat(states()).containsExactly("one retired", "two active");
        }

        @Test
        void refusesToLeaveOthersNoTime() {
            assertRejected(rotate("--in", "59s"), "OVERLAP_TOO_SHORT");
        }

        @Test
        void needsANextKey() {
            rotate("--at-once");

            assertRejected(rotate(), "NO_NEXT_KEY");
        }

        @Test
        void namesWhatCannotBeUsed() {
            for (String[] bad :
                    List.of(new String[] {"--in", "5m", "--at-once"}, new String[] {"--in", "0s"}, new String[] {
                        "--retire-after", "24"
                    })) {
                Session session = rotate(bad);

                assertThat(session.exitCode()).isEqualTo(2);
                assertThat(session.err()).contains(bad[0]);
            }
            assertThat(runs.version()).isEqualTo(3);
        }
    }

    @Nested
    class Retire {

        @Test
        void refusesTheActiveKey() {
            generate("one");

            assertRejected(runs.run("key", "retire", "one"), "LAST_ACTIVE_KEY");
        }

        @Test
        void endsAKeyThatAnotherOneHasFollowed() {
            generate("one");
            generate("two");
            rotate("--at-once");

            assertDone(runs.run("key", "retire", "one"), "key retire");
            assertThat(states()).containsExactly("one retired", "two active");
            assertRejected(runs.run("key", "retire", "one"), "WRONG_KEY_STATE");
            assertRejected(runs.run("key", "retire", "none"), "NO_SUCH_ALIAS");
        }
    }

    @Test
    void listTellsWhatIsKnownOfAKey() {
        generate("one", "--lifetime", "10d");

        assertThat(keys().get(0))
                .containsOnlyKeys("alias", "set", "use", "state", "active-from", "algorithm", "thumbprint", "expires");
        assertThat(keys().get(0).getString("set")).isEqualTo("main");
        assertThat(keys().get(0).getString("use")).isEqualTo("signing");
        assertThat(keys().get(0).getString("thumbprint")).hasSize(43);
    }
}
