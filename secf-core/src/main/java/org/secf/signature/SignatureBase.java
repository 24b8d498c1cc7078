package org.secf.signature;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.secf.verdict.Verdict;

/**
 * The text that is signed (RFC 9421 §2.5): each component with its value on a line, then what the signature covers.
 *
 * @param values by component, in their order
 * @param text ASCII, lines ended by line feeds but the last
 */
public record SignatureBase(Map<Component, String> values, String text) {

    private static final String LAST = "\"@signature-params\": ";

    public SignatureBase {
        values = Collections.unmodifiableMap(values);
    }

    /**
     * The base over a message.
     *
     * @return rejected with a {@link SignatureReason}, or with the reason of a field or query that cannot be read, where the message lacks a component
     */
    public static Verdict<SignatureBase> of(SignatureInput input, Message message) {
        Map<Component, String> values = new LinkedHashMap<>();
        StringBuilder text = new StringBuilder(512);
        for (Component component : input.components()) {
            Verdict<String> value = ComponentValues.value(component, message).then(found -> oneLine(component, found));
            if (value instanceof Verdict.Accepted<String> accepted) {
                values.put(component, accepted.value());
                text.append(component.text())
                        .append(": ")
                        .append(accepted.value())
                        .append('\n');
            } else {
                return value.map(never -> new SignatureBase(values, never));
            }
        }
        text.append(LAST).append(input.text());
        return Verdict.accepted(new SignatureBase(values, text.toString()));
    }

    /** As it is signed. */
    public byte[] octets() {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Fields and targets were looked at before; this holds for the method, and for whatever else a container lets through. */
    private static Verdict<String> oneLine(Component component, String value) {
        return FieldLines.isText(value)
                ? Verdict.accepted(value)
                : Verdict.rejected(SignatureReason.UNREADABLE_COMPONENT, component + " in visible ASCII", value);
    }
}
