package org.secf.signature;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/** Who knows whose key is whose, for one purpose: a key that is not for it is not found. What goes wrong is thrown and refuses the signature. */
@FunctionalInterface
public interface SignatureKeys {

    /** The key of that name, if its owner's signatures are believed now. */
    Optional<VerificationKey> find(String keyId);

    /** The same where it is here, so that nobody is asked who never had a key of that name. */
    default Optional<VerificationKey> known(String keyId) {
        return find(keyId);
    }

    /** Each key of that name, looked for when it is its turn: signers who publish their keys themselves may give two of them one name. */
    default Stream<VerificationKey> candidates(String keyId) {
        return find(keyId).stream();
    }

    /** The same keys, of which those of these owners come first: who else knows such a key takes nothing from them. */
    default SignatureKeys preferring(Set<String> owners) {
        SignatureKeys all = this;
        return new SignatureKeys() {
            @Override
            public Optional<VerificationKey> find(String keyId) {
                return candidates(keyId).findFirst();
            }

            @Override
            public Stream<VerificationKey> candidates(String keyId) {
                Predicate<VerificationKey> isOne = key -> owners.contains(key.owner());
                return Stream.concat(
                        all.candidates(keyId).filter(isOne),
                        all.candidates(keyId).filter(isOne.negate()));
            }
        };
    }

    /**
     * Those of several sources, of which none can take the place of another by giving its key the same name. What they have already comes first: a source that
     * lacks a key, and hangs, does not delay the signatures of others.
     */
    static SignatureKeys ofAll(List<SignatureKeys> sources) {
        List<SignatureKeys> all = List.copyOf(sources);
        return new SignatureKeys() {
            @Override
            public Optional<VerificationKey> find(String keyId) {
                return candidates(keyId).findFirst();
            }

            @Override
            public Stream<VerificationKey> candidates(String keyId) {
                return Stream.concat(
                                all.stream().flatMap(source -> source.known(keyId).stream()),
                                all.stream().flatMap(source -> source.candidates(keyId)))
                        .distinct();
            }
        };
    }

    /** What the first key proves that proves something, or why the first does not; the others are not looked for. */
    static <T> Verdict<T> firstOf(
            Stream<VerificationKey> candidates, Function<VerificationKey, Verdict<T>> proof, Supplier<Rejection> none) {
        Optional<Verdict<T>> first = Optional.empty();
        Iterator<VerificationKey> keys = candidates.iterator();
        while (keys.hasNext()) {
            Verdict<T> verdict = proof.apply(keys.next());
            if (verdict.rejection().isEmpty()) {
                return verdict;
            }
            first = first.or(() -> Optional.of(verdict));
        }
        return first.orElseGet(() -> Verdict.rejected(none.get()));
    }

    /** Always the same keys, by name. */
    static SignatureKeys of(Map<String, VerificationKey> keys) {
        Map<String, VerificationKey> fixed = Map.copyOf(keys);
        return keyId -> Optional.ofNullable(fixed.get(keyId));
    }
}
