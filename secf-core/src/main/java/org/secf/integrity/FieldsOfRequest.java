package org.secf.integrity;

import java.util.Set;
import java.util.stream.Collectors;
import org.secf.message.Facts;
import org.secf.message.Integrity;
import org.secf.signature.Component;
import org.secf.signature.RequestedSignature;

/**
 * The fields of a request that its client wrote, as far as that is known. A signature over others would let whoever wishes for it try out what a gateway wrote
 * into them, such as who the caller is.
 *
 * @param proved what the client's signature covers, as {@link Component#plain} has it
 */
record FieldsOfRequest(Set<String> proved) {

    /** What we sign anyway, and by what a client is known that signs nothing. */
    private static final Set<String> USUAL =
            Set.of("signature", "signature-input", "content-digest", "authorization", "cookie");

    FieldsOfRequest {
        proved = Set.copyOf(proved);
    }

    /** Of a request of which so much was verified; what proxies signed, they may have written. */
    static FieldsOfRequest of(Facts facts) {
        return new FieldsOfRequest(facts.integrity().stream()
                .filter(fact -> fact.by().equals(fact.definition()))
                .map(Integrity::components)
                .flatMap(Set::stream)
                .collect(Collectors.toSet()));
    }

    /** Whether a wish is for no other fields of the request. */
    boolean areAllOf(RequestedSignature wish) {
        return wish.components().stream().allMatch(this::isOne);
    }

    /** Nobody has compared a digest that came as a trailer. */
    private boolean isOne(Component component) {
        boolean isField = component.parameters().has("req") && !component.name().startsWith("@");
        return !isField
                || (!component.parameters().has("tr")
                        && (USUAL.contains(component.name())
                                || proved.contains(component.name())
                                || isMember(component)));
    }

    private boolean isMember(Component component) {
        return proved.stream()
                .filter(text -> text.startsWith(component.name() + ";"))
                .anyMatch(text -> Component.parse(text).ofRequest().equals(component));
    }
}
