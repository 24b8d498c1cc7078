package org.secf.signature;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/** Who knows whose key is whose, for one purpose: a key that is not for it is not found. What goes wrong is thrown and refuses the signature. */
@FunctionalInterface
public interface SignatureKeys {

    /** The key of that name, if its owner's signatures are believed now. */
    Optional<VerificationKey> find(String keyId);

    /** Each key of that name: signers who publish their keys themselves may give two of them one name. */
    default List<VerificationKey> candidates(String keyId) {
        return find(keyId).stream().toList();
    }

    /** Those of several sources, of which none can take the place of another by giving its key the same name. */
    static SignatureKeys ofAll(List<SignatureKeys> sources) {
        List<SignatureKeys> all = List.copyOf(sources);
        return new SignatureKeys() {
            @Override
            public Optional<VerificationKey> find(String keyId) {
                return candidates(keyId).stream().findFirst();
            }

            @Override
            public List<VerificationKey> candidates(String keyId) {
                return all.stream()
                        .flatMap(source -> source.candidates(keyId).stream())
                        .toList();
            }
        };
    }

    /** What the first key proves that proves something, or why the first does not. */
    static <T> Verdict<T> firstOf(
            List<VerificationKey> candidates, Function<VerificationKey, Verdict<T>> proof, Supplier<Rejection> none) {
        Optional<Verdict<T>> first = Optional.empty();
        for (VerificationKey key : candidates) {
            Verdict<T> verdict = proof.apply(key);
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
