package org.secf.clientcert.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.secf.clientcert.ClientCertMechanismFactory;
import org.secf.crypto.Crypto;
import org.secf.http.MemoryRequest;
import org.secf.identity.Caller;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.MechanismContext;
import org.secf.mechanism.MemoryExchange;
import org.secf.mechanism.Outcome;
import org.secf.mechanism.Parts;
import org.secf.resource.Resources;
import org.secf.settings.Expressions;
import org.secf.settings.RawSetting;
import org.secf.settings.Settings;
import org.secf.settings.SettingsLayer;
import org.secf.state.MemoryOnceStore;
import org.secf.state.MemoryPendingRequests;
import org.secf.state.MovableClock;
import org.secf.verdict.Reason;

/** The mechanism with settings as a deployer gives them, files in a folder, and a clock that the test moves. */
public final class Deployment {

    private final Path folder;
    private final MovableClock clock = new MovableClock(Draft.NOW);
    private final Map<String, RawSetting> settings = new LinkedHashMap<>();
    private Optional<Mechanism> mechanism = Optional.empty();

    /** Trusts these authorities and asks for no revocation. */
    public Deployment(Path folder, Authority... anchors) {
        this.folder = folder;
        StringBuilder pem = new StringBuilder();
        for (Authority anchor : anchors) {
            pem.append(anchor.pem());
        }
        with("trust-anchors", file("anchors.pem", pem.toString().getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
        with("revocation", "none");
    }

    public Deployment with(String key, String... values) {
        settings.put(key, new RawSetting(key, List.of(values), "test"));
        return this;
    }

    public Deployment without(String key) {
        settings.remove(key);
        return this;
    }

    /** Writes a file and names it. */
    public String file(String name, byte[] octets) {
        try {
            return Files.write(folder.resolve(name), octets).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public MovableClock clock() {
        return clock;
    }

    public Mechanism start() {
        ClientCertMechanismFactory factory = new ClientCertMechanismFactory();
        Settings resolved = Settings.resolve(
                "secf.client-cert", factory.keys(), List.of(new SettingsLayer(List.copyOf(settings.values()))));
        Mechanism started = factory.create(
                resolved,
                new MechanismContext(
                        clock,
                        new SecureRandom(),
                        Crypto.jdk(),
                        new MemoryOnceStore(clock, 10),
                        new MemoryPendingRequests(clock, 10),
                        Resources.outsideDeployment(Deployment.class.getClassLoader()),
                        Parts.none(),
                        Expressions.none()));
        mechanism = Optional.of(started);
        return started;
    }

    /** What becomes of a request with that chain, the client's own certificate first. */
    public Outcome send(X509Certificate... chain) {
        return ask(MemoryRequest.get("/who").clientCertificates(List.of(chain)));
    }

    public Outcome ask(MemoryRequest request) {
        return mechanism.orElseGet(this::start).authenticate(MemoryExchange.of(request));
    }

    /** The caller of a chain that must be accepted. */
    public Caller caller(X509Certificate... chain) {
        Outcome outcome = send(chain);
        if (outcome instanceof Outcome.Established established) {
            return established.caller();
        }
        throw new AssertionError("not accepted: " + outcome);
    }

    /** The reason of a chain that must be refused. */
    public Reason refusal(X509Certificate... chain) {
        return refusal(send(chain));
    }

    public static Reason refusal(Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused) {
            return refused.rejection().reason();
        }
        throw new AssertionError("not refused: " + outcome);
    }
}
