package org.secf.openid.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.secf.crypto.Crypto;
import org.secf.mechanism.KeptTokens;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.MechanismContext;
import org.secf.mechanism.Parts;
import org.secf.mechanism.RouteKeys;
import org.secf.openid.OpenIdMechanismFactory;
import org.secf.propagation.MemoryKeptTokens;
import org.secf.resource.Resources;
import org.secf.settings.Expressions;
import org.secf.settings.Key;
import org.secf.settings.RawSetting;
import org.secf.settings.Settings;
import org.secf.settings.SettingsLayer;
import org.secf.state.MemoryOnceStore;
import org.secf.state.MemoryPendingRequests;

/** An application whose users log in at a provider, as it is configured. */
public final class Rp {

    public static final String CLIENT = "shop";
    public static final String BASE = "https://shop.example.org/enabler";

    private static final OpenIdMechanismFactory FACTORY = new OpenIdMechanismFactory();

    private final Map<String, List<String>> settings = new LinkedHashMap<>();
    private final MechanismContext context;

    public Rp(Path folder, OpenIdServer provider, Clock clock) {
        this(folder, provider, context(clock));
    }

    /** One more in the same application. */
    public Rp(Path folder, OpenIdServer provider, MechanismContext context) {
        this.context = context;
        set("base-url", BASE);
        set("provider-uri", provider.issuer());
        set("client-id", CLIENT);
        set("client-secret", "file:" + secret(folder));
    }

    public static MechanismContext context(Clock clock) {
        return new MechanismContext(
                clock,
                new SecureRandom(),
                Crypto.jdk(),
                new MemoryOnceStore(clock, 1000),
                new MemoryPendingRequests(clock, 100),
                Resources.outsideDeployment(Rp.class.getClassLoader()),
                Parts.none(),
                Expressions.none());
    }

    /** One that keeps tokens for calls to others. */
    public static MechanismContext relaying(Clock clock) {
        return context(clock)
                .with(
                        KeptTokens.class,
                        new MemoryKeptTokens(clock, new SecureRandom(), MemoryKeptTokens.LONGEST * 10L));
    }

    private static Path secret(Path folder) {
        try {
            Path file = folder.resolve("client-secret");
            Files.writeString(file, "a secret: 32 octets and more, 4711");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Rp set(String name, String... values) {
        settings.put(name, List.of(values));
        return this;
    }

    public Rp without(String name) {
        settings.remove(name);
        return this;
    }

    public Mechanism start() {
        List<RawSetting> raw = new ArrayList<>();
        settings.forEach((name, values) -> raw.add(new RawSetting(name, values, "a test")));
        List<Key<?>> keys =
                Stream.concat(FACTORY.keys().stream(), RouteKeys.ALL.stream()).toList();
        return FACTORY.create(Settings.resolve("secf.openid", keys, List.of(new SettingsLayer(raw))), context);
    }
}
