package org.secf.resource;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.secf.tls.Fetched;
import org.secf.tls.Outbound;
import org.secf.tls.Question;
import org.secf.verdict.Verdict;

/**
 * Loads what configuration points to: {@code classpath:idp.xml}, {@code https://…}, {@code file:/etc/secf/idp.xml}, a path inside the deployment such
 * as {@code /WEB-INF/idp.xml}, or a plain path of the file system.
 */
public final class Resources {

    private static final int MAX_BYTES = 16 * 1024 * 1024;

    private final ClassLoader classLoader;
    private final Function<String, Optional<InputStream>> deployment;
    private final Supplier<Outbound> outbound;
    private final int maxBytes;

    /**
     * Reads from these places.
     *
     * @param classLoader for {@code classpath:}
     * @param deployment opens a path that starts with a slash inside the deployment, if there is such a file
     */
    public Resources(ClassLoader classLoader, Function<String, Optional<InputStream>> deployment) {
        this(classLoader, deployment, Outbound::platform, MAX_BYTES);
    }

    private Resources(
            ClassLoader classLoader,
            Function<String, Optional<InputStream>> deployment,
            Supplier<Outbound> outbound,
            int maxBytes) {
        this.classLoader = classLoader;
        this.deployment = deployment;
        this.outbound = outbound;
        this.maxBytes = maxBytes;
    }

    /**
     * The same places, with addresses called in another way than by the authorities of the Java platform and the usual limits.
     *
     * @param other makes one for each load, which is seldom, so that none of its threads outlives that
     */
    public Resources calling(Supplier<Outbound> other) {
        return new Resources(classLoader, deployment, other, maxBytes);
    }

    /** The same places, with files of at most so many bytes. */
    public Resources upTo(int bytes) {
        return new Resources(classLoader, deployment, outbound, bytes);
    }

    /** Without a deployment: class path, files and addresses only. */
    public static Resources outsideDeployment(ClassLoader classLoader) {
        return new Resources(classLoader, path -> Optional.empty());
    }

    /**
     * The octets at {@code location}.
     *
     * @throws IOException when there is nothing, it cannot be read in time, it is larger than 16 MiB or what was configured, or the server
     *     there is refused; the text names the location
     */
    public byte[] load(String location) throws IOException {
        return isAddress(location)
                ? fetch(URI.create(location), Optional.empty())
                        .content()
                        .orElseThrow(() -> new IOException(location + ": no content"))
                : local(location);
    }

    /**
     * The octets at {@code location} where they are others than those that are known; what is no address is read each time.
     *
     * @param known the version of those
     * @throws IOException as for {@link #load(String)}
     */
    public Loaded load(String location, Optional<Loaded.Version> known) throws IOException {
        return isAddress(location) ? fetch(URI.create(location), known) : Loaded.whole(local(location));
    }

    private static boolean isAddress(String location) {
        return location.startsWith("https:") || location.startsWith("http:");
    }

    private byte[] local(String location) throws IOException {
        if (location.startsWith("classpath:")) {
            String name = location.substring("classpath:".length());
            return read(location, classLoader.getResourceAsStream(name.startsWith("/") ? name.substring(1) : name));
        }
        Optional<InputStream> deployed = location.startsWith("/") ? deployment.apply(location) : Optional.empty();
        return read(location, deployed.isPresent() ? deployed.get() : file(location));
    }

    private static @Nullable InputStream file(String location) throws IOException {
        Path path = Path.of(location.startsWith("file:") ? location.substring("file:".length()) : location);
        return Files.isRegularFile(path) ? Files.newInputStream(path) : null;
    }

    private byte[] read(String location, @Nullable InputStream in) throws IOException {
        if (in == null) {
            throw new NoSuchFileException(location, null, "no such file, class path resource or deployed file");
        }
        try (in) {
            byte[] octets = in.readNBytes(maxBytes + 1);
            if (octets.length > maxBytes) {
                throw new IOException(location + " is larger than " + maxBytes + " bytes");
            }
            return octets;
        }
    }

    /** A rejection as an exception, since whoever loads does not care whether a file or a server is missing. */
    private Loaded fetch(URI address, Optional<Loaded.Version> known) throws IOException {
        Question question = Question.get(address);
        Verdict<Fetched> verdict = outbound.get()
                .send(known.map(version -> version.asked(question)).orElse(question));
        Optional<Loaded> loaded =
                verdict.fold(fetched -> Optional.of(Loaded.of(fetched, known)), rejection -> Optional.empty());
        return loaded.orElseThrow(() -> new IOException(verdict.rejection()
                .map(rejection -> "%s (%s): %s"
                        .formatted(rejection.reason().name(), rejection.reason().clause(), rejection.detail()))
                .orElse("")));
    }
}
