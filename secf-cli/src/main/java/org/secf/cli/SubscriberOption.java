package org.secf.cli;

import java.util.List;
import picocli.CommandLine.Model.OptionSpec;

/** What may be said to the commands around subscribers. No option takes a key: arguments stand in the process list for everybody. */
enum SubscriberOption {
    DATABASE(
            "--database",
            "URL",
            "The address of the bootstrapping server's database, without a password. Default: jdbc:h2:file:./secf-bsf. A file of H2 has one"
                    + " user at a time: stop the server."),
    USER("--database-user", "NAME", "As whom the database is used. Default: secf."),
    PASSWORD("--database-password", "LOCATION", "Where its password is: file:/path or store:alias. Default: none."),
    SEALING_KEY("--sealing-key", "LOCATION", "The key that encrypts subscribers' keys: file:/path or store:alias."),
    FORMER("--former-sealing-key", "LOCATION", "A key that encrypted before; may be repeated.", true),
    IMPI("--impi", "NAME", "The subscriber's private identity."),
    IMPU("--impu", "NAME", "A public identity, the preferred one first; may be repeated.", true),
    K(
            "--k",
            "LOCATION",
            "The subscriber's key K, 16 octets in hexadecimal: file:/path, store:alias, or - for a line of standard input."),
    OP("--op", "LOCATION", "The operator's constant OP, likewise."),
    OPC("--opc", "LOCATION", "The subscriber's own constant OPc in place of --op, likewise."),
    SQN("--sqn", "HEX", "The number after which the first challenge is, 6 octets. Default: zero, for a new card."),
    SERVICE("--service", "N", "The service, by its GAA service identifier."),
    TYPE("--type", "N", "The service's type code. Default: 0."),
    GROUP("--group", "NAME", "Of which applications; secf.bsf.application-groups names them. Default: all."),
    FLAGS("--flags", "N,N", "The authorisation flags. Without --flags and --impu the service's settings are removed.");

    private final String dashes;
    private final String label;
    private final String meaning;
    private final boolean isRepeated;

    SubscriberOption(String dashes, String label, String meaning) {
        this(dashes, label, meaning, false);
    }

    SubscriberOption(String dashes, String label, String meaning, boolean isRepeated) {
        this.dashes = dashes;
        this.label = label;
        this.meaning = meaning;
        this.isRepeated = isRepeated;
    }

    /** As on the command line. */
    String dashes() {
        return dashes;
    }

    OptionSpec spec(boolean isRequired) {
        OptionSpec.Builder builder = OptionSpec.builder(dashes)
                .description(meaning)
                .required(isRequired)
                .arity("1")
                .paramLabel(label);
        return isRepeated
                ? builder.type(List.class).auxiliaryTypes(String.class).build()
                : builder.type(String.class).build();
    }
}
