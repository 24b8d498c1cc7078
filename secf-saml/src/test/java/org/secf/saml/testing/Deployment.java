package org.secf.saml.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.secf.crypto.Crypto;
import org.secf.keys.KeyLife;
import org.secf.keys.KeyUse;
import org.secf.keys.OwnKey;
import org.secf.keys.set.KeyRing;
import org.secf.keys.set.KeySet;
import org.secf.keys.set.Keys;
import org.secf.keys.set.Member;
import org.secf.mechanism.KeptTokens;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.MechanismContext;
import org.secf.mechanism.Parts;
import org.secf.mechanism.RouteKeys;
import org.secf.resource.Resources;
import org.secf.saml.SamlMechanismFactory;
import org.secf.saml.model.Credential;
import org.secf.settings.Expressions;
import org.secf.settings.Key;
import org.secf.settings.RawSetting;
import org.secf.settings.Settings;
import org.secf.settings.SettingsLayer;
import org.secf.state.EndedLogins;
import org.secf.state.MemoryOnceStore;
import org.secf.state.MemoryPendingRequests;
import org.secf.state.OnceStore;
import org.secf.state.PendingRequests;

/** An application with the SAML mechanism, as a container would start it; its clock is set by hand. */
public final class Deployment extends Clock {

    private final Path directory;
    private final Map<String, List<String>> settings = new HashMap<>();
    private final Map<String, Map<String, List<String>>> partSettings = new LinkedHashMap<>();
    private PendingRequests pending = new MemoryPendingRequests(this, 1000);
    private final Map<String, Keys> sets = new HashMap<>();
    private OnceStore once = new MemoryOnceStore(this, 1000);
    private Parts parts = Parts.none();
    private KeyRing keys = KeyRing.empty();
    private Instant now = Instant.parse("2026-06-01T12:00:00Z");

    public Deployment(Path directory) {
        this.directory = directory;
        set("base-url", "https://sp.example.org/enabler");
        set("idp-metadata", file("idp.xml", MetadataXml.usual()));
        set("signing-key", secret("sp.key", TestKeys.OURS));
        set("signing-certificate", certificate("sp.crt", TestKeys.OURS));
    }

    public Deployment set(String name, String... values) {
        settings.put(name, List.of(values));
        return this;
    }

    /** The same in a part, which is one from then on. */
    public Deployment part(String part, String name, String... values) {
        partSettings.computeIfAbsent(part, added -> new HashMap<>()).put(name, List.of(values));
        settings.put("providers", List.copyOf(partSettings.keySet()));
        return this;
    }

    /** Without a part. */
    public Deployment withoutPart(String part) {
        partSettings.remove(part);
        settings.put("providers", List.copyOf(partSettings.keySet()));
        return this;
    }

    public Deployment unset(String name) {
        settings.remove(name);
        return this;
    }

    /** Remembers what is used once there. */
    public Deployment once(OnceStore store) {
        once = store;
        return this;
    }

    /** Remembers there what is under way. */
    public Deployment pending(PendingRequests store) {
        pending = store;
        return this;
    }

    /** Brings a store of ended logins along. */
    public Deployment ended(EndedLogins store) {
        parts = new Parts() {
            @Override
            public <P> Optional<P> find(Class<P> type) {
                return type == EndedLogins.class ? Optional.of(type.cast(store)) : Optional.empty();
            }
        };
        return this;
    }

    /** Keeps the tokens of logins there. */
    public Deployment kept(KeptTokens store) {
        parts = new Parts() {
            @Override
            public <P> Optional<P> find(Class<P> type) {
                return type == KeptTokens.class ? Optional.of(type.cast(store)) : Optional.empty();
            }
        };
        return this;
    }

    /** Has a key set instead of single keys. */
    public Deployment keys(Keys set) {
        sets.put("", set);
        keys = new KeyRing(Map.of(), sets);
        return unset("signing-key").unset("signing-certificate").set("key-set", "main");
    }

    /** Has another key set of that name. */
    public Deployment trust(String name, Keys set) {
        sets.put(name, set);
        keys = new KeyRing(Map.of(), sets);
        return this;
    }

    /** A key set whose only key signs for an hour from now and retires in another. */
    public Keys retiring() {
        OwnKey key = new OwnKey(TestKeys.OURS.privateKey(), List.of(TestKeys.OURS.certificate()));
        KeyLife life =
                KeyLife.waiting().activeFrom(now).until(now.plus(Duration.ofHours(1)), now.plus(Duration.ofHours(2)));
        KeySet set = new KeySet(List.of(Member.of(KeyUse.SIGNING, life, key)), List.of());
        return () -> set;
    }

    /** Writes a file; gives its path. */
    public String file(String name, String content) {
        try {
            return Files.writeString(directory.resolve(name), content).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void pass(Duration time) {
        now = now.plus(time);
    }

    /** Writes a private key that only its owner may read. */
    public String secret(String name, Credential credential) {
        try {
            Path path = directory.resolve(name);
            Files.writeString(path, pem("PRIVATE KEY", credential.privateKey().getEncoded()));
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
            return "file:" + path;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a certificate; gives its path. */
    public String certificate(String name, Credential credential) {
        try {
            return file(name, pem("CERTIFICATE", credential.certificate().getEncoded()));
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    public Mechanism start() {
        return new SamlMechanismFactory().create(settings(), parts(), context());
    }

    public Settings settings() {
        return resolved("secf.saml", List.of(layer(settings)));
    }

    /** Those of parts, on top of what the whole says. */
    public Map<String, Settings> parts() {
        Map<String, Settings> parts = new LinkedHashMap<>();
        partSettings.forEach((name, own) ->
                parts.put(name, resolved("secf.saml." + name, List.of(layer(settings), layer(own)))));
        return parts;
    }

    private static Settings resolved(String prefix, List<SettingsLayer> layers) {
        List<Key<?>> keys = new ArrayList<>(new SamlMechanismFactory().keys());
        keys.addAll(RouteKeys.ALL);
        return Settings.resolve(prefix, keys, layers);
    }

    private static SettingsLayer layer(Map<String, List<String>> values) {
        return new SettingsLayer(values.entrySet().stream()
                .map(one -> new RawSetting(one.getKey(), one.getValue(), "test"))
                .toList());
    }

    public MechanismContext context() {
        return new MechanismContext(
                        this,
                        new SecureRandom(),
                        Crypto.jdk(),
                        once,
                        pending,
                        Resources.outsideDeployment(Deployment.class.getClassLoader()),
                        parts,
                        Expressions.none())
                .with(keys);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    private static String pem(String type, byte[] der) {
        return "-----BEGIN " + type + "-----\n" + Base64.getMimeEncoder().encodeToString(der) + "\n-----END " + type
                + "-----\n";
    }
}
