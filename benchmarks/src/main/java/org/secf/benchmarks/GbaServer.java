package org.secf.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.secf.http.Reply;
import org.secf.http.Request;

/**
 * One server of the load, alone in its process: {@code bsf FOLDER SUBSCRIBERS} or {@code naf FOLDER ADDRESS}. Prints its port, and then answers each line of its
 * input by {@link Vitals}, after a collection of garbage where the line asks for one.
 */
final class GbaServer {

    static final int THREADS = 16;
    static final String COLLECT = "collect";

    private GbaServer() {}

    public static void main(String[] arguments) throws Exception {
        GbaFiles files = new GbaFiles(Path.of(arguments[1]));
        Function<Request, Reply> role = arguments[0].equals("bsf")
                ? GbaRoles.bootstrapping(files, Integer.parseInt(arguments[2]))
                : GbaRoles.application(files, arguments[2]);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newFixedThreadPool(THREADS));
        server.setHttpsConfigurator(asking(files.context()));
        server.createContext("/", exchange -> answer((HttpsExchange) exchange, role));
        server.start();
        System.out.println(server.getAddress().getPort());
        report();
        // Whoever started it is gone, or has seen enough.
        System.exit(0);
    }

    private static void report() throws IOException {
        BufferedReader asked = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = asked.readLine(); line != null; line = asked.readLine()) {
            System.out.println((line.equals(COLLECT) ? Vitals.afterCollection() : Vitals.now()).line());
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

    private static void answer(HttpExchange exchange, Function<Request, Reply> role) throws IOException {
        try (exchange) {
            Reply reply = role.apply(GbaRequest.of((HttpsExchange) exchange));
            reply.headers().forEach(field -> exchange.getResponseHeaders().add(field.name(), field.value()));
            byte[] body = reply.octets();
            exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (RuntimeException e) {
            // The JDK's server would say nothing of it.
            System.err.println(e);
            throw e;
        }
    }
}
