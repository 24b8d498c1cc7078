package org.secf.cli;

import java.io.InputStream;
import java.io.PrintWriter;
import java.security.SecureRandom;
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
        CommandSpec saml = group("saml", "SAML 2.0.").addSubcommand("verify", verify.version(VERSION));
        CommandSpec secf = group("secf", "The administrator's tool of SEC_CF for Jakarta EE.")
                .addSubcommand("saml", saml)
                .addSubcommand(
                        "password",
                        new PasswordCommand(new SecureRandom(), in, out, err)
                                .spec()
                                .version(VERSION));
        commands = new CommandLine(secf)
                .setOut(out)
                .setErr(err)
                .setUsageHelpWidth(110)
                .setExpandAtFiles(false)
                .setParameterExceptionHandler(Tool::badUsage)
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
    }

    int run(String... arguments) {
        return commands.execute(arguments);
    }

    /** One line and where to read on: the whole help would hide the error. */
    private static int badUsage(CommandLine.ParameterException e, String[] arguments) {
        PrintWriter err = e.getCommandLine().getErr();
        err.println(e.getMessage());
        err.println("See " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help");
        err.flush();
        return CommandLine.ExitCode.USAGE;
    }

    /** A command that only holds others; called by itself it is bad usage. */
    private static CommandSpec group(String name, String meaning) {
        CommandSpec spec = CommandSpec.create().name(name).version(VERSION).mixinStandardHelpOptions(true);
        spec.usageMessage().description(meaning);
        return spec;
    }
}
