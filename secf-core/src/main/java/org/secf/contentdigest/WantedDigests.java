package org.secf.contentdigest;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.secf.structured.BareItem;
import org.secf.structured.Dictionary;
import org.secf.structured.Item;
import org.secf.structured.Member;
import org.secf.verdict.Verdict;

/**
 * Which digests the other side would like: the fields {@code Want-Content-Digest} and {@code Want-Repr-Digest} (RFC 9530 §4). A wish and no more.
 *
 * @param preferences by the algorithm's key, known or not: 10 is best, 0 is unwelcome
 */
public record WantedDigests(Map<String, Integer> preferences) {

    /** The field that asks for {@link ContentDigest#FIELD}. */
    public static final String FIELD = "Want-Content-Digest";

    /** The field that asks for {@link ContentDigest#REPRESENTATION_FIELD}. */
    public static final String REPRESENTATION_FIELD = "Want-Repr-Digest";

    private static final int BEST = 10;

    /**
     * Checks the preferences.
     *
     * @throws IllegalArgumentException for one that is not from 0 to 10
     */
    public WantedDigests {
        if (preferences.values().stream().anyMatch(value -> value < 0 || value > BEST)) {
            throw new IllegalArgumentException("a preference is from 0 to 10: " + preferences);
        }
        preferences = Collections.unmodifiableMap(new LinkedHashMap<>(preferences));
    }

    /** SHA-512, and SHA-256 where that cannot be had. */
    public static WantedDigests strongest() {
        Map<String, Integer> preferences = new LinkedHashMap<>();
        preferences.put(DigestAlgorithm.SHA_512.key(), BEST);
        preferences.put(DigestAlgorithm.SHA_256.key(), 1);
        return new WantedDigests(preferences);
    }

    /** Reads the lines of the field; rejected with {@link ContentDigestReason#MALFORMED_PREFERENCE}, or with the reason of a field that cannot be read. */
    public static Verdict<WantedDigests> parse(List<String> lines) {
        return Dictionary.parseUnique(lines).then(dictionary -> {
            Map<String, Integer> preferences = new LinkedHashMap<>();
            for (Map.Entry<String, Member> member : dictionary.members().entrySet()) {
                Optional<Integer> preference = preference(member.getValue());
                if (preference.isEmpty()) {
                    return Verdict.rejected(
                            ContentDigestReason.MALFORMED_PREFERENCE,
                            "0 to 10 for " + member.getKey(),
                            member.getValue().text());
                }
                preferences.put(member.getKey(), preference.get());
            }
            return Verdict.accepted(new WantedDigests(preferences));
        });
    }

    /** The best of those that count; of two that are wanted as much, the stronger. Empty where none is welcome. */
    public Optional<DigestAlgorithm> choose() {
        return List.of(DigestAlgorithm.values()).stream()
                .filter(algorithm -> preference(algorithm) > 0)
                .min(Comparator.comparingInt((DigestAlgorithm algorithm) -> -preference(algorithm)));
    }

    /** As it stands in the field. */
    public String text() {
        Map<String, Member> members = new LinkedHashMap<>();
        preferences.forEach((key, value) -> members.put(key, Item.of(new BareItem.Int(value))));
        return new Dictionary(members).text();
    }

    private int preference(DigestAlgorithm algorithm) {
        return preferences.getOrDefault(algorithm.key(), 0);
    }

    private static Optional<Integer> preference(Member member) {
        return member instanceof Item item
                        && item.value() instanceof BareItem.Int number
                        && number.value() >= 0
                        && number.value() <= BEST
                ? Optional.of((int) number.value())
                : Optional.empty();
    }
}
