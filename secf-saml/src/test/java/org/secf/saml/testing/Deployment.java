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
import org.secf.resource.Resources;
import org.secf.saml.SamlMechanismFactory;
import org.secf.saml.model.Credential;
import org.secf.settings.Expressions;
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
        return new SamlMechanismFactory().create(settings(), context());
    }

    public Settings settings() {
        List<RawSetting> raw = new ArrayList<>();
        settings.forEach((name, values) -> raw.add(new RawSetting(name, values, "test")));
        return Settings.resolve("secf.saml", new SamlMechanismFactory().keys(), List.of(new SettingsLayer(raw)));
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
