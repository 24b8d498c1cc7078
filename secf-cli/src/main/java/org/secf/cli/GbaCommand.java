package org.secf.cli;

import java.util.concurrent.Callable;
import org.secf.settings.ConfigurationException;
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

    @Override
    public Integer call() {
        try {
            outside.print(verb.action().run(new GbaGiven(spec.commandLine().getParseResult())) + "\n");
            return 0;
        } catch (UnusableException | ConfigurationException | IllegalArgumentException e) {
            outside.err().println(e.getMessage());
            outside.err().println("See " + spec.qualifiedName() + " --help");
            outside.err().flush();
            return 2;
        }
    }
}
