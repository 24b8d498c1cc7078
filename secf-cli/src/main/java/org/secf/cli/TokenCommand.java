package org.secf.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.secf.settings.ConfigurationException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** Runs one command about tokens or proofs, for one or for a batch of them. */
final class TokenCommand implements Callable<Integer> {

    private static final String BATCH = "--batch";
    private static final String[] FOOTER = {
        "",
        "Exit codes:",
        "  0  accepted, or made; in a batch: every line was judged, accepted or rejected",
        "  1  rejected; reason, clause and detail are printed",
        "  2  bad usage, or something could not be read; in a batch: at least one line has the verdict error",
        "",
        "In a batch each line is one JSON object whose members are the options without dashes, the token, proof or message, and an id."
                + " Options of the command line are the defaults of every line. Each line is judged for itself: the same proof"
                + " twice is no replay."
    };

    private final Outside outside;
    private final TokenVerb verb;
    private final CommandSpec spec;

    TokenCommand(Outside outside, TokenVerb verb) {
        this.outside = outside;
        this.verb = verb;
        this.spec = CommandSpec.wrapWithoutInspection(this).name(verb.name()).mixinStandardHelpOptions(true);
        spec.usageMessage()
                .description(verb.meaning(), "", verb.more())
                .footer(footer(verb))
                .sortOptions(false);
        verb.options().forEach(option -> spec.addOption(option.spec()));
        spec.addOption(OptionSpec.builder(BATCH)
                .paramLabel("FILE")
                .type(String.class)
                .description("Judge every line of a file; a dash (-) reads standard input.")
                .build());
        spec.addPositional(PositionalParamSpec.builder()
                .index("0")
                .arity("0..1")
                .paramLabel(verb.subject().label())
                .type(String.class)
                .description(verb.subject().meaning())
                .build());
    }

    CommandSpec spec() {
        return spec;
    }

    @Override
    public Integer call() throws IOException {
        ParseResult parsed = spec.commandLine().getParseResult();
        TokenGiven given = given(parsed);
        @Nullable String batch = parsed.matchedOptionValue(BATCH, null);
        try {
            return batch == null ? one(given) : batch(batch, given);
        } catch (UnusableException | ConfigurationException | IllegalArgumentException e) {
            outside.err().println(e.getMessage());
            outside.err().println("See " + spec.qualifiedName() + " --help");
            outside.err().flush();
            return 2;
        }
    }

    private int one(TokenGiven given) throws UnusableException {
        Answer answer = verb.action().run(given, outside);
        if (answer.made().isPresent()) {
            outside.printOctets(answer.made().get());
        } else {
            outside.print(answer.json() + "\n");
        }
        return answer.exitCode();
    }

    private static String[] footer(TokenVerb verb) {
        Stream<String> examples = verb.examples().isEmpty()
                ? Stream.empty()
                : Stream.concat(
                        Stream.of("", "Examples:"), verb.examples().stream().map(example -> "  secf " + example));
        return Stream.concat(Stream.of(FOOTER), examples).toArray(String[]::new);
    }

    private int batch(String name, TokenGiven defaults) throws UnusableException, IOException {
        try (Reader lines = reader(name)) {
            return new TokenBatch(verb, defaults, outside).run(lines);
        }
    }

    private Reader reader(String name) throws UnusableException {
        try {
            InputStream in = name.equals("-") ? outside.in() : Files.newInputStream(Path.of(name));
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException | InvalidPathException e) {
            throw new UnusableException(
                    "--batch: cannot read " + name + ": expected a file with one JSON object a line, or -", e);
        }
    }

    private TokenGiven given(ParseResult parsed) {
        Map<TokenOption, String> given = new EnumMap<>(TokenOption.class);
        for (TokenOption option : verb.options()) {
            if (parsed.hasMatchedOption(option.dashes())) {
                given.put(option, option.isFlag() ? "true" : parsed.matchedOptionValue(option.dashes(), ""));
            }
        }
        String subject = parsed.matchedPositionalValue(0, "");
        if (!subject.isEmpty()) {
            given.put(verb.subject(), subject);
        }
        return new TokenGiven(given);
    }
}
