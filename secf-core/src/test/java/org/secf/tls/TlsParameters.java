package org.secf.tls;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;

/** What servers of tests do out of the ordinary. */
final class TlsParameters {

    private TlsParameters() {}

    static void wantClient(SSLParameters parameters) {
        parameters.setWantClientAuth(true);
    }

    static void nameClient(HttpExchange exchange) throws IOException {
        byte[] name = client((HttpsExchange) exchange).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, name.length);
        exchange.getResponseBody().write(name);
        exchange.close();
    }

    private static String client(HttpsExchange exchange) {
        try {
            return exchange.getSSLSession().getPeerPrincipal().getName();
        } catch (SSLPeerUnverifiedException e) {
            return "nobody";
        }
    }
}
