package org.secf.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.secf.crypto.Crypto;
import org.secf.gba.SequenceMemory;
import org.secf.gba.SequenceNumber;
import org.secf.gba.SubscriberCard;
import org.secf.gba.bootstrapping.BootstrappingPolicy;
import org.secf.gba.bootstrapping.BootstrappingServer;
import org.secf.gba.bootstrapping.Device;
import org.secf.gba.bootstrapping.MemoryBootstrappings;
import org.secf.gba.bootstrapping.Tools;
import org.secf.gba.retrieval.CertifiedApplications;
import org.secf.gba.retrieval.RetrievalServer;
import org.secf.http.MemoryRequest;
import org.secf.http.Reply;
import org.secf.mechanism.Endpoint;
import org.secf.mechanism.EndpointAnswer;
import org.secf.tls.Outbound;
import org.secf.tls.OutboundLimits;
import org.secf.tls.TlsPolicy;

/** A mobile network: devices bootstrap with it, and applications get their keys from it, both by https on this machine. */
public final class GbaNetwork implements AutoCloseable {

    /** A subscriber's private identity. */
    public static final String ALICE = "alice@home1.net";

    /** Who she is to the service. */
    public static final String ALICE_AT_SERVICE = "sip:alice@home1.net";

    /** The other one that she may be. */
    public static final String ALICE_BY_NUMBER = "tel:+441";

    /** Another subscriber. */
    public static final String BOB = "bob@home1.net";

    /** Whose settings there are. */
    public static final long SERVICE = 3;

    /** How long keys are good. */
    public static final Duration LIFETIME = Duration.ofDays(1);

    private static final String HOST = "localhost";

    private final HttpsServer server;
    private final BootstrappingServer bootstrapping;
    private final RetrievalServer retrieval;
    private final MovedClock clock = new MovedClock();
    private final List<String> refusals = new CopyOnWriteArrayList<>();

    private GbaNetwork(HttpsServer server) {
        GbaSubscribers subscribers = new GbaSubscribers();
        MemoryBootstrappings memory = new MemoryBootstrappings(clock, 10);
        BootstrappingPolicy usual = BootstrappingPolicy.of(HOST);
        this.server = server;
        this.bootstrapping = new BootstrappingServer(
                new BootstrappingPolicy(HOST, usual.versions(), LIFETIME, usual.answerWithin(), usual.mostPending()),
                subscribers,
                memory,
                new Tools(clock, new SecureRandom(), Crypto.jdk()));
        this.retrieval = new RetrievalServer(new CertifiedApplications(), memory, subscribers);
    }

    /** Begins to listen. */
    public static GbaNetwork start() {
        try {
            HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setHttpsConfigurator(asking(TlsFiles.context(Optional.of("server"))));
            GbaNetwork network = new GbaNetwork(server);
            server.createContext("/", exchange -> network.answer(exchange, network.bootstrapping));
            server.createContext(RetrievalServer.PATH, exchange -> network.answer(exchange, network.retrieval));
            server.start();
            return network;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpsConfigurator asking(SSLContext context) {
        return new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters ssl = getSSLContext().getDefaultSSLParameters();
                ssl.setWantClientAuth(true);
                parameters.setSSLParameters(ssl);
            }
        };
    }

    /** Where it is. */
    public URI address() {
        return URI.create("https://" + HOST + ":" + server.getAddress().getPort() + "/");
    }

    /** Why it refused devices and applications, so far. */
    public List<String> refusals() {
        return refusals;
    }

    /** Its time, which its devices go by. */
    public MovedClock clock() {
        return clock;
    }

    /** A device with a card of that subscriber; it is to be the only one. */
    public Device device(String identity) {
        SubscriberCard card =
                new SubscriberCard(GbaSubscribers.functions(identity), new SequenceMemory(new SequenceNumber(0)));
        return new Device(
                new Device.Subscription(identity, card),
                address(),
                outbound(),
                new Tools(clock, new SecureRandom(), Crypto.jdk()));
    }

    /** Believes the network, and the server under test. */
    public static Outbound outbound() {
        return new Outbound(TlsPolicy.platform().trusting(List.of(TlsFiles.authority())), OutboundLimits.USUAL);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange, Endpoint endpoint) throws IOException {
        try (exchange) {
            EndpointAnswer answer = endpoint.answer(request((HttpsExchange) exchange));
            answer.refusal().ifPresent(refusal -> refusals.add(refusal.reason().name()));
            Reply reply = answer.reply();
            reply.headers().forEach(field -> exchange.getResponseHeaders().add(field.name(), field.value()));
            byte[] body = reply.octets();
            exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static MemoryRequest request(HttpsExchange exchange) throws IOException {
        MemoryRequest request = MemoryRequest.get("")
                .method(exchange.getRequestMethod())
                .target(exchange.getRequestURI().toString())
                .body(exchange.getRequestBody().readAllBytes())
                .clientCertificates(certificates(exchange));
        List<String> fields = exchange.getRequestHeaders().getOrDefault("Authorization", List.of());
        return request.header("Authorization", fields.toArray(String[]::new));
    }

    private static List<X509Certificate> certificates(HttpsExchange exchange) {
        try {
            return Stream.of(exchange.getSSLSession().getPeerCertificates())
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (SSLPeerUnverifiedException none) {
            return List.of();
        }
    }

    /** The time of this machine, moved by as much as a test says. */
    public static final class MovedClock extends Clock {

        private volatile Duration by = Duration.ZERO;

        /** From now on. */
        public void move(Duration other) {
            by = other;
        }

        @Override
        public java.time.ZoneId getZone() {
            return java.time.ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            throw new UnsupportedOperationException("only in UTC");
        }

        @Override
        public java.time.Instant instant() {
            return Clock.systemUTC().instant().plus(by);
        }
    }
}
