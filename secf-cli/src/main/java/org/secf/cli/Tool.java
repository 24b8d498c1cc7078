package org.secf.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The commands, with everything they touch outside handed in. */
final class Tool {

    private static final String[] VERSION = {
        "secf "
                + Optional.ofNullable(Tool.class.getPackage().getImplementationVersion())
                        .orElse("(not packaged)")
    };

    private static final Pattern OPTION = Pattern.compile("--[a-z][a-z-]*");

    private final CommandLine commands;

    Tool(Outside outside) {
        commands = new CommandLine(secf(outside))
                .setOut(outside.out())
                .setErr(outside.err())
                .setUsageHelpWidth(110)
                .setExpandAtFiles(false)
                .setParameterExceptionHandler(Tool::badUsage)
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
    }

    int run(String... arguments) {
        return commands.execute(arguments);
    }

    private static CommandSpec secf(Outside outside) {
        CommandSpec verify = new VerifyCommand(outside.clock(), outside.in(), outside.out(), outside.err()).spec();
        return group("secf", "The administrator's tool of SEC_CF for Jakarta EE.")
                .addSubcommand("saml", group("saml", "SAML 2.0.").addSubcommand("verify", verify.version(VERSION)))
                .addSubcommand("jwt", tokens("jwt", "JSON Web Tokens.", outside, JwtVerbs.all()))
                .addSubcommand("dpop", tokens("dpop", "Proofs of possession (DPoP).", outside, DpopVerbs.all()))
                .addSubcommand("httpsig", tokens("httpsig", "HTTP message signatures.", outside, SignatureVerbs.all()))
                .addSubcommand(
                        "digest", tokens("digest", "Digests of HTTP messages.", outside, ContentDigestVerbs.all()))
                .addSubcommand("jws", tokens("jws", "Signed content (JSON Web Signature).", outside, JwsVerbs.all()))
                .addSubcommand(
                        "jwe", tokens("jwe", "Encrypted content (JSON Web Encryption).", outside, JweVerbs.all()))
                .addSubcommand("password", new PasswordCommand(outside).spec().version(VERSION))
                .addSubcommand("gba", gba(outside))
                .addSubcommand("store", group("store", "Stores of secrets and keys.", outside, StoreCommands.all()))
                .addSubcommand("secret", group("secret", "Secrets in a store.", outside, SecretCommands.all()))
                .addSubcommand(
                        "key", group("key", "Keys and trusted certificates in a store.", outside, KeyCommands.all()));
    }

    /** One line and where to read on: the whole help would hide the error. */
    private static int badUsage(CommandLine.ParameterException e, String[] arguments) {
        PrintWriter err = e.getCommandLine().getErr();
        String command = e.getCommandLine().getCommandSpec().qualifiedName();
        err.println(command.startsWith("secf saml") ? e.getMessage() : withoutValues(e));
        err.println("See " + command + " --help");
        err.flush();
        return CommandLine.ExitCode.USAGE;
    }

    /** What is one too many may be a secret, and standard error may go to a log. */
    private static String withoutValues(CommandLine.ParameterException e) {
        boolean isWithout = e.getClass() == CommandLine.ParameterException.class
                && !e.getCommandLine().getSubcommands().isEmpty(); // no subcommand was named, so nothing else was
        if (isWithout
                || e instanceof CommandLine.MissingParameterException
                || e instanceof CommandLine.OverwrittenOptionException) {
            return String.valueOf(e.getMessage());
        }
        String unknown = e instanceof CommandLine.UnmatchedArgumentException unmatched
                ? unmatched.getUnmatched().get(0).replaceFirst("=.*", "")
                : "";
        return (OPTION.matcher(unknown).matches() ? "Unknown option " + unknown + ": " : "")
                + "expected the arguments of --help and no others; a secret is never an argument";
    }

    /** A command that only holds others; called by itself it is bad usage. */
    private static CommandSpec group(String name, String meaning) {
        CommandSpec spec = CommandSpec.create().name(name).version(VERSION).mixinStandardHelpOptions(true);
        spec.usageMessage().description(meaning);
        return spec;
    }

    private static CommandSpec gba(Outside outside) {
        CommandSpec spec = group("gba", "Keys of the Generic Bootstrapping Architecture.");
        GbaVerb.all()
                .forEach(verb -> spec.addSubcommand(
                        verb.name(), new GbaCommand(outside, verb).spec().version(VERSION)));
        CommandSpec subscriber = group("subscriber", "Subscribers of a bootstrapping server.");
        SubscriberVerb.all()
                .forEach(verb -> subscriber.addSubcommand(
                        verb.name(), new SubscriberCommand(outside, verb).spec().version(VERSION)));
        return spec.addSubcommand("subscriber", subscriber);
    }

    private static CommandSpec tokens(String name, String meaning, Outside outside, List<TokenVerb> verbs) {
        CommandSpec spec = group(name, meaning);
        verbs.forEach(verb -> spec.addSubcommand(
                verb.name(), new TokenCommand(outside, verb).spec().version(VERSION)));
        return spec;
    }

    private static CommandSpec group(String name, String meaning, Outside outside, List<StoreVerb> verbs) {
        CommandSpec spec = group(name, meaning);
        verbs.forEach(verb -> spec.addSubcommand(verb.name(), new StoreCommand(outside, verb).spec()));
        return spec;
    }
}
