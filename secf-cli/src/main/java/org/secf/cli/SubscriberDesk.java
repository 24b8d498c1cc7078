package org.secf.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.secf.crypto.Crypto;
import org.secf.jdbc.Database;
import org.secf.jdbc.DatabaseKeys;
import org.secf.jdbc.DatabaseSchema;
import org.secf.jdbc.OpenDatabase;
import org.secf.jdbc.SealingKeyReader;
import org.secf.jdbc.SealingKeys;
import org.secf.keys.Secret;
import org.secf.keys.set.KeyRing;
import org.secf.keys.set.StoreObserver;
import org.secf.keys.set.Watch;
import org.secf.keys.set.WatchedStore;
import org.secf.settings.ConfigurationException;
import org.secf.settings.RawSetting;
import org.secf.settings.Settings;
import org.secf.settings.SettingsLayer;
import org.secf.verdict.Rejection;
import picocli.CommandLine.ParseResult;

/** The database and the keys that a command around subscribers works with, as they were named. Whoever opened it closes it. */
final class SubscriberDesk implements AutoCloseable {

    private static final String PREFIX = "secf.bsf";
    private static final String STANDARD_INPUT = "-";

    private final Outside outside;
    private final ParseResult parsed;
    private final NamedStore store;
    private final BufferedReader lines;
    private Optional<KeyRing> ring = Optional.empty();
    private Optional<OpenDatabase> opened = Optional.empty();

    SubscriberDesk(Outside outside, ParseResult parsed) {
        this.outside = outside;
        this.parsed = parsed;
        this.store = new NamedStore(outside, new StoreGiven(parsed));
        this.lines = new BufferedReader(new InputStreamReader(outside.in(), StandardCharsets.US_ASCII));
    }

    Crypto crypto() {
        return Crypto.jdk();
    }

    Optional<String> find(SubscriberOption option) {
        return Optional.ofNullable(parsed.<@Nullable String>matchedOptionValue(option.dashes(), null));
    }

    String text(SubscriberOption option) throws UnusableException {
        return find(option)
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> new UnusableException(option.dashes() + ": expected a text, found nothing"));
    }

    List<String> texts(SubscriberOption option) {
        return parsed.matchedOptionValue(option.dashes(), List.of());
    }

    long number(SubscriberOption option, String text) throws UnusableException {
        if (!text.strip().matches("[0-9]{1,10}") || Long.parseLong(text.strip()) > 0xFFFF_FFFFL) {
            throw new UnusableException("%s: expected a number of 32 bits, from 0 to 4294967295, found %s"
                    .formatted(option.dashes(), shown(text.strip())));
        }
        return Long.parseLong(text.strip());
    }

    private static String shown(String text) {
        return text.isEmpty() ? "nothing" : text.length() > 20 ? "a longer text" : "[" + text + "]";
    }

    byte[] octets(SubscriberOption option, String hex) throws UnusableException {
        try {
            return HexFormat.of().parseHex(hex.strip());
        } catch (IllegalArgumentException e) {
            throw new UnusableException(option.dashes() + ": expected hexadecimal digits, found something else", e);
        }
    }

    /** A key of a subscriber; the caller closes it. */
    Secret key(SubscriberOption option) throws UnusableException {
        String location = text(option);
        if (location.equals(STANDARD_INPUT)) {
            return Secret.taking(octets(option, line(option)));
        }
        String hex;
        try (Secret secret = ring(location).secret(option.dashes(), location)) {
            hex = secret.useText(String::new);
        }
        return Secret.taking(octets(option, hex));
    }

    private String line(SubscriberOption option) throws UnusableException {
        try {
            return Optional.ofNullable(lines.readLine())
                    .orElseThrow(() -> new UnusableException(
                            option.dashes() + ": expected a line of standard input, found its end"));
        } catch (IOException e) {
            throw new UnusableException("cannot read standard input: " + e.getMessage(), e);
        }
    }

    /** The sealing key and the former ones. */
    SealingKeys sealing() throws UnusableException {
        List<String> locations = new ArrayList<>(List.of(text(SubscriberOption.SEALING_KEY)));
        locations.addAll(texts(SubscriberOption.FORMER));
        return new SealingKeyReader(ring(locations.toArray(String[]::new)), crypto(), outside.random())
                .read(SubscriberOption.SEALING_KEY.dashes(), locations);
    }

    /** The database as it is: nobody who mistypes its address makes one. */
    Database database() throws UnusableException {
        try {
            return open(false);
        } catch (ConfigurationException e) {
            throw new UnusableException(
                    e.getMessage()
                            + ". Where no bootstrapping server has been, secf gba subscriber init makes its tables.",
                    e);
        }
    }

    /** Makes the tables, or brings them up to date. */
    void initialise() throws UnusableException {
        open(true);
    }

    private Database open(boolean isMade) throws UnusableException {
        if (opened.isEmpty()) {
            List<RawSetting> raw = new ArrayList<>();
            raw.add(new RawSetting(DatabaseKeys.MIGRATE.name(), List.of(String.valueOf(isMade)), "the tool"));
            add(raw, DatabaseKeys.URL.name(), SubscriberOption.DATABASE);
            add(raw, DatabaseKeys.USER.name(), SubscriberOption.USER);
            add(raw, DatabaseKeys.PASSWORD.name(), SubscriberOption.PASSWORD);
            raw.add(new RawSetting(DatabaseKeys.MOST_CONNECTIONS.name(), List.of("2"), "the tool"));
            Settings settings = Settings.resolve(PREFIX, DatabaseKeys.ALL, List.of(new SettingsLayer(raw)));
            KeyRing keys = ring(find(SubscriberOption.PASSWORD).orElse(""));
            opened = Optional.of(OpenDatabase.open(PREFIX, settings, keys, DatabaseSchema.BOOTSTRAPPING_SERVER));
        }
        return opened.get().database(outside.clock());
    }

    private void add(List<RawSetting> raw, String name, SubscriberOption option) {
        find(option).ifPresent(text -> raw.add(new RawSetting(name, List.of(text), option.dashes())));
    }

    /** The store is opened only where somebody names an entry of it. */
    private KeyRing ring(String... locations) throws UnusableException {
        if (ring.isEmpty() && Arrays.stream(locations).anyMatch(KeyRing::isInStore)) {
            Watch watch = new Watch(Duration.ofHours(1), outside.clock(), Runnable::run, new Nobody());
            ring = Optional.of(new KeyRing(Map.of("", WatchedStore.open("", store.open(), watch)), Map.of()));
        }
        return ring.orElseGet(KeyRing::empty);
    }

    /** The tool ends before a store changes. */
    private record Nobody() implements StoreObserver {

        @Override
        public void changed(WatchedStore changed, long version) {}

        @Override
        public void failed(WatchedStore failed, Rejection rejection) {}
    }

    @Override
    public void close() {
        opened.ifPresent(OpenDatabase::close);
        store.close();
    }
}
