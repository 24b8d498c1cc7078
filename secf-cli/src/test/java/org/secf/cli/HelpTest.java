package org.secf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {

    private static final int WIDTH = 110;

    private static String help(String command) {
        String[] arguments = Stream.concat(
                        Stream.of(command.split(" ", -1)).filter(word -> !word.isEmpty()), Stream.of("--help"))
                .toArray(String[]::new);
        Session session = Session.run(arguments);
        assertThat(session.exitCode()).isZero();
        assertThat(session.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(WIDTH));
        return session.out();
    }

    @ParameterizedTest
    @CsvSource({
        "'',saml jwt dpop httpsig digest jws jwe password gba store secret key",
        "jwt,verify inspect",
        "dpop,verify",
        "httpsig,verify sign base",
        "digest,verify create",
        "jws,verify",
        "jwe,encrypt decrypt",
        "gba,milenage derive digest bootstrap subscriber",
        "gba subscriber,init add list remove set-flags set-identities reseal",
        "store,init info log rekey",
        "secret,set seal list remove",
        "key,generate import trust rotate retire list"
    })
    void listsTheCommandsOnALineEach(String group, String expected) {
        List<String> commands = help(group)
                .lines()
                .dropWhile(line -> !line.equals("Commands:"))
                .skip(1)
                .map(line -> line.strip().split(" ", 2)[0])
                .toList();

        assertThat(commands).containsExactly(expected.split(" ", -1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "store init",
                "store info",
                "store log",
                "store rekey",
                "secret set",
                "secret list",
                "secret remove",
                "key generate",
                "key import",
                "key trust",
                "key rotate",
                "key retire",
                "key list"
            })
    void tellsOptionsAndExitCodes(String command) {
        assertThat(help(command)).contains("Usage: secf " + command, "--store=PATH", "--master", "Exit codes:");
    }

    @Test
    void saysThatASecretIsNoArgument() {
        assertThat(help("secret set")).contains("never an argument", "process list");
    }

    @Test
    void sealsWithoutAStore() {
        assertThat(help("secret seal"))
                .contains("--key=FILE", "--thumbprint=TEXT", "--version=N", "--store=NAME", "application/jose")
                .doesNotContain("--master", "--audit");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "httpsig verify",
                "httpsig sign",
                "httpsig base",
                "digest verify",
                "digest create",
                "jws verify",
                "jwe encrypt",
                "jwe decrypt"
            })
    void showsExamplesOfProtectedMessages(String command) {
        assertThat(help(command))
                .contains(
                        "Usage: secf " + command,
                        "--batch=FILE",
                        "Exit codes:",
                        "Examples:",
                        "  secf " + command + " ");
    }

    /** As the options of a signature are called everywhere. */
    @Test
    void namesWhatMayBeSaidOfASignature() {
        assertThat(help("httpsig verify"))
                .contains("--key=FILE", "--secret=FILE", "--algorithm=NAME", "--label=TEXT", "--tag=TEXT")
                .contains("--require=NAMES", "--at=INSTANT", "--max-age=DURATION", "--request=FILE");
        assertThat(help("httpsig sign"))
                .contains("--components=NAMES", "--algorithm=NAME", "--keyid=TEXT", "--tag=TEXT", "--expires=DURATION")
                .contains("--nonce=TEXT", "--at=INSTANT", "--label=TEXT", "--content-digest");
    }
}
