package org.secf.cli;

import java.util.Locale;
import java.util.Set;
import picocli.CommandLine.Model.OptionSpec;

/** What may be said about one token or proof: on the command line with two dashes, in a line of a batch as a member. */
enum TokenOption {
    JWKS("FILE", "The keys of the issuer: a JSON Web Key Set, a JSON Web Key, or PEM."),
    ISSUER_URL(
            "URL",
            "In place of --jwks: the issuer's address, below which its metadata tells where the keys are; asked by https."),
    ISSUER("TEXT", "Who has to have issued the token, as it spells itself. Default: the value of --issuer-url."),
    AUDIENCE("TEXT", "The name by which the application is meant. Required."),
    TYPE("TEXT", "What the token has to say in typ. Default: at+jwt."),
    MAX_LIFETIME("DURATION", "The longest that the token may be good, from iat to exp. Default: 24h."),
    ALGORITHMS("NAMES", "By which algorithms it may be signed, with commas between them. Default: as the container."),
    ACTORS("NAMES", "Who may act for the caller, with commas between them, or * for anybody. Default: nobody."),
    SECRET("FILE", "In place of --key: a secret that both sides have, in base 64; only its owner may read the file."),
    REQUEST("FILE", "The request that a response answers."),
    SCHEME("TEXT", "By what the request came: https or http. Default: https."),
    LABEL("TEXT", "The label of the signature that counts. Default: any, if there is one."),
    TAG("TEXT", "The tag of the signature that counts. Default: only a signature without a tag does."),
    REQUIRE("NAMES", "What has to be covered, such as \"@method @path\". Default: as the container."),
    MAX_AGE("DURATION", "How long after it was made a signature is believed. Default: 1m."),
    SIGNER_KEY("key", "FILE", "The public keys of the signer: a JSON Web Key Set, a JSON Web Key, or PEM."),
    SIGNATURE_ALGORITHM(
            "algorithm",
            "NAME",
            "By which algorithm it is signed, such as ed25519; several with commas between them. Default: those of the key."),
    OWN_KEY(
            "key",
            "FILE",
            "The private key: a JSON Web Key, a set with one, or PEM (PKCS#8, not encrypted); only its owner may read the file."),
    SIGNING_ALGORITHM(
            "algorithm",
            "NAME",
            "By which algorithm it is signed, such as rsa-pss-sha512. Default: that of the key, if there is one only."),
    COMPONENTS("NAMES", "What is covered, such as \"@method @path\". Default: what the container demands."),
    NEW_LABEL("label", "TEXT", "The label of the signature. Default: sig1."),
    NEW_TAG("tag", "TEXT", "The application that the signature is for. Default: none."),
    KEYID("TEXT", "What the other side calls the key, and which of a set is meant. Default: kid, or the thumbprint."),
    EXPIRES("DURATION", "How long the signature is good. Default: the verifier decides."),
    NONCE("TEXT", "What makes the signature pass once; a dash (-) draws it at random. Default: none."),
    CREATED("at", "INSTANT", "When the signature was made, such as 2026-11-23T10:15:30Z. Default: now."),
    CONTENT_DIGEST("", "Adds the digest of the content first, by SHA-256; the signature covers it."),
    DIGEST_ALGORITHM("algorithm", "NAME", "sha-256 or sha-512; both with a comma between them. Default: sha-256."),
    FIELD("NAME", "content-digest or repr-digest; both with a comma between them. Default: content-digest."),
    JOSE_ALGORITHM(
            "algorithm",
            "NAME",
            "What alg has to say, such as ES256; several with commas between them. Default: those of the key."),
    RECIPIENT_KEY("key", "FILE", "The public key of the recipient: a JSON Web Key, a set with one, or PEM."),
    SEAL_ALGORITHM(
            "algorithm",
            "NAME",
            "ECDH-ES+A256KW, ECDH-ES, RSA-OAEP-256, or dir with --secret. Default: one of the first and the third, as the key is."),
    CONTENT_TYPE("TEXT", "What the content is, for its reader. Default: application/octet-stream."),
    METHOD("METHOD", "The method of the request. Required."),
    URI("URL", "The address of the request, as its client wrote it. Required."),
    ACCESS_TOKEN("TOKEN", "The access token that the proof came with. Required."),
    KEY("THUMBPRINT", "The thumbprint (cnf.jkt) of the key that the access token is bound to. Default: any key."),
    AT("INSTANT", "Judge as of this instant, such as 2026-11-23T10:15:30Z. Default: now."),
    CLOCK_SKEW("DURATION", "Tolerance of every time check, from 0s to 5m. Default: 30s."),
    TOKEN("TOKEN", "The token. A dash (-) reads it from standard input."),
    MESSAGE("FILE", "The message, as HTTP/1.1 sends it. A dash (-) reads it from standard input."),
    CONTENT("FILE", "The content. A dash (-) reads it from standard input."),
    SEALED("FILE", "The encrypted message in its compact form. A dash (-) reads it from standard input."),
    PROOF("PROOF", "The proof: the field DPoP. A dash (-) reads it from standard input.");

    private static final Set<TokenOption> KEYS = Set.of(SIGNER_KEY, OWN_KEY, RECIPIENT_KEY);

    private final String text;
    private final String label;
    private final String meaning;

    TokenOption(String label, String meaning) {
        this("", label, meaning);
    }

    /** Of the same name as another, which other commands have. */
    TokenOption(String text, String label, String meaning) {
        this.text = text.isEmpty() ? name().toLowerCase(Locale.ROOT).replace('_', '-') : text;
        this.label = label;
        this.meaning = meaning;
    }

    /** As a member of a batch line. */
    String text() {
        return text;
    }

    /** Whether one of the two is a key and the other a secret: only one of them is meant. */
    boolean isRivalOf(TokenOption other) {
        return KEYS.contains(this) ? other == SECRET : this == SECRET && KEYS.contains(other);
    }

    /** Whether it is said or not, without a value. */
    boolean isFlag() {
        return label.isEmpty();
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
        OptionSpec.Builder builder = OptionSpec.builder(dashes()).description(meaning);
        return isFlag()
                ? builder.type(boolean.class).arity("0").build()
                : builder.type(String.class).arity("1").paramLabel(label).build();
    }
}
