package org.secf.keyset;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.secf.keys.set.KeyRing;
import org.secf.keys.set.Keys;
import org.secf.keys.set.Watch;
import org.secf.keys.set.WatchedStore;
import org.secf.keys.store.MasterSource;
import org.secf.keys.store.StoreFile;
import org.secf.keys.store.StoreFormat;
import org.secf.keys.store.Token;
import org.secf.settings.ConfigurationException;
import org.secf.settings.NearestName;
import org.secf.settings.Settings;

/** Opens the stores and key sets that an application defines; whatever is wrong stops the deployment here. */
public final class KeyRingReader {

    private static final String TOKEN = "pkcs11";

    private final Surroundings surroundings;

    public KeyRingReader(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /**
     * Opens them.
     *
     * @param stores by the name of their definition
     * @param sets by the name of their definition
     * @throws ConfigurationException naming store and alias, never a secret
     */
    public KeyRing read(Map<String, Settings> stores, Map<String, Settings> sets) {
        Map<String, WatchedStore> opened = new LinkedHashMap<>();
        stores.forEach((name, settings) -> opened.put(name, open(name, settings)));
        KeyRing ring = new KeyRing(opened, Map.of());
        Map<String, Keys> read = new LinkedHashMap<>();
        KeySetReader reader = new KeySetReader(ring, surroundings);
        sets.forEach((name, settings) -> read.put(name, reader.read(name, settings)));
        Map<String, String> administrators = new LinkedHashMap<>();
        stores.forEach((name, settings) ->
                settings.find(StoreKeys.ADMINISTRATION_ROLE).ifPresent(role -> administrators.put(name, role)));
        return new KeyRing(opened, read, administrators);
    }

    private WatchedStore open(String name, Settings settings) {
        String prefix = name.isEmpty() ? "secf.store" : "secf.store." + name;
        MasterSource master =
                new MasterSource(settings.get(StoreKeys.MASTER), surroundings.environment(), surroundings.masks());
        return WatchedStore.open(
                prefix,
                new StoreFile(settings.get(StoreKeys.LOCATION), format(prefix, settings), master, surroundings.clock()),
                new Watch(
                        settings.get(StoreKeys.POLL),
                        surroundings.clock(),
                        surroundings.executor(),
                        surroundings.observer()));
    }

    private StoreFormat format(String prefix, Settings settings) {
        String wanted = settings.get(StoreKeys.FORMAT);
        if (wanted.equals(TOKEN)) {
            Path library = settings.find(StoreKeys.TOKEN_LIBRARY)
                    .orElseThrow(() -> new ConfigurationException(
                            prefix + ".format is pkcs11, but " + prefix + ".token-library was not given"));
            return new Token(library, Token.Numbering.SLOT_LIST_INDEX, settings.get(StoreKeys.TOKEN_SLOT)).format();
        }
        Map<String, StoreFormat> formats = surroundings.formats().stream()
                .collect(Collectors.toMap(StoreFormat::name, format -> format, (one, same) -> one));
        return Optional.ofNullable(formats.get(wanted)).orElseThrow(() -> unknown(prefix, wanted, formats.keySet()));
    }

    private static ConfigurationException unknown(String prefix, String wanted, Set<String> formats) {
        String hint = NearestName.among(formats, wanted)
                .map(near -> "did you mean " + near + "?")
                .orElse("there is pkcs11, and the class path offers " + String.join(", ", formats)
                        + "; elytron needs secf-elytron");
        return new ConfigurationException("%s.format: there is no format %s; %s".formatted(prefix, wanted, hint));
    }
}
