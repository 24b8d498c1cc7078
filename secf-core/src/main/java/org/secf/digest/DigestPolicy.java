package org.secf.digest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.secf.identity.GroupMapping;

/**
 * What a realm offers, and therefore accepts.
 *
 * @param realm named in every challenge and part of every secret
 * @param algorithms in the order of preference, without MD5
 * @param acceptMd5 whether MD5 is offered too, after all others
 * @param qop in the order of preference
 * @param nonceLifetime how long a nonce may be answered
 * @param userhash whether hashed names are offered
 * @param maxBody the most octets of a body that an answer covers
 * @param groups how the groups of the secrets become ours
 */
public record DigestPolicy(
        String realm,
        List<DigestAlgorithm> algorithms,
        boolean acceptMd5,
        List<QualityOfProtection> qop,
        Duration nonceLifetime,
        boolean userhash,
        int maxBody,
        GroupMapping groups) {

    /** What is said where a realm is none. */
    static final String REALM = "visible ASCII characters and spaces, without \" \\ and :";

    /** Whatever is missing is refused, and so is MD5 by any other way than {@code acceptMd5}. */
    public DigestPolicy {
        algorithms = List.copyOf(algorithms);
        qop = List.copyOf(qop);
        require(isRealm(realm), "the realm needs " + REALM);
        require(acceptMd5 || !algorithms.isEmpty(), "no algorithm is offered");
        require(!algorithms.contains(DigestAlgorithm.MD5), "MD5 is offered by accept-md5 only");
        require(isDistinct(algorithms), "an algorithm is offered twice");
        require(!qop.isEmpty(), "no qop is offered");
        require(isDistinct(qop), "a qop is offered twice");
        require(!nonceLifetime.isNegative() && !nonceLifetime.isZero(), "nonces are never valid");
        require(maxBody >= 0, "the bound of bodies is negative");
    }

    /** Every algorithm that is offered and accepted, the preferred one first. */
    public List<DigestAlgorithm> offered() {
        List<DigestAlgorithm> all = new ArrayList<>(algorithms);
        if (acceptMd5) {
            all.add(DigestAlgorithm.MD5);
        }
        return List.copyOf(all);
    }

    /** The same in another realm. */
    public DigestPolicy inRealm(String other) {
        return new DigestPolicy(other, algorithms, acceptMd5, qop, nonceLifetime, userhash, maxBody, groups);
    }

    /** A colon would be ambiguous in what is hashed; the others need escapes, which clients get wrong. */
    static boolean isRealm(String text) {
        return !text.isBlank()
                && text.equals(text.strip())
                && text.chars().allMatch(c -> c >= ' ' && c <= '~' && "\"\\:".indexOf(c) < 0);
    }

    private static boolean isDistinct(List<?> values) {
        return new HashSet<>(values).size() == values.size();
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
