package org.secf.propagation.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.secf.client.ClientDefinitions;
import org.secf.client.ProtectedClients;
import org.secf.crypto.Crypto;
import org.secf.delegation.DelegationIssuers;
import org.secf.delegation.IssuedAssertions;
import org.secf.delegation.PresentedToken;
import org.secf.identity.AuthenticatedCaller;
import org.secf.identity.Caller;
import org.secf.identity.Evidence;
import org.secf.keys.set.KeyRing;
import org.secf.keys.set.Keys;
import org.secf.mechanism.MechanismContext;
import org.secf.mechanism.Parts;
import org.secf.propagation.OnBehalf;
import org.secf.propagation.PropagatedIdentities;
import org.secf.propagation.PropagatedIdentity;
import org.secf.propagation.PropagationDefinitions;
import org.secf.resource.Resources;
import org.secf.settings.Expressions;
import org.secf.settings.RawSetting;
import org.secf.settings.Settings;
import org.secf.settings.SettingsLayer;
import org.secf.state.MemoryOnceStore;
import org.secf.state.MemoryPendingRequests;

/** A definition as an application writes it, and what stands around it. */
public final class Definition {

    /** What it is called. */
    public static final String NAME = "partner";

    private final Clock clock;
    private final Map<String, Keys> keys = new HashMap<>();
    private ProtectedClients clients = ProtectedClients.of(Map.of());
    private Optional<IssuedAssertions> reader = Optional.empty();
    private DelegationIssuers issuers = DelegationIssuers.of(Map.of());

    /** At that time. */
    public Definition(Clock clock) {
        this.clock = clock;
    }

    /** With a key set. */
    public Definition with(String name, Keys set) {
        keys.put(name, set);
        return this;
    }

    /** With clients. */
    public Definition calling(ProtectedClients others) {
        clients = others;
        return this;
    }

    /** With a client of that name, which signs what it sends to that origin by the key set {@code main}. */
    public Definition withSigner(String name, String origin) {
        Settings settings = Settings.resolve(
                "secf.client." + name,
                ClientDefinitions.CLIENT.keys(),
                List.of(new SettingsLayer(List.of(
                        new RawSetting("origins", List.of(origin), "test"),
                        new RawSetting("key-set", List.of("main"), "test")))));
        return calling(ClientDefinitions.clients(Map.of(name, settings), context(), Optional.empty()));
    }

    /** With what reads assertions that a security token service made. */
    public Definition reading(IssuedAssertions assertions) {
        reader = Optional.of(assertions);
        return this;
    }

    /** The clients. */
    public ProtectedClients clients() {
        return clients;
    }

    /** With those who vouch. */
    public Definition vouchedBy(DelegationIssuers others) {
        issuers = others;
        return this;
    }

    /**
     * What becomes of it.
     *
     * @param written {@code key=value,value}
     */
    public PropagatedIdentity read(String... written) {
        return readAll(written).get(NAME);
    }

    /** The same among all, which are one. */
    public PropagatedIdentities readAll(String... written) {
        return definitions(written).identities(context(), clients, issuers);
    }

    /** Not read yet. */
    public static PropagationDefinitions definitions(String... written) {
        List<RawSetting> raw = new ArrayList<>();
        Arrays.stream(written)
                .map(setting -> setting.split("=", 2))
                .forEach(pair -> raw.add(new RawSetting(pair[0], List.of(pair[1].split(",", -1)), "test")));
        Settings settings = Settings.resolve(
                "secf.delegation." + NAME, PropagationDefinitions.KIND.keys(), List.of(new SettingsLayer(raw)));
        return PropagationDefinitions.of(Map.of(NAME, settings));
    }

    private MechanismContext context() {
        return new MechanismContext(
                        clock,
                        new SecureRandom(),
                        Crypto.jdk(),
                        new MemoryOnceStore(clock, 100),
                        new MemoryPendingRequests(clock, 10),
                        Resources.outsideDeployment(Definition.class.getClassLoader()),
                        parts(),
                        Expressions.none())
                .with(new KeyRing(Map.of(), keys));
    }

    private Parts parts() {
        return new Parts() {
            @Override
            public <T> Optional<T> find(Class<T> type) {
                return reader.filter(type::isInstance).map(type::cast);
            }
        };
    }

    /** The settings of whoever asks that server. */
    public static String[] asking(TokenServer server, Path folder, String... more) {
        List<String> all = new ArrayList<>(List.of(
                "token-endpoint=" + server.address(),
                "token-client=" + TokenServer.CLIENT,
                "token-secret=file:" + secret(folder)));
        all.addAll(Arrays.asList(more));
        return all.toArray(String[]::new);
    }

    private static Path secret(Path folder) {
        try {
            Path file = folder.resolve("token-secret");
            if (!Files.exists(file)) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(file, TokenServer.SECRET + "\n");
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Somebody. */
    public static Caller caller(String name) {
        Evidence evidence =
                new Evidence("bearer", "https://idp.example.org", Instant.EPOCH, Optional.empty(), Optional.empty());
        return new AuthenticatedCaller(name, Set.of("user"), Map.of(), evidence, List.of());
    }

    /** Somebody who brought that. */
    public static OnBehalf behalf(String name, String type, String token) {
        return new OnBehalf(
                caller(name), Optional.of(new PresentedToken(type, token.getBytes(StandardCharsets.ISO_8859_1))));
    }
}
