package org.secf.ejb;

import jakarta.enterprise.inject.se.SeContainer;
import jakarta.ws.rs.core.SecurityContext;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.Principal;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ContainerResponse;
import org.glassfish.jersey.server.ResourceConfig;
import org.secf.administration.AdministrationContext;
import org.secf.identity.AuthenticatedCaller;
import org.secf.identity.Caller;
import org.secf.identity.Evidence;
import org.secf.keys.PayloadSeal;
import org.secf.keys.set.KeyRing;
import org.secf.keys.set.StoreObserver;
import org.secf.keys.set.Watch;
import org.secf.keys.set.WatchedStore;
import org.secf.keys.store.MasterSource;
import org.secf.keys.store.Pkcs12Format;
import org.secf.keys.store.StoreContents;
import org.secf.keys.store.StoreFile;
import org.secf.verdict.Rejection;

/** Jersey, CDI, and an application with one store whose administrators have the role {@code keeper}. */
final class RestServer implements AutoCloseable {

    static final PayloadSeal SEAL = PayloadSeal.installed(RestServer.class.getClassLoader());

    private static final URI BASE = URI.create("https://app.example.org/api/");
    private static final Clock CLOCK = Clock.fixed(FixedTime.NOW, ZoneOffset.UTC);

    final List<String> audit = new ArrayList<>();
    final StoreFile file;
    Map<String, String> administrators = Map.of("", "keeper");
    Set<String> roles = Set.of("keeper");
    boolean isLoggedIn = true;
    boolean isConfidential = true;
    boolean isStarted = true;

    private final WatchedStore store;
    private final SeContainer cdi = CdiContainer.with(Keepers.class);
    private final ApplicationHandler jersey = new ApplicationHandler(new ResourceConfig(StoreAdministration.class));

    /** What came back. */
    record Response(int status, String body, ContainerResponse raw) {

        String header(String name) {
            return String.valueOf(raw.getHeaderString(name));
        }
    }

    private record Unheard() implements StoreObserver {
        @Override
        public void changed(WatchedStore store, long version) {}

        @Override
        public void failed(WatchedStore store, Rejection rejection) {}
    }

    RestServer(Path folder) throws Exception {
        Path master = Files.writeString(folder.resolve("master"), "canary-master-Zm9vYmFy");
        Files.setPosixFilePermissions(master, PosixFilePermissions.fromString("rw-------"));
        MasterSource source = new MasterSource("file:" + master, variable -> Optional.empty(), List.of());
        file = new StoreFile(folder.resolve("secrets.p12"), new Pkcs12Format(), source, CLOCK);
        make();
        store = WatchedStore.open(
                "secf.store", file, new Watch(Duration.ofHours(1), CLOCK, Runnable::run, new Unheard()));
    }

    private void make() {
        file.init("root").rejection().ifPresent(rejection -> {
            throw new AssertionError(rejection.detail());
        });
    }

    StoreContents contents() {
        return file.read().fold(contents -> contents, rejection -> {
            throw new AssertionError(rejection.detail());
        });
    }

    long version() {
        try (StoreContents contents = contents()) {
            return contents.version();
        }
    }

    Response get(String path) {
        return send("GET", path, Map.of(), "");
    }

    /** A change of the present version. */
    Response change(String method, String path, String type, String body) {
        return change(method, path, Map.of("Content-Type", type), body);
    }

    Response change(String method, String path, Map<String, String> more, String body) {
        Map<String, String> headers = new LinkedHashMap<>(more);
        headers.putIfAbsent("If-Match", "\"" + version() + "\"");
        return send(method, path, headers, body);
    }

    Response send(String method, String path, Map<String, String> headers, String body) {
        cdi.select(Keepers.class).get().say(isStarted ? Optional.of(context()) : Optional.empty());
        URI target = BASE.resolve("secf/stores/main" + path);
        ContainerRequest request =
                new ContainerRequest(BASE, target, method, security(), new MapPropertiesDelegate(), null);
        headers.forEach(request::header);
        request.setEntityStream(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
        try {
            ContainerResponse raw = jersey.apply(request).get();
            return new Response(raw.getStatus(), String.valueOf(raw.getEntity()), raw);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private AdministrationContext context() {
        KeyRing keys = new KeyRing(Map.of("", store), Map.of(), administrators);
        return new AdministrationContext(
                keys,
                isLoggedIn ? caller() : Caller.nobody(),
                isConfidential,
                CLOCK,
                new SecureRandom(),
                Optional.of(SEAL),
                audit::add);
    }

    private static Caller caller() {
        Evidence evidence = new Evidence("basic", "https://idp", FixedTime.NOW, Optional.empty(), Optional.empty());
        return new AuthenticatedCaller("alice", Set.of(), Map.of(), evidence, List.of());
    }

    private SecurityContext security() {
        return new SecurityContext() {
            @Override
            public Principal getUserPrincipal() {
                return () -> "alice";
            }

            @Override
            public boolean isUserInRole(String role) {
                return roles.contains(role);
            }

            @Override
            public boolean isSecure() {
                return true;
            }

            @Override
            public String getAuthenticationScheme() {
                return "BASIC";
            }
        };
    }

    @Override
    public void close() {
        cdi.close();
    }
}
