package org.secf.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** How {@code saml verify} is called, and what its help says. */
final class VerifyUsage {

    static final String BATCH = "--batch";

    private static final String[] SYNOPSIS = {
        "secf saml verify --idp-metadata FILE --sp-entity-id ID --acs URL",
        "                 [--idp-entity-id ID] [--sp-key FILE --sp-cert FILE]",
        "                 [--in-response-to ID | --unsolicited] [--at INSTANT]",
        "                 [--clock-skew 60s] [--allow-sha1] [--expect-destination URL]",
        "                 (FILE | --batch FILE)"
    };

    private static final String[] DESCRIPTION = {
        "Judges one SAML response with the verifier that the container runs, and tells why a login failed. Prints one JSON"
                + " object.",
        "",
        "Without --in-response-to and --unsolicited the request is unknown, as for a browser that never began a login: such a"
                + " response is refused, here as there. Every other rule is asked first, so that the reason printed is the one"
                + " that matters; UNSOLICITED is printed only if nothing else is wrong.",
        "",
        "In a batch each line is one JSON object whose members are the options without dashes, such as"
                + " {\"id\":1,\"file\":\"a.xml\",\"unsolicited\":true}; \"response\" holds the response itself. Options of the"
                + " command line are the defaults of every line. Each line is judged for itself: the same response twice is no"
                + " replay."
    };

    private static final String[] FOOTER = {
        "",
        "Exit codes:",
        "  0  accepted; in a batch: every line was judged, accepted or rejected",
        "  1  rejected; reason, clause and detail are printed",
        "  2  bad usage, or something could not be read; in a batch: at least one line has the verdict error",
        "",
        "Example:",
        "  java -jar secf-cli.jar saml verify --idp-metadata idp.xml --sp-entity-id https://app.example.org/saml"
                + " --acs https://app.example.org/saml/acs --in-response-to _8f2c --at 2026-11-23T10:15:30Z response.xml",
        "",
        "A request id, if you only have the response: the attribute InResponseTo of its root element. That tells whether all"
                + " else was right, not whether this browser asked."
    };

    private VerifyUsage() {}

    static CommandSpec describe(CommandSpec spec) {
        spec.name("verify").mixinStandardHelpOptions(true);
        spec.usageMessage()
                .customSynopsis(SYNOPSIS)
                .description(DESCRIPTION)
                .footer(FOOTER)
                .sortOptions(false);
        VerifyOption.dashed().forEach(option -> spec.addOption(dashed(option)));
        spec.addOption(OptionSpec.builder(BATCH)
                .paramLabel("FILE")
                .type(String.class)
                .description("Judge every line of a file; a dash (-) reads standard input.")
                .build());
        spec.addPositional(PositionalParamSpec.builder()
                .index("0")
                .arity("0..1")
                .paramLabel("FILE")
                .type(String.class)
                .description(VerifyOption.FILE.meaning())
                .build());
        return spec;
    }

    private static OptionSpec dashed(VerifyOption option) {
        OptionSpec.Builder builder = OptionSpec.builder(option.dashes()).description(option.meaning());
        return option.isFlag()
                ? builder.type(boolean.class).arity("0").build()
                : builder.type(String.class)
                        .arity("1")
                        .paramLabel(option.label())
                        .build();
    }
}
