package org.secf.integrity;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.secf.identity.VisibleName;
import org.secf.signature.SignatureKeys;
import org.secf.signature.VerificationKey;
import org.secf.signature.VerifiedSignature;
import org.secf.verdict.Verdict;

/**
 * Who the owners of keys are here.
 *
 * @param owners by the name of a key, in place of the owner that a source of ours tells
 * @param groups by owner
 */
record Signers(Map<String, String> owners, Map<String, Set<String>> groups) {

    static final String OWNERS = "entries keyid=caller, each key once, callers of visible characters";
    static final String GROUPS = "entries caller=group of visible characters";

    Signers {
        owners = Map.copyOf(owners);
        groups = Map.copyOf(groups);
    }

    /** Split at the first equals sign: a caller may be a distinguished name. */
    static Map<String, String> owners(List<String> entries) {
        Map<String, String> owners = new LinkedHashMap<>();
        for (String entry : entries) {
            int equals = entry.indexOf('=');
            String owner = entry.substring(equals + 1);
            if (equals < 1
                    || !VisibleName.isOne(owner)
                    || owners.putIfAbsent(entry.substring(0, equals), owner) != null) {
                throw new IllegalArgumentException(OWNERS);
            }
        }
        return owners;
    }

    /** Split at the last equals sign, for the same reason. */
    static Map<String, Set<String>> groups(List<String> entries) {
        Map<String, Set<String>> groups = new LinkedHashMap<>();
        for (String entry : entries) {
            int equals = entry.lastIndexOf('=');
            String group = entry.substring(equals + 1);
            if (equals < 1 || !Stream.of(entry.substring(0, equals), group).allMatch(VisibleName::isOne)) {
                throw new IllegalArgumentException(GROUPS);
            }
            groups.computeIfAbsent(entry.substring(0, equals), owner -> new LinkedHashSet<>())
                    .add(group);
        }
        return groups;
    }

    /** Keys that belong to whom they are given here, by their names; only for a source in which no signer chooses these. */
    SignatureKeys given(SignatureKeys source) {
        return new SignatureKeys() {
            @Override
            public Optional<VerificationKey> find(String keyId) {
                return source.find(keyId).map(key -> given(keyId, key));
            }

            @Override
            public Optional<VerificationKey> known(String keyId) {
                return source.known(keyId).map(key -> given(keyId, key));
            }

            @Override
            public Stream<VerificationKey> candidates(String keyId) {
                return source.candidates(keyId).map(key -> given(keyId, key));
            }
        };
    }

    private VerificationKey given(String keyId, VerificationKey key) {
        return owners.containsKey(keyId) ? key.ownedBy(owners.get(keyId)) : key;
    }

    /** To whom the key belongs; rejected with {@link IntegrityReason#UNUSABLE_OWNER}. */
    Verdict<String> owner(VerifiedSignature signature) {
        String owner = signature.owner();
        return VisibleName.isOne(owner)
                ? Verdict.accepted(owner)
                : Verdict.rejected(IntegrityReason.UNUSABLE_OWNER, VisibleName.EXPECTED, owner);
    }

    Set<String> groupsOf(String owner) {
        return groups.getOrDefault(owner, Set.of());
    }
}
