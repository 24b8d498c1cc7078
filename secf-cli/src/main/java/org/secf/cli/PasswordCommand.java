package org.secf.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.secf.digest.DigestAlgorithm;
import org.secf.digest.DigestSecretLine;
import org.secf.password.PasswordFile;
import org.secf.password.PasswordHash;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code password}: one line of the file that Basic and the login form read, or of the file that Digest reads. */
final class PasswordCommand implements Callable<Integer> {

    private final Outside outside;
    private final CommandSpec spec;

    PasswordCommand(Outside outside) {
        this.outside = outside;
        this.spec = PasswordUsage.describe(CommandSpec.wrapWithoutInspection(this));
    }

    CommandSpec spec() {
        return spec;
    }

    @Override
    public Integer call() throws IOException {
        ParseResult parsed = spec.commandLine().getParseResult();
        char[] password = password(parsed);
        try {
            if (password.length == 0) {
                throw new IllegalArgumentException(
                        "expected a password: typed, or with --stdin as the first line of standard input");
            }
            outside.print(line(parsed, password) + "\n");
            return 0;
        } catch (IllegalArgumentException e) {
            outside.err().println(e.getMessage());
            outside.err().flush();
            return 2;
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    private String line(ParseResult parsed, char[] password) {
        String name = parsed.matchedPositionalValue(0, "");
        List<String> groups = parsed.matchedOptionValue(PasswordUsage.GROUP, List.of());
        String realm = parsed.matchedOptionValue(PasswordUsage.REALM, "");
        if (realm.isEmpty()) {
            return PasswordFile.line(name, PasswordHash.of(password, outside.random()), groups);
        }
        String token = parsed.matchedOptionValue(PasswordUsage.ALGORITHM, DigestAlgorithm.SHA_256.token());
        DigestAlgorithm algorithm = DigestAlgorithm.named(token)
                .orElseThrow(() -> new IllegalArgumentException(
                        PasswordUsage.ALGORITHM + ": expected SHA-256, SHA-512-256 or MD5, found " + token));
        return new DigestSecretLine(name, realm, algorithm, new LinkedHashSet<>(groups)).with(password);
    }

    /** Typed, so that it stands neither on the screen nor in the shell's history, unless a program gives it. */
    private char[] password(ParseResult parsed) throws IOException {
        if (outside.terminal().isPresent() && !parsed.hasMatchedOption(PasswordUsage.STDIN)) {
            return outside.terminal().get().apply("Password: ");
        }
        @Nullable
        String line = new BufferedReader(new InputStreamReader(outside.in(), StandardCharsets.UTF_8)).readLine();
        return line == null ? new char[0] : line.toCharArray();
    }
}
