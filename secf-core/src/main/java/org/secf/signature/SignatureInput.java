package org.secf.signature;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.secf.structured.BareItem;
import org.secf.structured.InnerList;
import org.secf.structured.Parameters;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/**
 * What a signature covers, with its parameters, known and unknown, in the order in which they were written (RFC 9421 §2.3). Well-formed; nothing in it is
 * proved unless a {@link VerifiedSignature} has it.
 */
public final class SignatureInput {

    private static final int MOST = 64;

    private static final List<SignatureParameter> REGISTERED = List.of(SignatureParameter.values());

    private final List<Component> components;
    private final Parameters parameters;
    private final Map<SignatureParameter, BareItem> registered;
    private final String parametersText;
    private final Optional<Instant> created;

    private SignatureInput(
            List<Component> components, Parameters parameters, Map<SignatureParameter, BareItem> registered) {
        this.components = List.copyOf(components);
        this.parameters = parameters;
        this.registered = registered;
        this.parametersText = parameters.text();
        this.created = instant(SignatureParameter.CREATED);
    }

    /**
     * What a signature is to cover.
     *
     * @param components in the order covered, none twice
     * @param parameters in order, the registered ones of their types
     * @return rejected with a {@link SignatureReason}
     */
    public static Verdict<SignatureInput> of(List<Component> components, Parameters parameters) {
        Optional<Rejection> repeated = repeated(components);
        if (repeated.isPresent()) {
            return Verdict.rejected(repeated.get());
        }
        Map<SignatureParameter, BareItem> registered = new EnumMap<>(SignatureParameter.class);
        for (SignatureParameter parameter : REGISTERED) {
            BareItem value = parameters.values().get(parameter.key());
            if (value != null && !parameter.isWellFormed(value)) {
                return Verdict.rejected(
                        SignatureReason.MALFORMED_PARAMETER, parameter.key() + " by its definition", parameters.text());
            }
            if (value != null) {
                registered.put(parameter, value);
            }
        }
        return Verdict.accepted(new SignatureInput(components, parameters, registered));
    }

    /** Reads a member of {@code Signature-Input}; refused with a {@link SignatureReason}. */
    static Verdict<SignatureInput> of(InnerList list) {
        return components(list).then(components -> of(components, list.parameters()));
    }

    /** The components of a list, whatever its parameters. */
    static Verdict<List<Component>> components(InnerList list) {
        Component[] components = new Component[list.items().size()];
        for (int i = 0; i < components.length; i++) {
            Verdict<Component> read = Component.of(list.items().get(i));
            if (read instanceof Verdict.Accepted<Component> accepted) {
                components[i] = accepted.value();
            } else {
                return read.map(List::of);
            }
        }
        return Verdict.accepted(List.of(components));
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
        return created;
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
        StringJoiner list = new StringJoiner(" ", "(", ")" + parametersText);
        components.forEach(component -> list.add(component.text()));
        return list.toString();
    }

    /** The end of {@link #text}. */
    String parametersText() {
        return parametersText;
    }

    boolean has(SignatureParameter parameter) {
        return registered.containsKey(parameter);
    }

    private Optional<Instant> instant(SignatureParameter parameter) {
        return Optional.ofNullable(registered.get(parameter))
                .map(value -> Instant.ofEpochSecond(((BareItem.Int) value).value()));
    }

    private Optional<String> text(SignatureParameter parameter) {
        return Optional.ofNullable(registered.get(parameter)).map(value -> ((BareItem.Text) value).value());
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
        return other instanceof SignatureInput input && text().equals(input.text());
    }

    @Override
    public int hashCode() {
        return text().hashCode();
    }

    @Override
    public String toString() {
        return text();
    }
}
