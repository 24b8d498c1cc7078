package org.secf.cli;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.secf.jdbc.DatabaseFailedException;
import org.secf.settings.ConfigurationException;
import picocli.CommandLine.Model.CommandSpec;

/** Runs one command around subscribers, and prints its answer as JSON, a line for each object. */
final class SubscriberCommand implements Callable<Integer> {

    private static final List<SubscriberOption> DATABASE =
            List.of(SubscriberOption.DATABASE, SubscriberOption.USER, SubscriberOption.PASSWORD);
    private static final List<StoreOption> STORE = List.of(
            StoreOption.STORE,
            StoreOption.FORMAT,
            StoreOption.TOKEN_LIBRARY,
            StoreOption.TOKEN_SLOT,
            StoreOption.MASTER);

    private final Outside outside;
    private final SubscriberVerb verb;
    private final CommandSpec spec;

    SubscriberCommand(Outside outside, SubscriberVerb verb) {
        this.outside = outside;
        this.verb = verb;
        this.spec = CommandSpec.wrapWithoutInspection(this).name(verb.name()).mixinStandardHelpOptions(true);
        spec.usageMessage().description(verb.meaning()).sortOptions(false);
        verb.required().forEach(option -> spec.addOption(option.spec(true)));
        verb.optional().forEach(option -> spec.addOption(option.spec(false)));
        DATABASE.forEach(option -> spec.addOption(option.spec(false)));
        STORE.forEach(option -> spec.addOption(option.spec(false)));
    }

    CommandSpec spec() {
        return spec;
    }

    @Override
    public Integer call() {
        try (SubscriberDesk desk =
                new SubscriberDesk(outside, spec.commandLine().getParseResult())) {
            StoreAnswer answer = verb.action().run(desk);
            outside.print(answer.lines().stream().map(line -> line + "\n").collect(Collectors.joining()));
            return answer.exitCode();
        } catch (UnusableException | ConfigurationException | IllegalArgumentException | DatabaseFailedException e) {
            outside.err().println(e.getMessage());
            outside.err().println("See " + spec.qualifiedName() + " --help");
            outside.err().flush();
            return 2;
        }
    }
}
