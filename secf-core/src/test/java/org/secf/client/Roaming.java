package org.secf.client;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.security.auth.x500.X500Principal;
import org.secf.client.testing.Parties;
import org.secf.client.testing.SigningServer;
import org.secf.clientcert.testing.Authority;
import org.secf.http.Origin;
import org.secf.keys.Jwk;
import org.secf.keys.KeyKind;
import org.secf.keys.KeyLife;
import org.secf.keys.OwnKey;
import org.secf.keys.SelfSigned;
import org.secf.keys.Thumbprint;
import org.secf.keys.set.KeyRing;
import org.secf.keys.set.KeySet;
import org.secf.keys.set.Keys;
import org.secf.mechanism.MechanismContext;
import org.secf.mechanism.Parts;
import org.secf.resource.Resources;
import org.secf.settings.Expressions;
import org.secf.settings.RawSetting;
import org.secf.settings.Settings;
import org.secf.settings.SettingsLayer;
import org.secf.signature.SignatureKeys;
import org.secf.signature.SigningKey;
import org.secf.state.MemoryOnceStore;
import org.secf.state.MemoryPendingRequests;
import org.secf.state.MovableClock;
import org.secf.tls.testing.Identity;
import org.secf.visited.HomeStatement;
import org.secf.visited.VouchedServer;

/** A client away from home: its home, whose certificate it has, and a server in a network of which it knows nothing; both by TLS on loopback. */
final class Roaming implements AutoCloseable {

    static final String NAME = "visited.example.net";
    static final String PATH = "/statement";

    final MovableClock clock = new MovableClock(Instant.now());
    final OwnKey homeKey = certified("CN=home");
    final KeyPair visitedKey = Parties.pair();

    /** Nobody but its own network believes it. */
    final Authority visitedAuthority = Identity.authority("CN=Visited network");

    final Identity visitedIdentity = Identity.server(visitedAuthority);
    final SigningServer home;
    final SigningServer visited;

    /** What the home says next. */
    UnaryOperator<HomeStatement> statement = said -> said;

    /** The same as it is written. */
    UnaryOperator<String> written = json -> json;

    String mediaType = HomeStatement.MEDIA_TYPE;

    private final Path homeAuthority;
    private final Map<String, Keys> sets = new HashMap<>();

    Roaming(Path folder) throws IOException {
        Authority authority = Identity.authority("CN=Home network");
        homeAuthority = Files.writeString(folder.resolve("home.pem"), authority.pem());
        home = server(signing(homeKey), Identity.server(authority));
        home.before = this::say;
        visited = server(Parties.key(visitedKey, "visited"), visitedIdentity);
        trust("home", homeKey);
    }

    static OwnKey certified(String name) {
        try {
            return new SelfSigned(KeyKind.P_256, Duration.ofDays(400), Parties.RANDOM, Optional.empty())
                    .generate(new X500Principal(name), Instant.now());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static SigningKey signing(OwnKey key) {
        return Parties.key(new KeyPair(key.publicKey(), key.privateKey()), Thumbprint.of(key.publicKey()));
    }

    SigningServer server(SigningKey key, Identity identity) throws IOException {
        SignatureKeys nobody = keyId -> Optional.empty();
        SigningServer server = new SigningServer(key, nobody, clock, Optional.of(identity.context()));
        server.answersUnsigned = true;
        return server;
    }

    /** Another key that the client takes for its home's. */
    void trust(String set, OwnKey key) {
        KeyLife active = KeyLife.waiting().activeFrom(Instant.EPOCH);
        KeySet trusted = new KeySet(List.of(), List.of(new KeySet.Trusted(key.certificate(), active)));
        sets.put(set, () -> trusted);
    }

    VouchedServer server() {
        return new VouchedServer(
                NAME,
                Set.of(origin(visited)),
                List.of(Jwk.of(visitedKey.getPublic()).withKeyId("visited")),
                List.of(Jwk.of(visitedIdentity.keys().getPublic())));
    }

    static Origin origin(SigningServer server) {
        return Origin.of(server.url("/")).orElseThrow();
    }

    /** For an hour. */
    HomeStatement usual() {
        Instant now = clock.instant();
        return new HomeStatement(
                home.url(PATH).toString(), now.minusSeconds(60), now.plus(Duration.ofMinutes(59)), List.of(server()));
    }

    void vouching(VouchedServer... servers) {
        statement = said -> new HomeStatement(said.home(), said.notBefore(), said.expires(), List.of(servers));
    }

    private void say(SigningServer.Answer answer) {
        answer.fields.put("Content-Type", mediaType);
        answer.body(written.apply(statement.apply(usual()).toJson().toString()).getBytes(StandardCharsets.UTF_8));
    }

    /** Of a definition with these settings beside those that say who is the home. */
    ProtectedClient client(String... more) {
        return clients(Map.of(
                        "home",
                        List.of(
                                "origins=" + home.url(""),
                                "server-key-set=home",
                                "tls.trust-anchors=" + homeAuthority.toUri()),
                        "roaming",
                        merged(List.of("home=home", "home-statement=" + home.url(PATH)), more)))
                .get("roaming");
    }

    private static List<String> merged(List<String> usual, String... more) {
        List<String> names =
                Arrays.stream(more).map(one -> one.split("=", 2)[0]).toList();
        List<String> all = new ArrayList<>(usual.stream()
                .filter(one -> !names.contains(one.split("=", 2)[0]))
                .toList());
        Arrays.stream(more).filter(one -> !one.endsWith("=")).forEach(all::add);
        return all;
    }

    ProtectedClients clients(Map<String, List<String>> definitions) {
        Map<String, Settings> settings = new HashMap<>();
        definitions.forEach((name, written) -> settings.put(
                name,
                Settings.resolve(
                        "secf.client." + name,
                        ClientDefinitions.CLIENT.keys(),
                        List.of(new SettingsLayer(written.stream()
                                .map(one -> one.split("=", 2))
                                .map(pair -> new RawSetting(pair[0], List.of(pair[1].split(",")), "test"))
                                .toList())))));
        return ClientDefinitions.clients(settings, context(), Optional.empty());
    }

    private MechanismContext context() {
        return new MechanismContext(
                        clock,
                        new SecureRandom(),
                        Parties.CRYPTO,
                        new MemoryOnceStore(clock, 1000),
                        new MemoryPendingRequests(clock, 10),
                        Resources.outsideDeployment(Roaming.class.getClassLoader()),
                        Parts.none(),
                        Expressions.none())
                .with(new KeyRing(Map.of(), Map.copyOf(sets)));
    }

    ClientRequest question() {
        return question(visited.url("/who"));
    }

    static ClientRequest question(URI address) {
        return ClientRequest.of("GET", address);
    }

    @Override
    public void close() {
        home.close();
        visited.close();
    }
}
