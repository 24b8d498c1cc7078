package org.secf.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What may be said about one response: on the command line with two dashes, in a line of a batch as a member. One list serves both. */
enum VerifyOption {
    IDP_METADATA("FILE", "Metadata of the identity provider; the only source of keys. Required."),
    IDP_ENTITY_ID(
            "ID",
            "Which identity provider of the metadata is meant. Without it: the only one, or of several the one that the response"
                    + " names as its issuer."),
    SP_ENTITY_ID("ID", "Entity id of the service provider: the audience. Required."),
    ACS("URL", "Address of the service provider's assertion consumer service: the recipient. Required."),
    SP_KEY("FILE", "Private key that assertions are encrypted to: PEM, PKCS#8, not encrypted. Needs --sp-cert."),
    SP_CERT("FILE", "Certificate of --sp-key: PEM."),
    IN_RESPONSE_TO("ID", "Id of the request that the response must answer."),
    UNSOLICITED("", "The service provider takes responses that nobody asked for; the response must answer no request."),
    AT("INSTANT", "Judge as of this instant, such as 2026-11-23T10:15:30Z. Default: now."),
    CLOCK_SKEW("DURATION", "Tolerance of every time check, from 0s to 5m. Default: 60s."),
    ALLOW_SHA1("", "Take signatures over SHA-1, which can be forged. For diagnosis only."),
    EXPECT_DESTINATION("URL", "The address the response was posted to. Default: the value of --acs."),
    CALLER_NAME_ATTRIBUTE("NAME", "The attribute with the caller name. Default: NameID, the subject."),
    CALLER_GROUPS_ATTRIBUTE("NAME", "The attribute with the caller groups. Default: groups."),
    FILE("FILE", "The response: XML, base64, or a form value as posted. A dash (-) reads standard input."),
    RESPONSE("TEXT", "The response itself, instead of a file.");

    private final String label;
    private final String meaning;

    VerifyOption(String label, String meaning) {
        this.label = label;
        this.meaning = meaning;
    }

    /** The options with two dashes; the file stands alone, and the inline response is for batches. */
    static List<VerifyOption> dashed() {
        return Arrays.stream(values())
                .filter(option -> option != FILE && option != RESPONSE)
                .toList();
    }

    static Optional<VerifyOption> of(String name) {
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

    boolean isFlag() {
        return label.isEmpty();
    }

    String label() {
        return label;
    }

    String meaning() {
        return meaning;
    }

    /** The option that this one cannot stand beside, so that giving one in a batch line takes back the other's default. */
    Optional<VerifyOption> rival() {
        return switch (this) {
            case IN_RESPONSE_TO -> Optional.of(UNSOLICITED);
            case UNSOLICITED -> Optional.of(IN_RESPONSE_TO);
            case FILE -> Optional.of(RESPONSE);
            case RESPONSE -> Optional.of(FILE);
            default -> Optional.empty();
        };
    }
}
