package org.secf.cli;

import java.io.InputStream;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The commands, with everything they touch outside handed in. */
final class Tool {

    private static final String[] VERSION = {
        "secf "
                + Optional.ofNullable(Tool.class.getPackage().getImplementationVersion())
                        .orElse("(not packaged)")
    };

    private final CommandLine commands;

    Tool(Clock clock, InputStream in, PrintWriter out, PrintWriter err) {
        CommandSpec verify = new VerifyCommand(clock, in, out, err).spec();
        CommandSpec saml = group("saml", "SAML 2.0.").addSubcommand("verify", verify);
        CommandSpec secf = group("secf", "The administrator's tool of SEC_CF for Jakarta EE.")
                .version(VERSION)
                .addSubcommand("saml", saml);
        commands = new CommandLine(secf)
                .setOut(out)
                .setErr(err)
                .setUsageHelpWidth(110)
                .setExpandAtFiles(false)
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
    }

    int run(String... arguments) {
        return commands.execute(arguments);
    }

    /** A command that only holds others; called by itself it is bad usage. */
    private static CommandSpec group(String name, String meaning) {
        CommandSpec spec = CommandSpec.create().name(name).mixinStandardHelpOptions(true);
        spec.usageMessage().description(meaning);
        return spec;
    }
}
