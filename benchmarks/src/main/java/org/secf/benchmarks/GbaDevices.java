package org.secf.benchmarks;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.secf.crypto.Crypto;
import org.secf.gba.bootstrapping.Device;
import org.secf.gba.bootstrapping.Tools;
import org.secf.gba.device.ApplicationClient;
import org.secf.gba.device.KeyHolder;
import org.secf.tls.Fetched;
import org.secf.tls.Outbound;
import org.secf.tls.OutboundLimits;
import org.secf.tls.Question;
import org.secf.tls.TlsPolicy;
import org.secf.verdict.Verdict;

/** One device for each subscriber; they share the client's connections. */
record GbaDevices(List<One> all, Question question) {

    /** On a busy machine an answer may take long, and is to be measured then. */
    private static final OutboundLimits PATIENT =
            new OutboundLimits(Duration.ofMinutes(1), Duration.ofMinutes(2), 1_000_000);

    /** Of one subscriber. */
    private record One(GbaSubscription subscription, KeyHolder holder, ApplicationClient client) {}

    static GbaDevices of(int subscribers, GbaFiles files, URI network, URI application) throws Exception {
        TlsPolicy trusting = TlsPolicy.platform().trusting(List.of(files.authority()));
        Outbound toNetwork = new Outbound(trusting, PATIENT);
        Outbound toApplication = new Outbound(trusting, PATIENT);
        Clock clock = Clock.systemUTC();
        Tools tools = new Tools(clock, new SecureRandom(), Crypto.jdk());
        return new GbaDevices(
                IntStream.range(0, subscribers)
                        .mapToObj(GbaSubscription::new)
                        .map(one -> {
                            Device device = new Device(
                                    new Device.Subscription(one.identity(), one.card()), network, toNetwork, tools);
                            KeyHolder holder = new KeyHolder(device::bootstrap, clock);
                            return new One(one, holder, new ApplicationClient(holder, toApplication, tools.random()));
                        })
                        .toList(),
                Question.get(application));
    }

    void bootstrap(int number) {
        require(all.get(number).holder().key()).close();
    }

    /** Calls the application, and is who it should be. */
    void call(int number) {
        Fetched answer = require(all.get(number).client().call(question));
        String body = new String(answer.body(), StandardCharsets.UTF_8);
        String expected = "hello " + all.get(number).subscription().identity();
        if (answer.status() != 200 || !body.equals(expected)) {
            throw new IllegalStateException("expected " + expected + ", got " + answer.status() + " " + body);
        }
    }

    private static <T> T require(Verdict<T> verdict) {
        return verdict.fold(value -> value, refusal -> {
            throw new IllegalStateException(refusal.toString());
        });
    }
}
