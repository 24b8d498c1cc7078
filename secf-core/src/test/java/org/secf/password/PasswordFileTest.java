package org.secf.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.identity.PasswordReason;
import org.secf.identity.VerifiedUser;
import org.secf.keys.set.KeyRing;
import org.secf.settings.ConfigurationException;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

class PasswordFileTest {

    private static final PasswordHash HASH = PasswordHash.of("wonderland".toCharArray(), new SecureRandom());

    @TempDir
    Path folder;

    private PasswordFile read(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("users"), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return PasswordFile.read("secf.basic.password-file", "file:" + file, KeyRing.empty());
    }

    @Test
    void knowsUsersAndTheirGroups() throws IOException {
        PasswordFile file = read("# users\n\n" + PasswordFile.line("alice", HASH, List.of("user", "admin")) + "\r\n"
                + PasswordFile.line("bob", HASH, List.of()));

        Verdict<VerifiedUser> alice = file.verify("alice", "wonderland".toCharArray());
        assertThat(alice.<Object>fold(VerifiedUser::groups, Rejection::detail))
                .asString()
                .isEqualTo("[user, admin]");
        assertThat(file.verify("bob", "wonderland".toCharArray()).rejection()).isEmpty();
    }

    @Test
    void tellsStrangersAndWrongPasswordsAlike() throws IOException {
        PasswordFile file = read(PasswordFile.line("alice", HASH, List.of()));

        assertThat(file.verify("alice", "Wonderland".toCharArray()).rejection())
                .isEqualTo(file.verify("mallory", "wonderland".toCharArray()).rejection())
                .hasValueSatisfying(
                        rejection -> assertThat(rejection.reason()).isSameAs(PasswordReason.WRONG_PASSWORD));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alice",
                "alice:secret",
                "alice:{hash}:a:b",
                ":{hash}",
                "alice:md5$1$x$y",
                "alice:pbkdf2-sha512$1000$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "alice:pbkdf2-sha512$210000$AAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "alice:pbkdf2-sha512$210000$AAAAAAAAAAAAAAAAAAAAAA$AAAA",
                "alice:pbkdf2-sha512$secret$AAAAAAAAAAAAAAAAAAAAAA$AAAA",
                "alice:pbkdf2-sha512$many$AAAAAAAAAAAAAAAAAAAAAA$AAAA",
                "alice:{hash}\nalice:{hash}",
            })
    void stopsAtALineThatIsNoneAndDoesNotQuoteIt(String text) {
        assertThatThrownBy(() -> read("# one\n" + text.replace("{hash}", HASH.text())))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("secf.basic.password-file")
                .hasMessageContaining("line ")
                .hasMessageNotContaining("secret")
                .hasMessageNotContaining(HASH.hash());
    }

    @Test
    void refusesAFileThatOthersMayRead() throws IOException {
        Path file = Files.writeString(folder.resolve("open"), PasswordFile.line("alice", HASH, List.of()));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        assertThatThrownBy(() -> PasswordFile.read("secf.basic.password-file", "file:" + file, KeyRing.empty()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("chmod 600");
    }

    @Test
    void writesNoLineThatItCouldNotRead() {
        assertThatThrownBy(() -> PasswordFile.line("a:b", HASH, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PasswordFile.line("#a", HASH, List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"staff,administrator", "x\nroot:pbkdf2", "a:b", " ", ""})
    void writesNoGroupThatItWouldReadAsAnother(String group) {
        assertThatThrownBy(() -> PasswordFile.line("alice", HASH, List.of(group)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Otherwise the time would tell users from strangers; both lines end well whatever they cost. */
    @Test
    void judgesUsersOfDifferentCost() throws IOException {
        String cheap = "pbkdf2-sha512$100000$" + HASH.salt() + "$" + HASH.hash();
        PasswordFile file = read("bob:" + cheap + "\n" + PasswordFile.line("alice", HASH, List.of()));

        assertThat(file.verify("bob", "wonderland".toCharArray()).rejection()).isPresent();
        assertThat(file.verify("alice", "wonderland".toCharArray()).rejection()).isEmpty();
    }

    @Test
    void givesEachPasswordItsOwnSalt() {
        assertThat(PasswordHash.of("wonderland".toCharArray(), new SecureRandom()))
                .isNotEqualTo(HASH);
        assertThat(HASH.toString()).doesNotContain(HASH.hash());
    }
}
