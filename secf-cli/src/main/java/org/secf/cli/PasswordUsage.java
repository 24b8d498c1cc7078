package org.secf.cli;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** How {@code password} is called, and what its help says. */
final class PasswordUsage {

    static final String GROUP = "--group";
    static final String REALM = "--realm";
    static final String ALGORITHM = "--algorithm";
    static final String STDIN = "--stdin";

    private static final String[] DESCRIPTION = {
        "Prints one line for a file of users.",
        "",
        "The file is that of secf.basic.password-file and secf.form.password-file, or with --realm that of secf.digest.secrets."
                + " The password is typed, or with --stdin is the first line of standard input.",
        "",
        "Only the file's owner may read it: chmod 600."
    };

    private static final String ALGORITHMS =
            "Of Digest: SHA-256 (default), SHA-512-256 or MD5; a user needs a line for each that is offered.";

    private PasswordUsage() {}

    static CommandSpec describe(CommandSpec spec) {
        spec.name("password").mixinStandardHelpOptions(true);
        spec.usageMessage().description(DESCRIPTION).sortOptions(false);
        spec.addOption(text(GROUP, "GROUP", "A group of the user; may be repeated.")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .build());
        spec.addOption(text(REALM, "REALM", "Prints a line for Digest with this realm.")
                .build());
        spec.addOption(text(ALGORITHM, "ALGORITHM", ALGORITHMS).build());
        spec.addOption(OptionSpec.builder(STDIN)
                .type(boolean.class)
                .arity("0")
                .description("Take the password from standard input, also where there is a terminal.")
                .build());
        spec.addPositional(PositionalParamSpec.builder()
                .index("0")
                .arity("1")
                .paramLabel("NAME")
                .type(String.class)
                .description("The user's name.")
                .build());
        return spec;
    }

    private static OptionSpec.Builder text(String name, String label, String meaning) {
        return OptionSpec.builder(name).paramLabel(label).type(String.class).description(meaning);
    }
}
