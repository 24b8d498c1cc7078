package org.secf.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;

/** What may be said about one token or proof: on the command line with two dashes, in a line of a batch as a member. */
enum TokenOption {
    JWKS("FILE", "The keys of the issuer, or of the signer: a JSON Web Key Set, a JSON Web Key, or PEM."),
    ISSUER_URL(
            "URL",
            "In place of --jwks: the issuer's address, below which its metadata tells where the keys are; asked by https."),
    ISSUER("TEXT", "Who has to have issued the token, as it spells itself. Default: the value of --issuer-url."),
    AUDIENCE("TEXT", "The name by which the application is meant. Required."),
    TYPE("TEXT", "What the token has to say in typ. Default: at+jwt."),
    MAX_LIFETIME("DURATION", "The longest that the token may be good, from iat to exp. Default: 24h."),
    ALGORITHMS("NAMES", "By which algorithms it may be signed, with commas between them. Default: as the container."),
    ACTORS("NAMES", "Who may act for the caller, with commas between them, or * for anybody. Default: nobody."),
    SECRET("FILE", "In place of --jwks: a secret that the signer has, too, in base 64; for hmac-sha256."),
    REQUEST("FILE", "The request that a response answers."),
    SCHEME("TEXT", "By what the request came: https or http. Default: https."),
    LABEL("TEXT", "The label of the signature that counts. Default: any, if there is one."),
    TAG("TEXT", "The tag of the signature that counts. Default: only a signature without a tag does."),
    COMPONENTS("NAMES", "What has to be covered, with commas between them. Default: as the container."),
    MAX_AGE("DURATION", "How long after it was made a signature is believed. Default: 1m."),
    METHOD("METHOD", "The method of the request. Required."),
    URI("URL", "The address of the request, as its client wrote it. Required."),
    ACCESS_TOKEN("TOKEN", "The access token that the proof came with. Required."),
    KEY("THUMBPRINT", "The thumbprint (cnf.jkt) of the key that the access token is bound to. Default: any key."),
    AT("INSTANT", "Judge as of this instant, such as 2026-11-23T10:15:30Z. Default: now."),
    CLOCK_SKEW("DURATION", "Tolerance of every time check, from 0s to 5m. Default: 30s."),
    TOKEN("TOKEN", "The token. A dash (-) reads it from standard input."),
    MESSAGE("FILE", "The message, as HTTP/1.1 sends it. A dash (-) reads it from standard input."),
    PROOF("PROOF", "The proof: the field DPoP. A dash (-) reads it from standard input.");

    private final String label;
    private final String meaning;

    TokenOption(String label, String meaning) {
        this.label = label;
        this.meaning = meaning;
    }

    static Optional<TokenOption> of(String name) {
        return Arrays.stream(values())
                .filter(option -> option.text().equals(name))
                .findFirst();
    }

    /** As a member of a batch line. */
    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** As on the command line. */
    String dashes() {
        return "--" + text();
    }

    String label() {
        return label;
    }

    String meaning() {
        return meaning;
    }

    OptionSpec spec() {
        return OptionSpec.builder(dashes())
                .description(meaning)
                .type(String.class)
                .arity("1")
                .paramLabel(label)
                .build();
    }
}
