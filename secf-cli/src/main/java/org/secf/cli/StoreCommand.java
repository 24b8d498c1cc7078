package org.secf.cli;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.secf.settings.ConfigurationException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Runs one command around a store, and prints its answer. */
final class StoreCommand implements Callable<Integer> {

    private static final List<String> READING = List.of(
            "",
            "Exit codes:",
            "  0  done",
            "  1  rejected, and nothing was changed; reason, clause, expected and received are printed",
            "  2  bad usage, or something could not be read; nothing was changed");

    private static final String HALF =
            "  3  changed, but the line could not be appended to the file of --audit, or the disk did not confirm the change";

    private final Outside outside;
    private final StoreVerb verb;
    private final CommandSpec spec;

    StoreCommand(Outside outside, StoreVerb verb) {
        this.outside = outside;
        this.verb = verb;
        this.spec = describe(CommandSpec.wrapWithoutInspection(this), verb);
    }

    CommandSpec spec() {
        return spec;
    }

    @Override
    public Integer call() {
        StoreGiven given = new StoreGiven(spec.commandLine().getParseResult());
        try (StoreDesk desk = new StoreDesk(outside, given)) {
            StoreAnswer answer = verb.action().run(desk);
            outside.print(answer.lines().stream().collect(Collectors.joining("\n", "", "\n")));
            return answer.exitCode();
        } catch (UnusableException | ConfigurationException e) {
            outside.err().println(e.getMessage());
            outside.err().println("See " + spec.qualifiedName() + " --help");
            outside.err().flush();
            return 2;
        }
    }

    private static String[] footer(StoreVerb verb) {
        Stream<String> half = verb.optional().contains(StoreOption.AUDIT) ? Stream.of(HALF) : Stream.empty();
        return Stream.concat(READING.stream(), half).toArray(String[]::new);
    }

    /** Its --version is a version of the store, so of the usual two options there is one. */
    private static CommandSpec describe(CommandSpec spec, StoreVerb verb) {
        spec.name(verb.name());
        spec.usageMessage()
                .description(verb.meaning().toArray(String[]::new))
                .footer(footer(verb))
                .sortOptions(false);
        verb.required().forEach(option -> spec.addOption(option.spec(true)));
        verb.optional().forEach(option -> spec.addOption(option.spec(false)));
        spec.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help message and exit.")
                .build());
        if (verb.takesAlias()) {
            spec.addPositional(PositionalParamSpec.builder()
                    .index("0")
                    .arity("1")
                    .required(true)
                    .paramLabel("ALIAS")
                    .type(String.class)
                    .description("The name of the entry: small letters, digits, dots, hyphens, underscores.")
                    .build());
        }
        return spec;
    }
}
