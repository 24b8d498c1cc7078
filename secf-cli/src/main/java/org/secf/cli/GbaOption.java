package org.secf.cli;

import picocli.CommandLine.Model.OptionSpec;

/** What may be said to the commands around bootstrapped keys. Octets are hexadecimal; keys may also be given as a file, since arguments stand in the process list. */
enum GbaOption {
    K("--k", "KEY", "The subscriber's key K, 16 octets in hexadecimal, or file:/path of a file with them."),
    OP("--op", "KEY", "The operator's constant OP, 16 octets, or file:/path."),
    OPC("--opc", "KEY", "The subscriber's own constant OPc in place of --op, 16 octets, or file:/path."),
    RAND("--rand", "HEX", "The random challenge RAND, 16 octets."),
    SQN("--sqn", "HEX", "The sequence number SQN, 6 octets."),
    AMF("--amf", "HEX", "The management field AMF, 2 octets."),
    KS("--ks", "KEY", "The bootstrapped key Ks, 32 octets, or file:/path."),
    CK("--ck", "KEY", "The cipher key CK, 16 octets, or file:/path; with --ik in place of --ks."),
    IK("--ik", "KEY", "The integrity key IK, 16 octets, or file:/path."),
    IMPI("--impi", "NAME", "The subscriber's private identity."),
    NAF("--naf-fqdn", "HOST", "The application's host, as devices call it."),
    UA("--ua-id", "HEX", "The security protocol between device and application, 5 octets, such as 0100000002."),
    BSF(
            "--bsf",
            "HOST",
            "The bootstrapping server's host; prints the transaction identifier and the temporary identity too."),
    BSF_ADDRESS("--bsf", "URL", "The bootstrapping server, by https or on this machine."),
    CARD_SQN("--sqn", "HEX", "The greatest sequence number that the card has accepted, 6 octets. Default: none yet."),
    FOR_NAF("--naf-fqdn", "HOST", "Print the key of this application, too; with --ua-id."),
    ALGORITHM("--algorithm", "NAME", "MD5, SHA-256 (default), SHA-512-256, AKAv1-MD5, AKAv2-MD5 or AKAv2-SHA-256."),
    USERNAME("--username", "NAME", "The user's name."),
    REALM("--realm", "TEXT", "The realm of the challenge."),
    PASSWORD("--password", "TEXT", "The password, or file:/path of a file with it; not with AKA."),
    RES("--res", "KEY", "With AKA: the response RES of the card, or file:/path; AKAv2 wants --ck and --ik, too."),
    NONCE("--nonce", "TEXT", "The nonce of the challenge."),
    CNONCE("--cnonce", "TEXT", "The client's nonce."),
    NC("--nc", "HEX", "The count of the nonce. Default: 00000001."),
    QOP("--qop", "NAME", "auth (default) or auth-int."),
    METHOD("--method", "NAME", "The method of the request. Default: GET."),
    URI("--uri", "TEXT", "The target of the request, as it is sent."),
    BODY("--body", "FILE", "The request's content, for auth-int. Default: none."),
    ANSWER_BODY("--answer-body", "FILE", "The answer's content, for rspauth with auth-int. Default: none.");

    private final String dashes;
    private final String label;
    private final String meaning;

    GbaOption(String dashes, String label, String meaning) {
        this.dashes = dashes;
        this.label = label;
        this.meaning = meaning;
    }

    /** As on the command line. */
    String dashes() {
        return dashes;
    }

    OptionSpec spec(boolean isRequired) {
        return OptionSpec.builder(dashes)
                .description(meaning)
                .required(isRequired)
                .type(String.class)
                .arity("1")
                .paramLabel(label)
                .build();
    }
}
