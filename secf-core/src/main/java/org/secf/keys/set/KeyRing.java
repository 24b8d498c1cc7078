package org.secf.keys.set;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.secf.keys.KeyState;
import org.secf.keys.KeyStrength;
import org.secf.keys.OwnKey;
import org.secf.keys.PemFile;
import org.secf.keys.Secret;
import org.secf.keys.SecretFile;
import org.secf.keys.store.StoreContents;
import org.secf.keys.store.StoreReason;
import org.secf.settings.ConfigurationException;
import org.secf.settings.NearestName;
import org.secf.verdict.Verdict;

/**
 * The stores and key sets of an application, for its mechanisms.
 *
 * @param stores by the name of their definition; the only one has the empty name
 * @param sets by name
 * @param administrators by the name of a store, the role of those who may change it over the network; nobody may change the others
 */
public record KeyRing(Map<String, WatchedStore> stores, Map<String, Keys> sets, Map<String, String> administrators) {

    /** What the location of a secret may be. */
    public static final String EXPECTED = "store:alias, store:name/alias or file:/path";

    /** What the key set without a name is called where it needs one. */
    public static final String MAIN = "main";

    private static final String STORE = "store:";

    public KeyRing {
        stores = Map.copyOf(stores);
        sets = Map.copyOf(sets);
        administrators = Map.copyOf(administrators);
    }

    /** Of stores that nobody changes over the network. */
    public KeyRing(Map<String, WatchedStore> stores, Map<String, Keys> sets) {
        this(stores, sets, Map.of());
    }

    /** Of an application that has none. */
    public static KeyRing empty() {
        return new KeyRing(Map.of(), Map.of());
    }

    /**
     * The keys of that name.
     *
     * @param setting the setting that names them, for errors
     * @throws ConfigurationException when there is no such set
     */
    public Keys set(String setting, String name) {
        return Optional.ofNullable(sets.get(name))
                .or(() -> Optional.ofNullable(name.equals(MAIN) ? sets.get("") : null))
                .orElseThrow(() -> missing(setting, "key set", name, sets));
    }

    /**
     * The store of that name.
     *
     * @param setting the setting that names it, for errors
     * @throws ConfigurationException when there is none
     */
    public WatchedStore store(String setting, String name) {
        return Optional.ofNullable(stores.get(name)).orElseThrow(() -> missing(setting, "secret store", name, stores));
    }

    /** Whether a location speaks of a store. */
    public static boolean isInStore(String location) {
        return location.startsWith(STORE);
    }

    /**
     * A secret from a store or a file; the caller closes it.
     *
     * @param setting the setting's name, for errors
     * @throws ConfigurationException when it is neither, or cannot be read; the text names store and alias and never the secret
     */
    public Secret secret(String setting, String location) {
        return isInStore(location)
                ? fromStore(setting, location, StoreContents::secret)
                : Secret.taking(SecretFile.read(setting, location));
    }

    /**
     * A key pair from a store, or from a PEM file with the private key (PKCS#8) and its certificates.
     *
     * @param setting the setting's name, for errors
     * @throws ConfigurationException when it cannot be read, may not be used, or is retired in its store
     */
    public OwnKey ownKey(String setting, String location) {
        OwnKey key = isInStore(location)
                ? fromStore(setting, location, StoreContents::ownKey)
                : PemFile.ownKey(setting, location);
        if (!KeyStrength.isEnoughOfAnyKind(key.publicKey())) {
            throw new ConfigurationException(
                    "%s (%s): expected %s; make a new key pair".formatted(setting, location, KeyStrength.EXPECTED));
        }
        return key;
    }

    /**
     * A trusted certificate in a store.
     *
     * @param setting the setting's name, for errors
     * @throws ConfigurationException when it is not there, or retired
     */
    public X509Certificate anchor(String setting, String location) {
        return fromStore(setting, location, StoreContents::anchor);
    }

    private <T> T fromStore(String setting, String location, BiFunction<StoreContents, String, Verdict<T>> reader) {
        String rest = location.substring(STORE.length());
        int slash = rest.indexOf('/');
        String alias = rest.substring(slash + 1);
        WatchedStore store = store(setting, slash < 0 ? "" : rest.substring(0, slash));
        return store.file()
                .read()
                .then(contents -> {
                    try (contents) {
                        return unretired(contents, alias, store.file().clock().instant())
                                .then(good -> reader.apply(good, alias));
                    }
                })
                .fold(found -> found, rejection -> {
                    throw new ConfigurationException("%s: cannot use %s of the secret store %s: %s: %s"
                            .formatted(
                                    setting,
                                    alias,
                                    store.file().path(),
                                    rejection.reason().name(),
                                    rejection.detail()));
                });
    }

    /** The use of a key that somebody ended stays ended, also where a setting names it. */
    private static Verdict<StoreContents> unretired(StoreContents contents, String alias, Instant now) {
        boolean isRetired = contents.key(alias)
                .filter(key -> key.life().at(now) == KeyState.RETIRED)
                .isPresent();
        return isRetired
                ? Verdict.rejected(StoreReason.WRONG_KEY_STATE, "a key that is not retired", "retired " + alias)
                : Verdict.accepted(contents);
    }

    private static ConfigurationException missing(String setting, String kind, String name, Map<String, ?> all) {
        String nearest = NearestName.among(all.keySet(), name)
                .map(near -> "; did you mean " + near + "?")
                .orElse("");
        return new ConfigurationException(
                "%s: there is no %s %s%s".formatted(setting, kind, name.isEmpty() ? "without a name" : name, nearest));
    }
}
