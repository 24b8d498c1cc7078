package org.secf.keys.store;

import static org.secf.keys.store.StoreFolder.accepted;
import static org.secf.keys.store.StoreFolder.secretOf;

import java.io.IOException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.secf.keys.Secret;
import org.secf.verdict.Verdict;

/** A process of its own that changes a store, for tests that kill it, starve it, or let two of them race. Its standard output tells what it did. */
final class StoreChild {

    /** The one secret of the store; what it is follows from the version. */
    static final String ALIAS = "db";

    private final StoreFile store;
    private final String who;

    private StoreChild(StoreFile store, String who) {
        this.store = store;
        this.who = who;
    }

    static String contentsOf(long version) {
        return "contents of version " + version;
    }

    /** The change to the next version. */
    static Verdict<ChangeRecord> change(StoreFile store, String who, long version) {
        try (Secret next = secretOf(contentsOf(version + 1))) {
            return store.change(new StoreEdits(who, OptionalLong.of(version)).setSecret(ALIAS, next));
        }
    }

    /** A process that does as {@code arguments} say, as quick to start as Java is. */
    static Process start(StoreFolder folder, String... arguments) throws IOException {
        return process(command(folder, arguments));
    }

    static Process process(List<String> command) throws IOException {
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    static List<String> command(StoreFolder folder, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx48m",
                "-Xshare:auto",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                // Most of a change's time is for its file then, which is where it matters to be stopped.
                "-Dkeystore.pkcs12.keyPbeIterationCount=100",
                "-Dkeystore.pkcs12.macIterationCount=100",
                "-cp",
                classPath(),
                StoreChild.class.getName(),
                folder.path().toString(),
                folder.folder().resolve("master").toString()));
        command.addAll(Arrays.asList(arguments));
        return command;
    }

    private static String classPath() {
        return Stream.of(
                        StoreFile.class,
                        StoreChild.class,
                        jakarta.json.Json.class,
                        jakarta.json.spi.JsonProvider.provider().getClass())
                .map(type -> type.getProtectionDomain().getCodeSource())
                .map(CodeSource::getLocation)
                .map(location -> Objects.requireNonNull(Path.of(java.net.URI.create(location.toString())))
                        .toString())
                .distinct()
                .collect(Collectors.joining(java.io.File.pathSeparator));
    }

    /** Path, file of the master secret, what to do, and how often or how much. */
    public static void main(String[] arguments) {
        StoreFile store = StoreFolder.store(Path.of(arguments[0]), Path.of(arguments[1]));
        StoreChild child = new StoreChild(store, arguments[2]);
        switch (arguments[2]) {
            case "for-ever" -> child.changeForEver();
            case "large" -> child.makeLarge(Integer.parseInt(arguments[3]));
            case "once" -> say(outcome(store.change(new StoreEdits("once", OptionalLong.empty()).removeSecret(ALIAS))));
            default -> child.race(Long.parseLong(arguments[3]));
        }
    }

    private long version() {
        try (StoreContents contents = accepted(store.read())) {
            return contents.version();
        }
    }

    private void changeForEver() {
        for (long version = version(); ; version++) {
            accepted(change(store, who, version));
            say("done " + (version + 1));
        }
    }

    private void makeLarge(int octets) {
        try (Secret large = Secret.taking(new byte[octets])) {
            say(outcome(store.change(new StoreEdits(who, OptionalLong.empty()).setSecret("large", large))));
        }
    }

    /** Changes whatever version there is to the next, until the last; says which it won and which somebody else did. */
    private void race(long last) {
        for (long version = version(); version < last; version = version()) {
            say(outcome(change(store, who, version)) + " " + (version + 1));
        }
    }

    private static String outcome(Verdict<?> verdict) {
        return verdict.rejection()
                .map(rejection -> rejection.reason().name() + " " + rejection.received())
                .orElse("done");
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
