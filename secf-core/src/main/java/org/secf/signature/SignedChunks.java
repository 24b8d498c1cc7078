package org.secf.signature;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.secf.structured.BareItem;
import org.secf.structured.Item;
import org.secf.verdict.Verdict;

/**
 * A body in records of which each is signed, so that a reader believes each as it comes: the content coding {@value #CODING}. The signature of the header
 * covers the coding and the name of the stream, and binds both to the request; each record's covers the name, its number, whether it is the last, and its
 * content. For responses that are too long to be held back until they could be digested.
 */
public final class SignedChunks {

    /** The name of the coding, for {@code Content-Encoding} and {@code Accept-Encoding}. */
    public static final String CODING = "secf-signed-chunks";

    /** The field that names the stream. */
    public static final String FIELD = "Signed-Chunks";

    /** The longest content of one record, in octets. */
    public static final int LONGEST = 64 * 1024;

    static final int LONGEST_SIGNATURE = 1024;
    static final int HEAD = 7;

    /** A coding that the client does not want (RFC 9110 §12.4.2). */
    private static final Pattern REFUSED = Pattern.compile("q\\s*=\\s*0(\\.0*)?");

    private static final int NAME = 32;
    /** What RFC 9421 signs begins with a quotation mark; so neither signature can be taken for the other. */
    private static final byte[] PURPOSE = (CODING + "\0").getBytes(StandardCharsets.US_ASCII);

    private static final Component ENCODING = Component.field("content-encoding");
    private static final Component STREAM = Component.field("signed-chunks");

    private final byte[] name;

    private SignedChunks(byte[] name) {
        this.name = name;
    }

    /** A new stream, by a name that no other has. */
    public static SignedChunks begin(SecureRandom random) {
        byte[] fresh = new byte[NAME];
        random.nextBytes(fresh);
        return new SignedChunks(fresh);
    }

    /** Whether a body has the coding, applied last; by the lines of {@code Content-Encoding}. */
    public static boolean isApplied(List<String> lines) {
        List<String> all = listed(lines);
        return !all.isEmpty() && all.get(all.size() - 1).equals(CODING);
    }

    /** The codings that are left once this was undone. */
    public static List<String> without(List<String> lines) {
        List<String> all = listed(lines);
        return all.size() < 2 ? List.of() : List.of(String.join(", ", all.subList(0, all.size() - 1)));
    }

    /** Whether the lines of {@code Accept-Encoding} ask for the coding by its name. */
    public static boolean isAccepted(List<String> lines) {
        return listed(lines).stream()
                .map(one -> one.split(";", 2))
                .anyMatch(parts -> parts[0].strip().equals(CODING)
                        && (parts.length == 1
                                || !REFUSED.matcher(parts[1].strip()).matches()));
    }

    /** The coding after those that are there. */
    public static String after(List<String> lines) {
        return String.join(
                ", ", Stream.concat(lines.stream(), Stream.of(CODING)).toList());
    }

    /** What the signature of the header has to cover in place of a digest. */
    public static List<Component> components() {
        return List.of(ENCODING, STREAM);
    }

    /** The value of {@link #FIELD}. */
    public String text() {
        return Item.of(new BareItem.Octets(name)).text();
    }

    /** Takes content and passes it on in records; a body that is not finished is refused by every reader. */
    public SignedChunksOutput onto(OutputStream below, SigningKey key) {
        return new SignedChunksOutput(below, this, key);
    }

    /**
     * Reads a body whose header was verified: only what is proved comes out, and a fault is a {@link RefusedChunksException} where it is reached. Whether it
     * was the whole is known at the end only.
     *
     * @param head of the same message
     * @param most how much content is read, in octets
     * @return refused with a {@link SignedChunksReason}
     */
    public static Verdict<InputStream> read(VerifiedSignature head, InputStream body, long most) {
        Optional<String> codings = head.value(ENCODING);
        List<String> all = listed(codings.stream().toList());
        boolean isOne = isApplied(all) && all.indexOf(CODING) == all.size() - 1;
        if (!isOne) {
            return Verdict.rejected(
                    SignedChunksReason.CODING_NOT_COVERED, CODING + " once, at last, and covered", codings.toString());
        }
        return named(head).map(stream -> new SignedChunksInput(body, stream, head, most));
    }

    private static Verdict<SignedChunks> named(VerifiedSignature head) {
        List<String> covered = head.value(STREAM).stream().toList();
        return Item.parse(covered)
                .fold(
                        item -> item.value() instanceof BareItem.Octets octets && octets.value().length == NAME
                                ? Verdict.accepted(new SignedChunks(octets.value()))
                                : unknown(covered),
                        unreadable -> unknown(covered));
    }

    private static Verdict<SignedChunks> unknown(List<String> received) {
        return Verdict.rejected(SignedChunksReason.STREAM_UNKNOWN, NAME + " octets, covered", received.toString());
    }

    /** What is signed of a record; of fixed length before its content. */
    byte[] signed(long number, boolean isLast, byte[] content, int length) {
        return ByteBuffer.allocate(PURPOSE.length + NAME + Long.BYTES + 1 + length)
                .put(PURPOSE)
                .put(name)
                .putLong(number)
                .put((byte) (isLast ? 1 : 0))
                .put(content, 0, length)
                .array();
    }

    private static List<String> listed(List<String> lines) {
        return lines.stream()
                .flatMap(line -> Arrays.stream(line.split(",")))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .map(one -> one.toLowerCase(Locale.ROOT))
                .toList();
    }
}
