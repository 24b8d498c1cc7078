package org.secf.signature;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.secf.structured.BareItem;
import org.secf.structured.Dictionary;
import org.secf.structured.InnerList;
import org.secf.structured.Item;
import org.secf.structured.Member;
import org.secf.verdict.Verdict;

/**
 * The signatures of a message as they stand in its two fields, each label in both (RFC 9421 §4).
 *
 * @param inputs the field {@code Signature-Input}
 * @param signatures the field {@code Signature}
 */
record MessageSignatures(Dictionary inputs, Dictionary signatures) {

    static final String INPUT = "signature-input";
    static final String SIGNATURE = "signature";

    /** Of a message, and of what is asked for. */
    static final int MOST = 16;

    /** The signatures; rejected where there are none, with a {@link SignatureReason}, or with that of a field that cannot be read. */
    static Verdict<MessageSignatures> of(Fields lines) {
        return fields(lines)
                .then(found -> found.inputs().members().isEmpty()
                                && found.signatures().members().isEmpty()
                        ? rejected(SignatureReason.UNSIGNED, "Signature-Input and Signature", "neither")
                        : found.matched());
    }

    /** As {@link #of}, also where there are none. */
    static Verdict<MessageSignatures> fields(Fields lines) {
        return Dictionary.parseUnique(lines.lines(INPUT))
                .then(inputs -> Dictionary.parseUnique(lines.lines(SIGNATURE))
                        .map(signatures -> new MessageSignatures(inputs, signatures)));
    }

    /** The one with the label and the tag of the policy. */
    Verdict<ParsedSignature> choose(SignaturePolicy policy) {
        List<String> labels = new ArrayList<>(1);
        for (Map.Entry<String, Member> input : inputs.members().entrySet()) {
            boolean isLabelled = policy.label().map(input.getKey()::equals).orElse(true);
            if (isLabelled && tag(input.getValue()).equals(policy.tag())) {
                labels.add(input.getKey());
            }
        }
        return labels.size() == 1 ? parsed(labels.get(0)) : unsuitable(labels, policy);
    }

    private Verdict<ParsedSignature> unsuitable(List<String> labels, SignaturePolicy policy) {
        String expected =
                "one signature " + policy.label().map(text -> text + " ").orElse("")
                        + policy.tag().map(text -> "with the tag " + text).orElse("without tag");
        return labels.isEmpty()
                ? rejected(SignatureReason.NO_SUITABLE_SIGNATURE, expected, inputs.text())
                : rejected(SignatureReason.SEVERAL_SUITABLE_SIGNATURES, expected, labels.toString());
    }

    /** Whether a label is taken in either field. */
    boolean has(String label) {
        return inputs.find(label).isPresent() || signatures.find(label).isPresent();
    }

    private Verdict<MessageSignatures> matched() {
        if (inputs.members().size() > MOST) {
            return rejected(SignatureReason.TOO_MANY_SIGNATURES, "at most " + MOST, "more");
        }
        return inputs.members().keySet().equals(signatures.members().keySet())
                ? Verdict.accepted(this)
                : rejected(
                        SignatureReason.UNMATCHED_LABEL,
                        "the same labels in both fields",
                        inputs.members().keySet() + " and "
                                + signatures.members().keySet());
    }

    private Verdict<ParsedSignature> parsed(String label) {
        return inputs.members().get(label) instanceof InnerList list
                        && signatures.members().get(label) instanceof Item item
                        && item.value() instanceof BareItem.Octets octets
                ? SignatureInput.of(list).map(input -> new ParsedSignature(label, input, octets))
                : rejected(SignatureReason.MALFORMED_SIGNATURE, "a list of components, and octets", label);
    }

    private static Optional<String> tag(Member input) {
        return input.parameters()
                .find(SignatureParameter.TAG.key())
                .map(value -> value instanceof BareItem.Text text ? text.value() : value.text());
    }

    private static <T> Verdict<T> rejected(SignatureReason reason, String expected, String received) {
        return Verdict.rejected(reason, expected, received);
    }
}
