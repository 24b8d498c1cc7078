package org.secf.keyset;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.secf.keys.KeyLife;
import org.secf.keys.KeyUse;
import org.secf.keys.OwnKey;
import org.secf.keys.PemFile;
import org.secf.keys.set.KeyRing;
import org.secf.keys.set.KeySet;
import org.secf.keys.set.Keys;
import org.secf.keys.set.Member;
import org.secf.keys.set.WatchedStore;
import org.secf.keys.store.KeyRecord;
import org.secf.keys.store.KeyRules;
import org.secf.keys.store.StoreEntry;
import org.secf.settings.ConfigurationException;
import org.secf.settings.Settings;

/**
 * Reads one key set: from a store that holds it, or key by key.
 *
 * @param ring the stores
 * @param surroundings time and files
 */
record KeySetReader(KeyRing ring, Surroundings surroundings) {

    Keys read(String name, Settings settings) {
        String prefix = name.isEmpty() ? "secf.keys" : "secf.keys." + name;
        boolean isNamed = settings.find(KeySetKeys.SIGNING_KEY).isPresent()
                || settings.find(KeySetKeys.NEXT_SIGNING_KEY).isPresent()
                || !settings.get(KeySetKeys.DECRYPTION_KEYS).isEmpty()
                || !settings.get(KeySetKeys.TRUST_ANCHORS).isEmpty();
        if (!isNamed) {
            return stored(
                    prefix,
                    name.isEmpty() ? KeyRing.MAIN : name,
                    settings.find(KeySetKeys.STORE).orElse(""));
        }
        if (settings.find(KeySetKeys.STORE).isPresent()) {
            throw new ConfigurationException(
                    prefix + ".store is given, and keys are named beside it; take one of both");
        }
        KeySet fixed = fixed(prefix, settings);
        return () -> fixed;
    }

    private Keys stored(String prefix, String set, String store) {
        WatchedStore watched = ring.store(prefix + ".store", store);
        Keys keys = watched.keys(set);
        if (keys.current().isEmpty()) {
            throw new ConfigurationException(
                    "%s: the secret store %s has no key set %s; make its first key with: secf key generate ALIAS --set %s --use signing"
                            .formatted(prefix, watched.file().path(), set, set));
        }
        return keys;
    }

    private KeySet fixed(String prefix, Settings settings) {
        // They stay as they are until the next deployment.
        KeyLife active = KeyLife.waiting().activeFrom(Instant.EPOCH);
        List<Member> members = new ArrayList<>();
        settings.find(KeySetKeys.SIGNING_KEY)
                .ifPresent(location -> members.add(member(prefix + ".signing-key", location, KeyUse.SIGNING, active)));
        settings.find(KeySetKeys.NEXT_SIGNING_KEY)
                .ifPresent(location ->
                        members.add(member(prefix + ".next-signing-key", location, KeyUse.SIGNING, KeyLife.waiting())));
        List<String> decryption = settings.get(KeySetKeys.DECRYPTION_KEYS);
        for (int i = 0; i < decryption.size(); i++) {
            KeyLife life = i == 0 ? active : KeyLife.waiting();
            members.add(member(prefix + ".decryption-keys", decryption.get(i), KeyUse.DECRYPTION, life));
        }
        List<KeySet.Trusted> trusted = settings.get(KeySetKeys.TRUST_ANCHORS).stream()
                .flatMap(location -> anchors(prefix + ".trust-anchors", location).stream())
                .peek(certificate -> requireFit(
                        prefix + ".trust-anchors",
                        new StoreEntry.TrustEntry(certificate),
                        new KeyRecord("a trust anchor", prefix, KeyUse.TRUST, active)))
                .map(certificate -> new KeySet.Trusted(certificate, active))
                .toList();
        return new KeySet(members, trusted);
    }

    private Member member(String setting, String location, KeyUse use, KeyLife life) {
        OwnKey key = ring.ownKey(setting, location);
        requireFit(setting, new StoreEntry.KeyEntry(key), new KeyRecord(location, setting, use, life));
        return Member.of(use, life, key);
    }

    /** By the same rules as the keys of a store's set. */
    private void requireFit(String setting, StoreEntry entry, KeyRecord key) {
        KeyRules.inUse(entry, key, surroundings.clock().instant()).rejection().ifPresent(rejection -> {
            throw new ConfigurationException(
                    "%s: %s: %s".formatted(setting, rejection.reason().name(), rejection.detail()));
        });
    }

    private List<X509Certificate> anchors(String setting, String location) {
        if (KeyRing.isInStore(location)) {
            return List.of(ring.anchor(setting, location));
        }
        try {
            return PemFile.certificates(PemFile.text(surroundings.resources().load(location)));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new ConfigurationException("%s: cannot use %s: %s".formatted(setting, location, e.getMessage()), e);
        }
    }
}
