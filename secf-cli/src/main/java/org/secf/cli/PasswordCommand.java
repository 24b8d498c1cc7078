package org.secf.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
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

    private final SecureRandom random;
    private final InputStream in;
    private final PrintWriter out;
    private final PrintWriter err;
    private final CommandSpec spec;

    PasswordCommand(SecureRandom random, InputStream in, PrintWriter out, PrintWriter err) {
        this.random = random;
        this.in = in;
        this.out = out;
        this.err = err;
        this.spec = PasswordUsage.describe(CommandSpec.wrapWithoutInspection(this));
    }

    CommandSpec spec() {
        return spec;
    }

    @Override
    public Integer call() throws IOException {
        ParseResult parsed = spec.commandLine().getParseResult();
        Optional<char[]> password = password(parsed);
        if (password.isEmpty() || password.get().length == 0) {
            err.println("expected a password: typed, or with --stdin as the first line of standard input");
            err.flush();
            return 2;
        }
        try {
            out.print(line(parsed, password.get()) + "\n");
            out.flush();
            return 0;
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            err.flush();
            return 2;
        } finally {
            Arrays.fill(password.get(), '\0');
        }
    }

    private String line(ParseResult parsed, char[] password) {
        String name = parsed.matchedPositionalValue(0, "");
        List<String> groups = parsed.matchedOptionValue(PasswordUsage.GROUP, List.of());
        String realm = parsed.matchedOptionValue(PasswordUsage.REALM, "");
        if (realm.isEmpty()) {
            return PasswordFile.line(name, PasswordHash.of(password, random), groups);
        }
        String token = parsed.matchedOptionValue(PasswordUsage.ALGORITHM, DigestAlgorithm.SHA_256.token());
        DigestAlgorithm algorithm = DigestAlgorithm.named(token)
                .orElseThrow(() -> new IllegalArgumentException(
                        PasswordUsage.ALGORITHM + ": expected SHA-256, SHA-512-256 or MD5, found " + token));
        return new DigestSecretLine(name, realm, algorithm, new LinkedHashSet<>(groups)).with(password);
    }

    /** Typed, so that it stands neither on the screen nor in the shell's history, unless a program gives it. */
    @SuppressWarnings(
            "SystemConsoleNull") // on Java 17 it is null where there is no terminal; newer ones read what there is
    private Optional<char[]> password(ParseResult parsed) throws IOException {
        @Nullable Console console = parsed.hasMatchedOption(PasswordUsage.STDIN) ? null : System.console();
        if (console != null) {
            return Optional.ofNullable(console.readPassword("Password: "));
        }
        @Nullable String line = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readLine();
        return Optional.ofNullable(line).map(String::toCharArray);
    }
}
