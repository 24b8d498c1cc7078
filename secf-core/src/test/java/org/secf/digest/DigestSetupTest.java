package org.secf.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.http.MemoryRequest;
import org.secf.identity.GroupMapping;
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

    private static String hash(String line) {
        return line.split(":", -1)[3];
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

    @Nested
    class Line {

        @Test
        void isAsDocumented() {
            assertThat(new DigestSecretLine(
                                    "Mufasa",
                                    "testrealm@host.com",
                                    DigestAlgorithm.MD5,
                                    new LinkedHashSet<>(List.of("lions", "kings")))
                            .with("Circle Of Life".toCharArray()))
                    .isEqualTo("Mufasa:testrealm@host.com:MD5:939e7578ed9e3c518a452acee763bce9:lions,kings");
        }

        @Test
        void isForNameAndPasswordInNormalForm() {
            DigestSecretLine composed = new DigestSecretLine("J\u00e4s", "r", DigestAlgorithm.SHA_256, Set.of());
            DigestSecretLine decomposed = new DigestSecretLine("Ja\u0308s", "r", DigestAlgorithm.SHA_256, Set.of());

            assertThat(decomposed).isEqualTo(composed);
            assertThat(decomposed.with("o\u0308".toCharArray())).isEqualTo(composed.with("\u00f6".toCharArray()));
        }

        @Test
        void leavesThePasswordToItsOwner() {
            char[] password = "secret".toCharArray();
            new DigestSecretLine("alice", "r", DigestAlgorithm.SHA_256, Set.of()).with(password);

            assertThat(password).isEqualTo("secret".toCharArray());
        }

        @Test
        void refusesHalfACharacterInsteadOfReplacingIt() {
            DigestSecretLine line = new DigestSecretLine("alice", "r", DigestAlgorithm.SHA_256, Set.of());

            assertThatIllegalArgumentException().isThrownBy(() -> line.with(new char[] {'a', '\ud800'}));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " ", "a:b", "a ", "a\nb", "a\u200b"})
        void refusesANameThatCannotStandThere(String name) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new DigestSecretLine(name, "r", DigestAlgorithm.SHA_256, Set.of()));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "a:b", "a\"b", "a\\b", "\u00e9", " a"})
        void refusesARealmThatCannotStandThere(String name) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new DigestSecretLine("alice", name, DigestAlgorithm.SHA_256, Set.of()));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "a,b", "a\nb"})
        void refusesAGroupThatCannotStandThere(String group) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new DigestSecretLine("alice", "r", DigestAlgorithm.SHA_256, Set.of(group)));
        }
    }

    @Nested
    class Policy {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "realm=a\"b",
                    "realm=a:b",
                    "realm=\u00e9",
                    "algorithms=MD5",
                    "algorithms=SHA-1",
                    "algorithms=",
                    "algorithms=SHA-256,SHA-256",
                    "qop=",
                    "qop=auth,auth",
                    "qop=auth-conf",
                    "nonce-lifetime=0s",
                    "nonce-lifetime=11m",
                    "nonce-lifetime=60",
                    "max-body=-1",
                    "max-body=67108865",
                    "accept-md5=yes",
                    "userhash=1"
                })
        void thatCannotBeStopsTheDeployment(String setting) {
            assertThatThrownBy(() -> start(new TestRealm.OnePart(TestRealm.users()), "realm=x", setting))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("secf.digest");
        }

        @Test
        void withoutARealmStopsTheDeployment() {
            assertThatThrownBy(() -> start(new TestRealm.OnePart(TestRealm.users())))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("secf.digest.realm is required");
        }

        @Test
        void refusesTheSameWhereverItIsMade() {
            List<DigestAlgorithm> some = List.of(DigestAlgorithm.SHA_256);
            List<QualityOfProtection> auth = List.of(QualityOfProtection.AUTH);
            Duration minute = Duration.ofMinutes(1);

            assertThatIllegalArgumentException().isThrownBy(() -> policy(" ", some, auth, minute));
            assertThatIllegalArgumentException().isThrownBy(() -> policy("r", List.of(), auth, minute));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> policy("r", List.of(DigestAlgorithm.MD5), auth, minute));
            assertThatIllegalArgumentException().isThrownBy(() -> policy("r", some, List.of(), minute));
            assertThatIllegalArgumentException().isThrownBy(() -> policy("r", some, auth, Duration.ZERO));
        }

        private static DigestPolicy policy(
                String realm, List<DigestAlgorithm> algorithms, List<QualityOfProtection> qop, Duration lifetime) {
            return new DigestPolicy(realm, algorithms, false, qop, lifetime, false, 0, GroupMapping.NONE);
        }
    }
}
