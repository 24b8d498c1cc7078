package org.secf.cli;

import picocli.CommandLine.Model.OptionSpec;

/** What may be said to the commands around a store. No option takes a secret: arguments stand in the process list for everybody. */
enum StoreOption {
    STORE("--store", "PATH", "The store's file."),
    FORMAT(
            "--format",
            "NAME",
            "How the store is written: pkcs12 (default), elytron for a credential store of WildFly's, or pkcs11 for private"
                    + " keys in a token."),
    TOKEN_LIBRARY(
            "--token-library",
            "PATH",
            "The PKCS#11 library of the token, with its whole path; for --format pkcs11, whose master secret is the PIN."),
    TOKEN_SLOT("--token-slot", "N", "The place of the token in the library's list of slots, from 0. Default: 0."),
    MASTER(
            "--master",
            "LOCATION",
            "Where the master secret is: file:/path, env:NAME or systemd:NAME. Without it you are asked at the terminal."),
    NEW_MASTER(
            "--new-master",
            "LOCATION",
            "Where the new master secret is. Without it you are asked at the terminal, twice."),
    VERSION("--version", "N", "Change only this version of the store. Without it: whatever version there is."),
    WHO("--who", "NAME", "By whose authority, for the audit. Default: the user of the operating system."),
    AUDIT("--audit", "FILE", "Append the printed change to this file too; made for its owner alone."),
    VALUE_FROM("--from", "FILE", "The file with the value, taken as it is; its owner's alone (chmod 600)."),
    STDIN("--stdin", "", "Read the value from standard input, also where there is a terminal."),
    BINARY("--binary", "", "Keep a line end at the end of the value."),
    KEY("--key", "FILE", "The store's transport key (JWK) as its server gives it, or - for standard input."),
    THUMBPRINT(
            "--thumbprint",
            "TEXT",
            "The thumbprint of that key, as secf key list prints it beside the store; another key is refused."),
    ADDRESSED("--store", "NAME", "The name of the store in its address. Default: main."),
    SEALED_VERSION("--version", "N", "The version that the store has now, and that If-Match will name."),
    SET("--set", "NAME", "The key set."),
    USE("--use", "USE", "What the key is for: signing or decryption."),
    KIND("--kind", "KIND", "p-256 (default), p-384, rsa-3072, rsa-4096 or ed25519, which does not decrypt."),
    LIFETIME("--lifetime", "DURATION", "How long the certificate is valid, from 1d to 7300d. Default: 3650d."),
    NAME("--name", "NAME", "The subject of the certificate, such as \"CN=app,O=Example\". Default: CN and the alias."),
    PAIR_FROM(
            "--from",
            "FILE",
            "The private key (PEM, PKCS#8, not encrypted) and its certificates; its owner's alone (chmod 600)."),
    CHAIN("--chain", "FILE", "The certificates (PEM), where they are in a file of their own: the key's first."),
    TRUST_FROM("--from", "FILE", "The certificate (PEM); nobody but its owner may change the file."),
    IN("--in", "DURATION", "When the next key becomes active, at least 1m from now. Default: 10m."),
    RETIRE_AFTER(
            "--retire-after",
            "DURATION",
            "How long the former key stays published and believed after that. Default: 24h."),
    AT_ONCE(
            "--at-once",
            "",
            "Now, although others have not learned of the next key. For a key that somebody else may know, with"
                    + " --retire-after 0s.");

    private final String dashes;
    private final String label;
    private final String meaning;

    StoreOption(String dashes, String label, String meaning) {
        this.dashes = dashes;
        this.label = label;
        this.meaning = meaning;
    }

    /** As on the command line. */
    String dashes() {
        return dashes;
    }

    OptionSpec spec(boolean isRequired) {
        OptionSpec.Builder builder =
                OptionSpec.builder(dashes).description(meaning).required(isRequired);
        return label.isEmpty()
                ? builder.type(boolean.class).arity("0").build()
                : builder.type(String.class).arity("1").paramLabel(label).build();
    }
}
