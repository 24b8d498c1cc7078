package org.secf.der;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * One element of DER (X.690 §8.1): its tag and its content. Reads what certificates and revocation answers are made of: tags of one octet, definite
 * lengths below 16 MiB. Anything else is malformed; nothing is repaired.
 */
public final class Der {

    public static final int BIT_STRING = 0x03;
    public static final int OCTET_STRING = 0x04;
    public static final int OBJECT_IDENTIFIER = 0x06;
    public static final int GENERALIZED_TIME = 0x18;
    public static final int SEQUENCE = 0x30;

    private static final int LONG_TAG = 0x1F;
    private static final int LONG_LENGTH = 0x80;
    private static final int MOST_LENGTH_OCTETS = 3;

    /** RFC 5280 §4.1.2.5.2: seconds, no fractions, Greenwich. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss'Z'").withResolverStyle(ResolverStyle.STRICT);

    private final byte[] octets;
    private final int start;
    private final int content;
    private final int end;

    private Der(byte[] octets, int start, int content, int end) {
        this.octets = octets;
        this.start = start;
        this.content = content;
        this.end = end;
    }

    /** The one element that {@code octets} are, to the last octet. */
    public static Der parse(byte[] octets) throws MalformedDer {
        Der element = at(octets, 0, octets.length);
        if (element.end != octets.length) {
            throw new MalformedDer("octets after the end");
        }
        return element;
    }

    private static Der at(byte[] octets, int start, int limit) throws MalformedDer {
        if (limit - start < 2 || (octets[start] & LONG_TAG) == LONG_TAG) {
            throw new MalformedDer("no tag and length");
        }
        int first = octets[start + 1] & 0xFF;
        int more = first < LONG_LENGTH ? 0 : first - LONG_LENGTH;
        int content = start + 2 + more;
        if (first == LONG_LENGTH || more > MOST_LENGTH_OCTETS || content > limit) {
            throw new MalformedDer("indefinite or excessive length");
        }
        int length = more == 0 ? first : new BigInteger(1, octets, start + 2, more).intValue();
        if (length > limit - content) {
            throw new MalformedDer("longer than what holds it");
        }
        return new Der(octets, start, content, content + length);
    }

    public int tag() {
        return octets[start] & 0xFF;
    }

    /** This element, if that is its tag. */
    public Der as(int tag) throws MalformedDer {
        if (tag() != tag) {
            throw new MalformedDer("expected tag %02x, found %02x".formatted(tag, tag()));
        }
        return this;
    }

    /** The content without tag and length. */
    public byte[] content() {
        return Arrays.copyOfRange(octets, content, end);
    }

    /** Tag, length and content, in hexadecimal: equal exactly where the elements are. */
    public String hex() {
        return HexFormat.of().formatHex(octets, start, end);
    }

    /** The elements that the content consists of. */
    public List<Der> children() throws MalformedDer {
        List<Der> found = new ArrayList<>();
        for (int next = content; next < end; next = found.get(found.size() - 1).end) {
            found.add(at(octets, next, end));
        }
        return found;
    }

    /** The only element of the content, as under an explicit tag. */
    public Der only() throws MalformedDer {
        List<Der> children = children();
        if (children.size() != 1) {
            throw new MalformedDer("expected one element, found " + children.size());
        }
        return children.get(0);
    }

    /** The element at that place of the content. */
    public Der child(int index) throws MalformedDer {
        List<Der> children = children();
        if (index >= children.size()) {
            throw new MalformedDer("expected an element at " + index + ", found " + children.size());
        }
        return children.get(index);
    }

    /** An object identifier with dots. */
    public String oid() throws MalformedDer {
        as(OBJECT_IDENTIFIER);
        StringBuilder dotted = new StringBuilder();
        BigInteger arc = BigInteger.ZERO;
        for (int i = content; i < end; i++) {
            arc = arc.shiftLeft(7).or(BigInteger.valueOf(octets[i] & 0x7F));
            if ((octets[i] & 0x80) == 0) {
                append(dotted, arc);
                arc = BigInteger.ZERO;
            }
        }
        if (content == end || (octets[end - 1] & 0x80) != 0) {
            throw new MalformedDer("an object identifier that does not end");
        }
        return dotted.toString();
    }

    /** The first number holds two arcs (X.690 §8.19.4). */
    private static void append(StringBuilder dotted, BigInteger arc) {
        if (!dotted.isEmpty()) {
            dotted.append('.').append(arc);
            return;
        }
        int top = arc.min(BigInteger.valueOf(80)).intValue() / 40;
        dotted.append(top).append('.').append(arc.subtract(BigInteger.valueOf(40L * top)));
    }

    /** A GeneralizedTime as RFC 5280 §4.1.2.5.2 wants it. */
    public Instant time() throws MalformedDer {
        as(GENERALIZED_TIME);
        try {
            return LocalDateTime.parse(new String(content(), StandardCharsets.US_ASCII), TIME)
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new MalformedDer("no time: " + e.getMessage());
        }
    }
}
