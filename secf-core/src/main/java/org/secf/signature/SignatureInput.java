package org.secf.signature;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.secf.structured.BareItem;
import org.secf.structured.InnerList;
import org.secf.structured.Item;
import org.secf.structured.Parameters;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/**
 * What a signature covers, with its parameters, known and unknown, in the order in which they were written (RFC 9421 §2.3). Well-formed; nothing in it is
 * proved unless a {@link VerifiedSignature} has it.
 */
public final class SignatureInput {

    private static final int MOST = 64;

    private final List<Component> components;
    private final Parameters parameters;
    private final String text;

    private SignatureInput(List<Component> components, Parameters parameters) {
        this.components = List.copyOf(components);
        this.parameters = parameters;
        this.text = written();
    }

    /**
     * What a signature is to cover.
     *
     * @param components in the order covered, none twice
     * @param parameters in order, the registered ones of their types
     * @return rejected with a {@link SignatureReason}
     */
    public static Verdict<SignatureInput> of(List<Component> components, Parameters parameters) {
        return fault(components, parameters)
                .<Verdict<SignatureInput>>map(Verdict::rejected)
                .orElseGet(() -> Verdict.accepted(new SignatureInput(components, parameters)));
    }

    /** Reads a member of {@code Signature-Input}; refused with a {@link SignatureReason}. */
    static Verdict<SignatureInput> of(InnerList list) {
        return components(list).then(components -> of(components, list.parameters()));
    }

    /** The components of a list, whatever its parameters. */
    static Verdict<List<Component>> components(InnerList list) {
        List<Component> components = new ArrayList<>(list.items().size());
        for (Item item : list.items()) {
            Verdict<Component> read = Component.of(item);
            if (read instanceof Verdict.Accepted<Component> accepted) {
                components.add(accepted.value());
            } else {
                return read.map(List::of);
            }
        }
        return Verdict.accepted(components);
    }

    /** In the order covered, none twice. */
    public List<Component> components() {
        return components;
    }

    /** Known and unknown, in order. */
    public Parameters parameters() {
        return parameters;
    }

    /** When it was made. */
    public Optional<Instant> created() {
        return instant(SignatureParameter.CREATED);
    }

    /** Until when it is to be believed. */
    public Optional<Instant> expires() {
        return instant(SignatureParameter.EXPIRES);
    }

    public Optional<String> nonce() {
        return text(SignatureParameter.NONCE);
    }

    /** The algorithm as its sender calls it. */
    public Optional<String> algorithm() {
        return text(SignatureParameter.ALG);
    }

    public Optional<String> keyId() {
        return text(SignatureParameter.KEYID);
    }

    /** The application that it is for. */
    public Optional<String> tag() {
        return text(SignatureParameter.TAG);
    }

    /** As it stands in {@code Signature-Input} after the label, and in the last line of the signature base. */
    public String text() {
        return text;
    }

    /** An inner list, of texts that are there already. */
    private String written() {
        StringBuilder all = new StringBuilder(256).append('(');
        for (Component component : components) {
            all.append(all.length() == 1 ? "" : " ").append(component.text());
        }
        parameters.writeTo(all.append(')'));
        return all.toString();
    }

    private Optional<Instant> instant(SignatureParameter parameter) {
        return parameters.find(parameter.key()).map(value -> Instant.ofEpochSecond(((BareItem.Int) value).value()));
    }

    private Optional<String> text(SignatureParameter parameter) {
        return parameters.find(parameter.key()).map(value -> ((BareItem.Text) value).value());
    }

    private static Optional<Rejection> fault(List<Component> components, Parameters parameters) {
        Optional<Rejection> repeated = repeated(components);
        if (repeated.isPresent()) {
            return repeated;
        }
        for (SignatureParameter parameter : SignatureParameter.values()) {
            if (!parameter.isWellFormedIn(parameters)) {
                return Optional.of(new Rejection(
                        SignatureReason.MALFORMED_PARAMETER,
                        parameter.key() + " by its definition",
                        parameters.text()));
            }
        }
        return Optional.empty();
    }

    private static Optional<Rejection> repeated(List<Component> components) {
        if (components.size() > MOST) {
            return Optional.of(new Rejection(SignatureReason.TOO_MANY_COMPONENTS, "at most " + MOST, "more"));
        }
        for (int i = 1; i < components.size(); i++) {
            Component component = components.get(i);
            if (components.indexOf(component) < i) {
                return Optional.of(new Rejection(SignatureReason.REPEATED_COMPONENT, component + " once", "twice"));
            }
        }
        return Optional.empty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SignatureInput input && text.equals(input.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
