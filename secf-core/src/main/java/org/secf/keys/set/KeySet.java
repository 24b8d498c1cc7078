package org.secf.keys.set;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.secf.keys.KeyLife;
import org.secf.keys.KeyState;
import org.secf.keys.KeyUse;

/**
 * The keys of one name as a store holds them. A value: what it says depends on nothing but the instant asked for, so that all nodes with the same store
 * say the same.
 *
 * @param members our own key pairs, in the order they were added
 * @param trusted whose signatures are believed, with the time when
 */
public record KeySet(List<Member> members, List<Trusted> trusted) {

    /**
     * A certificate that is believed.
     *
     * @param certificate of somebody else
     * @param life when it is
     */
    public record Trusted(X509Certificate certificate, KeyLife life) {}

    public KeySet {
        members = List.copyOf(members);
        trusted = List.copyOf(trusted);
    }

    /** Whether there is nothing in it. */
    public boolean isEmpty() {
        return members.isEmpty() && trusted.isEmpty();
    }

    /** The key that signs now; of several active ones the last to become so. */
    public Optional<Member> signing(Instant now) {
        return active(KeyUse.SIGNING, now);
    }

    /** The key that others are to encrypt to. */
    public Optional<Member> encryptTo(Instant now) {
        return active(KeyUse.DECRYPTION, now);
    }

    private Optional<Member> active(KeyUse use, Instant now) {
        return in(use, now, List.of(KeyState.ACTIVE)).stream()
                .max(Comparator.comparing(
                        (Member member) -> member.life().activeFrom().orElse(Instant.MIN)));
    }

    /** Those by which others may find our signatures good: the active one, one that will be, and those that were until lately. */
    public List<Member> verifying(Instant now) {
        return in(KeyUse.SIGNING, now, List.of(KeyState.ACTIVE, KeyState.NEXT, KeyState.RETIRING));
    }

    /** Those that open what others encrypted: not only the one they should use now. The active one comes first. */
    public List<Member> opening(Instant now) {
        return in(KeyUse.DECRYPTION, now, List.of(KeyState.ACTIVE, KeyState.NEXT, KeyState.RETIRING));
    }

    /** Whose signatures are believed now. */
    public List<X509Certificate> believed(Instant now) {
        return trusted.stream()
                .filter(anchor -> anchor.life().at(now) == KeyState.ACTIVE)
                .map(Trusted::certificate)
                .toList();
    }

    private List<Member> in(KeyUse use, Instant now, List<KeyState> states) {
        return members.stream()
                .filter(member ->
                        member.use() == use && states.contains(member.life().at(now)))
                .sorted(Comparator.comparingInt(
                        member -> states.indexOf(member.life().at(now))))
                .toList();
    }
}
