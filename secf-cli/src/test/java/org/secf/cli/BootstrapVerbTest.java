package org.secf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.secf.crypto.Crypto;
import org.secf.gba.Milenage;
import org.secf.gba.SequenceNumber;
import org.secf.gba.bootstrapping.BootstrappingPolicy;
import org.secf.gba.bootstrapping.BootstrappingServer;
import org.secf.gba.bootstrapping.MemoryBootstrappings;
import org.secf.gba.bootstrapping.Subscriber;
import org.secf.gba.bootstrapping.Subscribers;
import org.secf.gba.bootstrapping.Tools;
import org.secf.http.MemoryRequest;
import org.secf.http.Reply;
import org.secf.keys.Secret;

/** {@code secf gba bootstrap} with a server over http. */
class BootstrapVerbTest {

    private static final String K = "465b5ce8b199b49faa5f0a2ee238a6bc";
    private static final String OPC = "cd63cb71954a9f4e48a5994e37a02baf";
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2027-01-01T00:00:00Z"), ZoneOffset.UTC);

    private final BootstrappingServer bootstrapping = new BootstrappingServer(
            BootstrappingPolicy.of("127.0.0.1"),
            new OneSubscriber(),
            new MemoryBootstrappings(CLOCK, 10),
            new Tools(CLOCK, new SecureRandom(), Crypto.jdk()));
    private Optional<HttpServer> server = Optional.empty();

    private static final class OneSubscriber implements Subscribers {

        private SequenceNumber number = new SequenceNumber(0);

        @Override
        public Optional<Subscriber> find(String identity) {
            return identity.equals("alice@home1.net")
                    ? Optional.of(
                            new Subscriber(identity, Milenage.of(Crypto.jdk(), secret(K), secret(OPC)), new byte[2]))
                    : Optional.empty();
        }

        @Override
        public byte[] management() {
            return new byte[2];
        }

        private static Secret secret(String hex) {
            return Secret.taking(HexFormat.of().parseHex(hex));
        }

        @Override
        public synchronized SequenceNumber next(Subscriber subscriber) {
            number = number.next();
            return number;
        }

        @Override
        public synchronized void resynchronise(Subscriber subscriber, SequenceNumber card) {
            number = card;
        }
    }

    @BeforeEach
    void start() throws IOException {
        HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        started.createContext("/", this::answer);
        started.start();
        server = Optional.of(started);
    }

    @AfterEach
    void stop() {
        server.orElseThrow().stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            MemoryRequest request = MemoryRequest.get("")
                    .target(exchange.getRequestURI().toString())
                    .header("Authorization", exchange.getRequestHeaders().getFirst("Authorization"));
            Reply reply = bootstrapping.answer(request).reply();
            reply.headers().forEach(field -> exchange.getResponseHeaders().add(field.name(), field.value()));
            byte[] body = reply.octets();
            exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Session bootstrap(String identity, String... more) {
        String address = "http://127.0.0.1:" + server.orElseThrow().getAddress().getPort() + "/";
        String[] first = {"gba", "bootstrap", "--bsf", address, "--impi", identity, "--k", K, "--opc", OPC};
        String[] all = java.util.Arrays.copyOf(first, first.length + more.length);
        System.arraycopy(more, 0, all, first.length, more.length);
        return Session.run(all);
    }

    @Test
    void printsWhatWasBootstrapped() {
        Session session = bootstrap("alice@home1.net", "--naf-fqdn", "naf1.home1.net", "--ua-id", "0100000002");

        assertThat(session.out())
                .as(session.err())
                .contains(
                        "@127.0.0.1\"",
                        "\"expires\":\"2027-01-02T00:00:00Z\"",
                        "\"ksNaf\":\"",
                        "\"sqn\":\"000000000021\"");
        assertThat(session.exitCode()).isZero();
    }

    @Test
    void saysWhyNot() {
        Session session = bootstrap("mallory@home1.net");

        assertThat(session.exitCode()).isEqualTo(1);
        assertThat(session.out()).contains("\"reason\":\"WRONG_NETWORK_CODE\"", "\"clause\":\"TS 33.102");
    }

    @Test
    void wantsAWholeApplication() {
        assertThat(bootstrap("alice@home1.net", "--ua-id", "0100000002").err())
                .contains("--naf-fqdn and --ua-id, or none");
    }
}
