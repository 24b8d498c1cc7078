package org.secf.resource;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.secf.http.BaseUrl;

/**
 * Loads what configuration points to: {@code classpath:idp.xml}, {@code https://…}, {@code file:/etc/secf/idp.xml}, a path inside the deployment such
 * as {@code /WEB-INF/idp.xml}, or a plain path of the file system.
 */
public final class Resources {

    private static final int MAX_BYTES = 16 * 1024 * 1024;
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration WHOLE = Duration.ofSeconds(15);

    private final ClassLoader classLoader;
    private final Function<String, Optional<InputStream>> deployment;

    /**
     * Reads from these places.
     *
     * @param classLoader for {@code classpath:}
     * @param deployment opens a path that starts with a slash inside the deployment, if there is such a file
     */
    public Resources(ClassLoader classLoader, Function<String, Optional<InputStream>> deployment) {
        this.classLoader = classLoader;
        this.deployment = deployment;
    }

    /** Without a deployment: class path, files and addresses only. */
    public static Resources outsideDeployment(ClassLoader classLoader) {
        return new Resources(classLoader, path -> Optional.empty());
    }

    /**
     * The octets at {@code location}.
     *
     * @throws IOException when there is nothing, it cannot be read in time, or it is larger than 16 MiB; the text names the location
     */
    public byte[] load(String location) throws IOException {
        if (location.startsWith("classpath:")) {
            String name = location.substring("classpath:".length());
            return read(location, classLoader.getResourceAsStream(name.startsWith("/") ? name.substring(1) : name));
        }
        if (location.startsWith("https:") || location.startsWith("http:")) {
            return fetch(URI.create(location), WHOLE);
        }
        Optional<InputStream> deployed = location.startsWith("/") ? deployment.apply(location) : Optional.empty();
        return read(location, deployed.isPresent() ? deployed.get() : file(location));
    }

    private static @Nullable InputStream file(String location) throws IOException {
        Path path = Path.of(location.startsWith("file:") ? location.substring("file:".length()) : location);
        return Files.isRegularFile(path) ? Files.newInputStream(path) : null;
    }

    private static byte[] read(String location, @Nullable InputStream in) throws IOException {
        if (in == null) {
            throw new NoSuchFileException(location, null, "no such file, class path resource or deployed file");
        }
        try (in) {
            byte[] octets = in.readNBytes(MAX_BYTES + 1);
            if (octets.length > MAX_BYTES) {
                throw new IOException(location + " is larger than " + MAX_BYTES + " bytes");
            }
            return octets;
        }
    }

    static byte[] fetch(URI uri, Duration whole) throws IOException {
        if (!"https".equals(uri.getScheme()) && !BaseUrl.isLoopback(uri)) {
            throw new IOException(uri + " must be https: only loopback addresses may use http");
        }
        // Redirects are not followed: they could lead to a host that nobody configured.
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        HttpRequest request = HttpRequest.newBuilder(uri).timeout(whole).build();
        try {
            HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                if (response.statusCode() != 200) {
                    throw new IOException(uri + " answered " + response.statusCode() + " instead of 200");
                }
                return readInTime(uri, body, whole);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while fetching " + uri, e);
        }
    }

    /** The time limit of a request ends with the headers of its answer. */
    private static byte[] readInTime(URI uri, InputStream body, Duration whole) throws IOException {
        AtomicBoolean isLate = new AtomicBoolean();
        CompletableFuture.delayedExecutor(whole.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> {
                    isLate.set(true);
                    closeQuietly(body);
                });
        try {
            return read(uri.toString(), body);
        } catch (IOException e) {
            throw isLate.get() ? new HttpTimeoutException(uri + " did not answer wholly within " + whole) : e;
        }
    }

    private static void closeQuietly(InputStream body) {
        try {
            body.close();
        } catch (IOException e) {
            // Whoever reads it is told.
        }
    }
}
