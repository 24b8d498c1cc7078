package org.secf.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code saml verify}: one response, or a batch of them. */
final class VerifyCommand implements Callable<Integer> {

    private final Clock clock;
    private final InputStream in;
    private final PrintWriter out;
    private final PrintWriter err;
    private final CommandSpec spec;

    VerifyCommand(Clock clock, InputStream in, PrintWriter out, PrintWriter err) {
        this.clock = clock;
        this.in = in;
        this.out = out;
        this.err = err;
        this.spec = VerifyUsage.describe(CommandSpec.wrapWithoutInspection(this));
    }

    CommandSpec spec() {
        return spec;
    }

    @Override
    public Integer call() throws IOException {
        ParseResult parsed = spec.commandLine().getParseResult();
        Given given = given(parsed);
        Optional<String> batch =
                Optional.ofNullable(parsed.<@Nullable String>matchedOptionValue(VerifyUsage.BATCH, null));
        try {
            return batch.isPresent() ? batch(batch.get(), given) : one(given);
        } catch (UnusableException e) {
            err.println(e.getMessage());
            err.println("See secf saml verify --help");
            err.flush();
            return 2;
        }
    }

    private int one(Given given) throws UnusableException {
        Answer answer = new Desk(new Sources(in, Optional.empty()), clock, err).answer(given);
        out.print(answer.json() + "\n");
        out.flush();
        return answer.exitCode();
    }

    private int batch(String name, Given defaults) throws UnusableException, IOException {
        Optional<Path> file = name.equals("-") ? Optional.empty() : Optional.of(batchFile(name));
        Optional<Path> folder = file.map(path -> path.toAbsolutePath().getParent());
        // In a batch from standard input the input is the batch: no line may take it as its response.
        InputStream responses = file.isPresent() ? in : InputStream.nullInputStream();
        Desk desk = new Desk(new Sources(responses, folder), clock, err);
        try (Reader lines = reader(file.isPresent() ? Files.newInputStream(file.get()) : in)) {
            return new Batch(desk, defaults, out).run(lines);
        }
    }

    private static Path batchFile(String name) throws UnusableException {
        try {
            Path path = Path.of(name);
            if (Files.isReadable(path) && !Files.isDirectory(path)) {
                return path;
            }
        } catch (InvalidPathException e) {
            throw new UnusableException("--batch: expected a file or -, found " + name, e);
        }
        throw new UnusableException(
                "--batch: cannot read " + name + ": expected a file with one JSON object a line, or -");
    }

    private static Reader reader(InputStream in) {
        return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    private static Given given(ParseResult parsed) {
        Given given = Given.NOTHING;
        for (VerifyOption option : VerifyOption.dashed()) {
            if (parsed.hasMatchedOption(option.dashes())) {
                given = given.with(option, String.valueOf((Object) parsed.matchedOptionValue(option.dashes(), "")));
            }
        }
        String file = parsed.matchedPositionalValue(0, "");
        return file.isEmpty() ? given : given.with(VerifyOption.FILE, file);
    }
}
