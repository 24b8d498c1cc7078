package org.secf.signature;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.secf.structured.BareItem;
import org.secf.structured.Dictionary;
import org.secf.structured.InnerList;
import org.secf.structured.Member;
import org.secf.structured.Parameters;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/**
 * A signature that the other side would like, a member of {@code Accept-Signature} (RFC 9421 §5.1): in a request for its response, in a response for the next
 * request. A response that has a signature for this varies by the field, as caches must be told.
 *
 * @param label that the signature is to have
 * @param components that it is to cover
 * @param parameters that it is to have; {@code created} and {@code expires} without value
 */
public record RequestedSignature(String label, List<Component> components, Parameters parameters) {

    /** The name of the field. */
    public static final String FIELD = "Accept-Signature";

    /**
     * Checks that the label can be written.
     *
     * @throws IllegalArgumentException where not
     */
    public RequestedSignature {
        Parameters.NONE.with(label, BareItem.Bool.TRUE);
        components = List.copyOf(components);
    }

    /** Reads the lines of the field; refused with a {@link SignatureReason}, or with that of a field that cannot be read. */
    public static Verdict<List<RequestedSignature>> parse(List<String> lines) {
        return Dictionary.parseUnique(lines).then(dictionary -> {
            if (dictionary.members().size() > MessageSignatures.MOST) {
                return Verdict.rejected(
                        SignatureReason.TOO_MANY_SIGNATURES, "at most " + MessageSignatures.MOST + " wishes", "more");
            }
            List<RequestedSignature> all = new ArrayList<>();
            for (Map.Entry<String, Member> member : dictionary.members().entrySet()) {
                Optional<Rejection> refusal = of(member.getKey(), member.getValue())
                        .fold(
                                one -> {
                                    all.add(one);
                                    return Optional.empty();
                                },
                                Optional::of);
                if (refusal.isPresent()) {
                    return Verdict.rejected(refusal.get());
                }
            }
            return Verdict.accepted(List.copyOf(all));
        });
    }

    /** The value of the field that asks for all of these. */
    public static String text(List<RequestedSignature> all) {
        Map<String, Member> members = new LinkedHashMap<>();
        all.forEach(one -> members.put(
                one.label,
                new InnerList(one.components.stream().map(Component::item).toList(), one.parameters)));
        return new Dictionary(members).text();
    }

    /** Empty also where it is asked for without a value. */
    Optional<String> text(SignatureParameter parameter) {
        return parameters
                .find(parameter.key())
                .flatMap(value -> value instanceof BareItem.Text text ? Optional.of(text.value()) : Optional.empty());
    }

    boolean asks(SignatureParameter parameter) {
        return parameters.has(parameter.key());
    }

    private static Verdict<RequestedSignature> of(String label, Member member) {
        return member instanceof InnerList list
                ? SignatureInput.components(list)
                        .map(components -> new RequestedSignature(label, components, list.parameters()))
                : Verdict.rejected(SignatureReason.MALFORMED_SIGNATURE, "a list of components", member.text());
    }
}
