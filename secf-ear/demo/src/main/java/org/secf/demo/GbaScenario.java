package org.secf.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.secf.crypto.Crypto;
import org.secf.gba.Milenage;
import org.secf.gba.SequenceMemory;
import org.secf.gba.SequenceNumber;
import org.secf.gba.SubscriberCard;
import org.secf.gba.bootstrapping.Device;
import org.secf.gba.bootstrapping.Tools;
import org.secf.gba.device.ApplicationClient;
import org.secf.gba.device.KeyHolder;
import org.secf.keys.Secret;
import org.secf.tls.Fetched;
import org.secf.tls.Outbound;
import org.secf.tls.Question;

/** A device with a subscriber's card bootstraps a key with the network, and calls the enabler with what was derived of it. */
record GbaScenario(Place place, Subscription alice, Map<String, String> properties) implements Scenario {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int CARD_KEY = 16;
    private static final int SEALING_KEY = 32;

    /** With a network of one subscriber, whose card is in this process. */
    static GbaScenario prepared(Place place) throws IOException, DemoFailedException {
        Path network = Files.createDirectories(place.home().resolve("bsf"));
        Path sealing = network.resolve("sealing-key");
        Files.deleteIfExists(sealing);
        Files.createFile(sealing, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(sealing, HexFormat.of().formatHex(octets(SEALING_KEY)));
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("secf.bsf.host", "localhost");
        properties.put("secf.bsf.sealing-key", "file:" + sealing);
        properties.put("secf.bsf.database.url", "jdbc:h2:file:" + network.resolve("subscribers"));
        properties.put("secf.gba.server", place.addresses().bootstrappingServer());
        Subscription alice = new Subscription(
                "alice@demo.example",
                "sip:alice@demo.example",
                Secret.taking(octets(CARD_KEY)),
                Secret.taking(octets(CARD_KEY)));
        alice.addTo(properties);
        return new GbaScenario(place, alice, properties);
    }

    private static byte[] octets(int count) {
        byte[] octets = new byte[count];
        RANDOM.nextBytes(octets);
        return octets;
    }

    @Override
    public List<String> archives() {
        return List.of("bsf.war", "gba/enabler.war");
    }

    @Override
    public List<URI> probes() {
        return List.of(URI.create(place.addresses().enabler() + "/index.html"));
    }

    @Override
    public WhoAmICheck call() throws DemoFailedException {
        Outbound outbound = Outbound.platform();
        Milenage milenage = Milenage.of(Crypto.jdk(), alice.key(), alice.operator());
        Device device = new Device(
                new Device.Subscription(
                        alice.identity(), new SubscriberCard(milenage, new SequenceMemory(new SequenceNumber(0)))),
                URI.create(place.addresses().bootstrappingServer() + "/"),
                outbound,
                new Tools(Clock.systemUTC(), RANDOM, Crypto.jdk()));
        ApplicationClient client =
                new ApplicationClient(new KeyHolder(device::bootstrap, Clock.systemUTC()), outbound, RANDOM);
        Fetched answer = answered(client.call(Question.get(place.addresses().whoAmI())));
        return WhoAmICheck.of(new String(answer.body(), StandardCharsets.UTF_8), alice.publicIdentity());
    }

    private static Fetched answered(org.secf.verdict.Verdict<Fetched> verdict) throws DemoFailedException {
        var refusal = verdict.rejection();
        if (refusal.isPresent()) {
            throw new DemoFailedException(
                    refusal.get().reason().name() + ": " + refusal.get().detail());
        }
        Fetched answer = verdict.fold(fetched -> fetched, rejection -> {
            throw new IllegalStateException("asked before");
        });
        if (answer.status() != 200) {
            throw new DemoFailedException("Expected whoami, received status " + answer.status());
        }
        return answer;
    }

    @Override
    public List<String> invitation() {
        return List.of(
                "A device bootstraps at " + place.addresses().bootstrappingServer() + "/ and calls "
                        + place.addresses().whoAmI() + ".",
                "Add subscribers with secf gba subscriber add after stopping this. Stop with Ctrl-C.");
    }
}
