package org.secf.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.http.MemoryRequest;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.MemoryExchange;
import org.secf.mechanism.Outcome;
import org.secf.mechanism.Parts;
import org.secf.settings.ConfigurationException;
import org.secf.settings.Settings;
import org.secf.state.MemoryOnceStore;
import org.secf.state.MovableClock;

/** What a deployment needs, and what it is told when something is missing or wrong. */
class DigestSetupTest {

    private static final String ALICE = line("alice", DigestAlgorithm.SHA_256, "staff");

    private final MovableClock clock = new MovableClock(Instant.parse("2026-06-01T12:00:00Z"));

    @TempDir
    Path folder;

    private static String line(String name, DigestAlgorithm algorithm, String... groups) {
        return new DigestSecretLine(name, TestRealm.NAME, algorithm, Set.of(groups))
                .with(DigestAnswer.PASSWORD.toCharArray());
    }

    private Mechanism start(Parts parts, String... settings) {
        return new DigestMechanismFactory()
                .create(
                        TestRealm.settings(Arrays.asList(settings)),
                        TestRealm.context(clock, new MemoryOnceStore(clock, 100), parts));
    }

    private Mechanism startWith(String content, String... more) {
        String[] settings = Arrays.copyOf(more, more.length + 2);
        settings[more.length] = "realm=" + TestRealm.NAME;
        settings[more.length + 1] = "secrets=file:" + file(content, "rw-------");
        return start(Parts.none(), settings);
    }

    private Path file(String content, String permissions) {
        try {
            Path file = Files.writeString(Files.createTempFile(folder, "secrets", ""), content);
            return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean letsAliceIn(Mechanism mechanism) {
        String challenge = mechanism.challenges(MemoryRequest.get("/")).get(0);
        return mechanism.authenticate(MemoryExchange.of(TestRealm.request(DigestAnswer.to(challenge))))
                instanceof Outcome.Established;
    }

    private static String hash(String line) {
        return line.split(":", -1)[3];
    }

    @Nested
    class Secrets {

        @Test
        void comeFromAFile() {
            assertThat(letsAliceIn(startWith(ALICE))).isTrue();
        }

        @Test
        void comeFromTheApplication() {
            assertThat(letsAliceIn(start(new TestRealm.OnePart(TestRealm.users()), "realm=" + TestRealm.NAME)))
                    .isTrue();
        }

        @Test
        void thatNobodyHasStopTheDeployment() {
            assertThatThrownBy(() -> start(Parts.none(), "realm=x"))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContainingAll("secf.digest.secrets", "file:/", "org.secf.digest.DigestSecrets");
        }

        @Test
        void ofTwoPlacesStopTheDeployment() {
            assertThatThrownBy(() -> start(
                            new TestRealm.OnePart(TestRealm.users()),
                            "realm=" + TestRealm.NAME,
                            "secrets=file:" + file(ALICE, "rw-------")))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContainingAll("secf.digest.secrets", "FileSecrets", "keep one");
        }

        @Test
        void thatOthersMayReadStopTheDeployment() {
            assertThatThrownBy(() ->
                            start(Parts.none(), "realm=" + TestRealm.NAME, "secrets=file:" + file(ALICE, "rw-r--r--")))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContainingAll("secf.digest.secrets", "chmod 600");
        }

        @Test
        void inTheConfigurationItselfStopTheDeploymentAndAreNotShown() {
            Settings settings = TestRealm.settings(List.of("realm=x", "secrets=" + ALICE));

            assertThat(settings.toString()).doesNotContain(ALICE);
            assertThatThrownBy(() -> start(Parts.none(), "realm=x", "secrets=" + ALICE))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageNotContaining(hash(ALICE));
        }
    }

    @Nested
    class File {

        @Test
        void mayHaveCommentsEmptyLinesAndLineEndsOfWindows() {
            assertThat(letsAliceIn(startWith("# users\r\n\r\n" + ALICE + "\r\n")))
                    .isTrue();
            assertThat(letsAliceIn(startWith("\n\n" + ALICE))).isTrue();
        }

        @Test
        void mayHaveUsersWithoutGroups() {
            assertThat(letsAliceIn(startWith(line("alice", DigestAlgorithm.SHA_256))))
                    .isTrue();
        }

        @Test
        void mayHaveUsersOfOtherRealms() {
            String other = new DigestSecretLine("bob", "other", DigestAlgorithm.MD5, Set.of()).with(new char[] {'x'});

            assertThat(letsAliceIn(startWith(other + "\n" + ALICE))).isTrue();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "alice:enabler@example.org:SHA-256:%s",
                    "alice:SHA-256:%s:staff:x",
                    ":enabler@example.org:SHA-256:%s:staff",
                    " alice:enabler@example.org:SHA-256:%s:staff",
                    "alice::SHA-256:%s:staff",
                    "alice:enabler@example.org:SHA-1:%s:staff",
                    "alice:enabler@example.org:MD5:%s:staff",
                    "alice:enabler@example.org:SHA-256:%s00:staff",
                    "alice:enabler@example.org:SHA-256: %s:staff",
                    "alice:enabler@example.org:SHA-256:z%s:staff",
                    "alice:enabler@example.org:SHA-256:%s:staff,",
                    "alice:enabler@example.org:SHA-256:%s:,",
                    "alice:enabler@example.org:SHA-256:%s: staff",
                    "alice:enabler@example.org:SHA-256:%s:staff ",
                    "ali\u200bce:enabler@example.org:SHA-256:%s:staff",
                    "Ja\u0308s\u00f8n:enabler@example.org:SHA-256:%s:staff",
                    "\uFEFFalice:enabler@example.org:SHA-256:%s:staff",
                    "%s"
                })
        void withALineOfAnotherFormNamesItsNumberAndNotItsSecret(String pattern) {
            assertThatThrownBy(() -> startWith("# users\n\n" + pattern.formatted(hash(ALICE)) + "\n" + ALICE))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("secf.digest.secrets line 3")
                    .hasMessageNotContaining(hash(ALICE))
                    .hasNoCause();
        }

        @Test
        void inAnotherCharacterSetStopsTheDeployment() {
            assertThatThrownBy(
                            () -> new SecretFileParser("s").parse("J\u00e4s:x".getBytes(StandardCharsets.ISO_8859_1)))
                    .hasMessageContaining("UTF-8");
            assertThatThrownBy(() -> new SecretFileParser("s").parse(new byte[] {(byte) 0xC3}))
                    .hasMessageContaining("UTF-8");
        }

        @Test
        void withTheSameUserTwiceNamesBothLines() {
            assertThatThrownBy(() -> startWith(ALICE + "\n#\n" + line("alice", DigestAlgorithm.SHA_256, "admin")))
                    .hasMessageContaining("lines 1 and 3");
        }

        @Test
        void withGroupsThatDependOnTheAlgorithmNamesBothLines() {
            assertThatThrownBy(() -> startWith(
                            ALICE + "\n" + line("alice", DigestAlgorithm.MD5, "staff", "admin"), "accept-md5=true"))
                    .hasMessageContainingAll("lines 1 and 2", "groups");
        }

        @Test
        void withoutAnybodyOfTheRealmStopsTheDeployment() {
            assertThatThrownBy(() -> startWith("# nobody yet")).hasMessageContaining("realm " + TestRealm.NAME);
        }

        @Test
        void withAUserWhoHasNoSecretForAnOfferedAlgorithmStopsTheDeployment() {
            assertThatThrownBy(() -> startWith(
                            ALICE + "\n" + line("bob", DigestAlgorithm.SHA_256), "algorithms=SHA-256,SHA-512-256"))
                    .hasMessageContainingAll("line 1", "SHA-512-256");
            assertThatThrownBy(() -> startWith(ALICE + "\n" + line("bob", DigestAlgorithm.MD5)))
                    .hasMessageContainingAll("line 2", "SHA-256");
        }

        @Test
        void mayHaveOldUsersWithMd5OnlyWhereThatIsAccepted() {
            assertThat(letsAliceIn(startWith(ALICE + "\n" + line("bob", DigestAlgorithm.MD5), "accept-md5=true")))
                    .isTrue();
        }
    }
}
