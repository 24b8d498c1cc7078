package org.secf.cli;

import jakarta.json.JsonObject;
import java.util.concurrent.Callable;
import org.secf.settings.ConfigurationException;
import org.secf.verdict.Rejection;
import picocli.CommandLine.Model.CommandSpec;

/** Runs one command around bootstrapped keys, and prints its answer as JSON in one line. */
final class GbaCommand implements Callable<Integer> {

    private final Outside outside;
    private final GbaVerb verb;
    private final CommandSpec spec;

    GbaCommand(Outside outside, GbaVerb verb) {
        this.outside = outside;
        this.verb = verb;
        this.spec = CommandSpec.wrapWithoutInspection(this).name(verb.name()).mixinStandardHelpOptions(true);
        spec.usageMessage().description(verb.meaning()).sortOptions(false);
        verb.required().forEach(option -> spec.addOption(option.spec(true)));
        verb.optional().forEach(option -> spec.addOption(option.spec(false)));
    }

    CommandSpec spec() {
        return spec;
    }

    private int answered(JsonObject answer) {
        outside.print(answer + "\n");
        return 0;
    }

    private int rejected(Rejection rejection) {
        StoreAnswer answer = StoreAnswer.rejected(rejection);
        outside.print(String.join("\n", answer.lines()) + "\n");
        return answer.exitCode();
    }

    @Override
    public Integer call() {
        try {
            GbaGiven given = new GbaGiven(spec.commandLine().getParseResult());
            return verb.action().run(given, outside).fold(this::answered, this::rejected);
        } catch (UnusableException | ConfigurationException | IllegalArgumentException e) {
            outside.err().println(e.getMessage());
            outside.err().println("See " + spec.qualifiedName() + " --help");
            outside.err().flush();
            return 2;
        }
    }
}
