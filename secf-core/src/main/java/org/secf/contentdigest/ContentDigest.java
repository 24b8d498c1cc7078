package org.secf.contentdigest;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.secf.crypto.Crypto;
import org.secf.structured.BareItem;
import org.secf.structured.Dictionary;
import org.secf.structured.Item;
import org.secf.structured.Member;
import org.secf.verdict.Verdict;

/**
 * The digests that a field {@code Content-Digest} has, of the content as it is transferred, encoded but not in chunks; or those of {@code Repr-Digest}, of the
 * representation as a whole, of which a message may have a part (RFC 9530 §2, §3). Other algorithms than SHA-256 and SHA-512 are passed over.
 */
public final class ContentDigest {

    /** The field for the content. */
    public static final String FIELD = "Content-Digest";

    /** The field for the representation. */
    public static final String REPRESENTATION_FIELD = "Repr-Digest";

    private final Map<DigestAlgorithm, BareItem.Octets> digests;

    ContentDigest(Map<DigestAlgorithm, BareItem.Octets> digests) {
        this.digests = Collections.unmodifiableMap(new EnumMap<>(digests));
    }

    /**
     * Reads the lines of the field.
     *
     * @return rejected with a {@link ContentDigestReason} where nothing in it counts, or with the reason of a field that cannot be read
     */
    public static Verdict<ContentDigest> parse(List<String> lines) {
        return Dictionary.parseUnique(lines).then(ContentDigest::of);
    }

    /** Of octets that are all there. */
    public static ContentDigest of(byte[] content, Set<DigestAlgorithm> algorithms, Crypto crypto) {
        ContentDigester digester = new ContentDigester(algorithms, crypto);
        digester.update(content, 0, content.length);
        return digester.digest();
    }

    /** Those that have to be the content's. */
    public Set<DigestAlgorithm> algorithms() {
        return digests.keySet();
    }

    /** What digests content that arrives, to be held against these afterwards. */
    public ContentVerification verification(Crypto crypto) {
        return new ContentVerification(this, new ContentDigester(digests.keySet(), crypto));
    }

    /** Whether these octets are the content; rejected with {@link ContentDigestReason#WRONG_DIGEST}. */
    public Verdict<ContentDigest> verify(byte[] content, Crypto crypto) {
        ContentVerification verification = verification(crypto);
        verification.update(content, 0, content.length);
        return verification.finish();
    }

    /** As it stands in the field. */
    public String text() {
        Map<String, Member> members = new LinkedHashMap<>();
        digests.forEach((algorithm, octets) -> members.put(algorithm.key(), Item.of(octets)));
        return new Dictionary(members).text();
    }

    private static Verdict<ContentDigest> of(Dictionary dictionary) {
        Map<DigestAlgorithm, BareItem.Octets> found = new EnumMap<>(DigestAlgorithm.class);
        for (DigestAlgorithm algorithm : DigestAlgorithm.values()) {
            Optional<Member> member = dictionary.find(algorithm.key());
            Optional<BareItem.Octets> octets = member.flatMap(value -> octets(algorithm, value));
            if (member.isPresent() && octets.isEmpty()) {
                return Verdict.rejected(
                        ContentDigestReason.MALFORMED_DIGEST,
                        algorithm.octets() + " octets as " + algorithm.key(),
                        member.get().text());
            }
            octets.ifPresent(value -> found.put(algorithm, value));
        }
        return found.isEmpty()
                ? Verdict.rejected(
                        ContentDigestReason.NO_ACCEPTED_DIGEST,
                        Arrays.toString(DigestAlgorithm.values()),
                        dictionary.text())
                : Verdict.accepted(new ContentDigest(found));
    }

    private static Optional<BareItem.Octets> octets(DigestAlgorithm algorithm, Member member) {
        return member instanceof Item item
                        && item.value() instanceof BareItem.Octets octets
                        && octets.value().length == algorithm.octets()
                ? Optional.of(octets)
                : Optional.empty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ContentDigest digest && digests.equals(digest.digests);
    }

    @Override
    public int hashCode() {
        return digests.hashCode();
    }

    @Override
    public String toString() {
        return text();
    }
}
