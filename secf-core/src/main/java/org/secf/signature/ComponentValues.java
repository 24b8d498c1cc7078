package org.secf.signature;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.secf.http.HttpReason;
import org.secf.structured.Dictionary;
import org.secf.verdict.Reason;
import org.secf.verdict.Verdict;

/** What a message has for a component (RFC 9421 §2.5). */
final class ComponentValues {

    private static final Set<Reason> ABSENT =
            Set.of(SignatureReason.MISSING_COMPONENT, SignatureReason.WRONG_CONTEXT, HttpReason.MISSING_PARAMETER);

    private ComponentValues() {}

    /** The value as it stands in a signature base, in visible ASCII on one line; rejected with a {@link SignatureReason}, or with that of a query or field that cannot be read. */
    static Verdict<String> value(Component component, Message message) {
        if (!component.is("req")) {
            return own(component, message);
        }
        return message instanceof ResponseMessage response && response.request().isPresent()
                ? own(component, response.request().get())
                : context("a response and its request", component);
    }

    /** Whether the message has the field, or what a component is derived from. */
    static boolean isPresent(Component component, Message message) {
        if (component.parameters().values().isEmpty() && !component.isDerived()) {
            return !message.fields().lines(component.name()).isEmpty();
        }
        Verdict<String> value = value(component, message);
        return value.rejection()
                .filter(rejection -> ABSENT.contains(rejection.reason()))
                .isEmpty();
    }

    private static Verdict<String> own(Component component, Message message) {
        if (!component.isDerived()) {
            return field(component, component.is("tr") ? message.trailers() : message.fields());
        }
        if (message instanceof RequestMessage request) {
            return ofRequest(component, request);
        }
        return component.equals(Component.STATUS)
                ? Verdict.accepted(Integer.toString(((ResponseMessage) message).status()))
                : context("a request", component);
    }

    /** Fields are looked at as they are read, and targets as they are made. */
    private static Verdict<String> oneLine(Component component, String value) {
        return FieldLines.isText(value)
                ? Verdict.accepted(value)
                : Verdict.rejected(SignatureReason.UNREADABLE_COMPONENT, component + " in visible ASCII", value);
    }

    private static Verdict<String> ofRequest(Component component, RequestMessage request) {
        TargetUri target = request.target();
        return switch (component.name()) {
            case "@method" -> oneLine(component, request.method());
            case "@target-uri" -> Verdict.accepted(target.text());
            case "@authority" -> Verdict.accepted(target.authority());
            case "@scheme" -> Verdict.accepted(target.scheme());
            case "@request-target" ->
                target.requestTarget().<Verdict<String>>map(Verdict::accepted).orElseGet(() -> missing(component));
            case "@path" -> Verdict.accepted(target.path());
            case "@query" -> Verdict.accepted("?" + target.query().orElse(""));
            case Component.QUERY_PARAMETER ->
                QueryParameter.value(
                        target.query().orElse(""), component.text("name").orElse(""));
            default -> context("a response", component);
        };
    }

    private static Verdict<String> field(Component component, Fields fields) {
        List<String> lines = fields.lines(component.name());
        if (lines.isEmpty()) {
            return missing(component);
        }
        return FieldLines.trimmed(component, lines).then(trimmed -> formed(component, trimmed));
    }

    private static Verdict<String> formed(Component component, List<String> lines) {
        Optional<String> key = component.text("key");
        if (key.isPresent()) {
            return member(component, key.get(), lines);
        }
        if (component.is("sf")) {
            return FieldType.of(component.name())
                    .map(type -> type.strict(lines))
                    .orElseGet(() -> Verdict.rejected(
                            SignatureReason.UNKNOWN_FIELD_TYPE, "a structured field", component.text()));
        }
        return Verdict.accepted(component.is("bs") ? FieldLines.octets(lines) : joined(lines));
    }

    private static String joined(List<String> lines) {
        return lines.size() == 1 ? lines.get(0) : String.join(", ", lines);
    }

    private static Verdict<String> member(Component component, String key, List<String> lines) {
        boolean isOther = FieldType.of(component.name())
                .filter(type -> type != FieldType.DICTIONARY)
                .isPresent();
        if (isOther) {
            return Verdict.rejected(SignatureReason.UNKNOWN_FIELD_TYPE, "a dictionary", component.text());
        }
        return Dictionary.parse(lines)
                .then(dictionary -> dictionary
                        .find(key)
                        .<Verdict<String>>map(member -> Verdict.accepted(member.text()))
                        .orElseGet(() -> missing(component)));
    }

    private static Verdict<String> missing(Component component) {
        return Verdict.rejected(SignatureReason.MISSING_COMPONENT, component.text(), "a message without");
    }

    private static Verdict<String> context(String expected, Component component) {
        return Verdict.rejected(SignatureReason.WRONG_CONTEXT, expected + " for it", component.text());
    }
}
