package org.secf.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.secf.keys.store.Master;
import org.secf.keys.store.MasterMask;
import org.secf.keys.store.MasterSource;
import org.secf.keys.store.StoreFile;
import org.secf.keys.store.StoreFormat;
import org.secf.keys.store.Token;
import org.secf.keys.store.TypedMaster;
import org.secf.settings.Kind;

/** The store that was named: how it is written, and what opens it. What somebody typed is wiped when this is closed. */
final class NamedStore implements AutoCloseable {

    /** As in the setting {@code format}. */
    static final String USUAL = "pkcs12";

    private static final String TOKEN = "pkcs11";
    private static final Kind<Integer> SLOT = Kind.number(0, 1_000_000);

    private final Outside outside;
    private final StoreGiven given;
    private final List<TypedMaster> typed = new ArrayList<>();

    NamedStore(Outside outside, StoreGiven given) {
        this.outside = outside;
        this.given = given;
    }

    /** One that is there. */
    StoreFile open() throws UnusableException {
        StoreFormat format = format();
        return file(format, master(StoreOption.MASTER, label(format), false));
    }

    /** One that is to be made. A token has its PIN already. */
    StoreFile fresh() throws UnusableException {
        StoreFormat format = format();
        return file(
                format, master(StoreOption.MASTER, label(format), format.token().isEmpty()));
    }

    /** What is to open it from now on. */
    Master next() throws UnusableException {
        return master(StoreOption.NEW_MASTER, "New master secret", true);
    }

    private StoreFile file(StoreFormat format, Master master) throws UnusableException {
        Path path = given.path(StoreOption.STORE);
        return new StoreFile(path, format, master, outside.clock());
    }

    private static String label(StoreFormat format) {
        return format.token().isPresent() ? "PIN of the token" : "Master secret";
    }

    private Master master(StoreOption option, String label, boolean isNew) throws UnusableException {
        List<MasterMask> masks = services(MasterMask.class);
        Optional<String> location = given.find(option);
        if (location.isPresent()) {
            return new MasterSource(location.get(), outside.environment(), masks);
        }
        Typed terminal = new Typed(outside.terminal());
        TypedMaster master = new TypedMaster(
                isNew ? terminal.twice(option.dashes(), label) : terminal.once(option.dashes(), label), masks);
        typed.add(master);
        return master;
    }

    private StoreFormat format() throws UnusableException {
        String name = given.find(StoreOption.FORMAT).orElse(USUAL);
        if (name.equals(TOKEN)) {
            return new Token(
                            given.path(StoreOption.TOKEN_LIBRARY),
                            Token.Numbering.SLOT_LIST_INDEX,
                            given.value(StoreOption.TOKEN_SLOT, SLOT, "0"))
                    .format();
        }
        if (given.find(StoreOption.TOKEN_LIBRARY).isPresent()
                || given.find(StoreOption.TOKEN_SLOT).isPresent()) {
            throw new UnusableException("--token-library and --token-slot are for --format pkcs11, found " + name);
        }
        return inFile(name);
    }

    private static StoreFormat inFile(String name) throws UnusableException {
        List<StoreFormat> known = services(StoreFormat.class);
        String names = Stream.concat(known.stream().map(StoreFormat::name), Stream.of(TOKEN))
                .sorted()
                .collect(Collectors.joining(", "));
        return known.stream()
                .filter(format -> format.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UnusableException("--format: expected one of " + names + ", found " + name));
    }

    private static <T> List<T> services(Class<T> type) {
        return ServiceLoader.load(type).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    @Override
    public void close() {
        typed.forEach(TypedMaster::close);
    }
}
