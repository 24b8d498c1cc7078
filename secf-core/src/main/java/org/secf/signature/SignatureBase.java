package org.secf.signature;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.secf.verdict.Verdict;

/** The text that is signed (RFC 9421 §2.5): each component with its value on a line, then what the signature covers. ASCII, lines ended by line feeds. */
public final class SignatureBase {

    private static final String LAST = "\"@signature-params\": ";

    private final List<Component> components;
    private final String[] values;
    private final byte[] octets;
    private int written;

    private SignatureBase(SignatureInput input, String[] values) {
        this.components = input.components();
        this.values = values;
        this.octets = new byte[length(input)];
        for (int i = 0; i < values.length; i++) {
            write(components.get(i).text());
            write(": ");
            write(values[i]);
            write("\n");
        }
        write(LAST);
        for (int i = 0; i < values.length; i++) {
            write(i == 0 ? "(" : " ");
            write(components.get(i).text());
        }
        write(values.length == 0 ? "()" : ")");
        write(input.parametersText());
    }

    private int length(SignatureInput input) {
        int length = LAST.length()
                + (components.isEmpty() ? 2 : 1)
                + input.parametersText().length();
        for (int i = 0; i < values.length; i++) {
            length += 2 * components.get(i).text().length() + values[i].length() + 4;
        }
        return length;
    }

    /**
     * The base over a message.
     *
     * @return rejected with a {@link SignatureReason}, or with the reason of a field or query that cannot be read, where the message lacks a component
     */
    public static Verdict<SignatureBase> of(SignatureInput input, Message message) {
        List<Component> components = input.components();
        String[] values = new String[components.size()];
        for (int i = 0; i < values.length; i++) {
            Verdict<String> value = ComponentValues.value(components.get(i), message);
            if (value instanceof Verdict.Accepted<String> accepted) {
                values[i] = accepted.value();
            } else {
                return value.map(never -> new SignatureBase(input, values));
            }
        }
        return Verdict.accepted(new SignatureBase(input, values));
    }

    /** By component, in their order. */
    public Map<Component, String> values() {
        Map<Component, String> all = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            all.put(components.get(i), values[i]);
        }
        return Collections.unmodifiableMap(all);
    }

    /** The value of the first component of that kind. */
    Optional<String> find(Predicate<Component> kind) {
        for (int i = 0; i < values.length; i++) {
            if (kind.test(components.get(i))) {
                return Optional.of(values[i]);
            }
        }
        return Optional.empty();
    }

    /** As people read it; without a line feed at the end. */
    public String text() {
        return new String(octets, StandardCharsets.US_ASCII);
    }

    /** As it is signed; a copy. */
    public byte[] octets() {
        return octets.clone();
    }

    /** As {@link #octets}, to be read only. */
    byte[] content() {
        return octets;
    }

    /** One octet for each character: names, values and parameters are ASCII. The array is filled in place, since each signature passes here. */
    @SuppressWarnings("deprecation")
    private void write(String text) {
        text.getBytes(0, text.length(), octets, written);
        written += text.length();
    }

    @Override
    public String toString() {
        return text();
    }
}
