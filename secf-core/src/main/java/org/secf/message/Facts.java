package org.secf.message;

import java.util.List;
import java.util.stream.Stream;

/**
 * What was verified of one message. Only what held stands here, so that whoever asks for something that is missing has been told that it does not hold.
 *
 * @param integrity signatures and MACs
 * @param confidentiality encryptions of the body, the outermost first
 * @param freshness what kept a copy out
 * @param vouchings what others say of the caller
 */
public record Facts(
        List<Integrity> integrity,
        List<PayloadConfidentiality> confidentiality,
        List<Freshness> freshness,
        List<Vouching> vouchings) {

    /** Nothing was verified, or nothing is known of it. */
    public static final Facts NONE = new Facts(List.of(), List.of(), List.of(), List.of());

    public Facts {
        integrity = List.copyOf(integrity);
        confidentiality = List.copyOf(confidentiality);
        freshness = List.copyOf(freshness);
        vouchings = List.copyOf(vouchings);
    }

    /** One signature. */
    public static Facts of(Integrity integrity) {
        return new Facts(List.of(integrity), List.of(), List.of(), List.of());
    }

    /** One encryption. */
    public static Facts of(PayloadConfidentiality confidentiality) {
        return new Facts(List.of(), List.of(confidentiality), List.of(), List.of());
    }

    /** One proof of freshness. */
    public static Facts of(Freshness freshness) {
        return new Facts(List.of(), List.of(), List.of(freshness), List.of());
    }

    /** One word of somebody else. */
    public static Facts of(Vouching vouching) {
        return new Facts(List.of(), List.of(), List.of(), List.of(vouching));
    }

    /** These and those; what both say stands there once. */
    public Facts and(Facts others) {
        return new Facts(
                joined(integrity, others.integrity),
                joined(confidentiality, others.confidentiality),
                joined(freshness, others.freshness),
                joined(vouchings, others.vouchings));
    }

    private static <T> List<T> joined(List<T> some, List<T> others) {
        return Stream.concat(some.stream(), others.stream()).distinct().toList();
    }
}
