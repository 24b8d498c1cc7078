package org.secf.clientcert.revocation;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.secf.tls.BoundedCall;

/**
 * Asks one responder over HTTP (RFC 6960 §A.1), within a time and a size. The platform's own client waits fifteen seconds unless a property of the whole
 * server says otherwise, and follows the address in the certificate.
 */
final class OcspClient {

    /** An answer with some certificates in it has about five thousand octets. */
    private static final int MOST_OCTETS = 64 * 1024;

    private final URI responder;
    private final BoundedCall call;

    OcspClient(URI responder, Duration patience) {
        this.responder = responder;
        // Redirects are not followed: they could lead to a host that nobody configured. HTTP/2 would be offered to
        // responders that know only HTTP/1.0.
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(patience)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        this.call = new BoundedCall(http, patience, MOST_OCTETS);
    }

    byte[] ask(byte[] question) throws IOException {
        HttpRequest request = call.request(responder)
                .header("Content-Type", "application/ocsp-request")
                .header("Accept", "application/ocsp-response")
                .POST(HttpRequest.BodyPublishers.ofByteArray(question))
                .build();
        HttpResponse<byte[]> response = call.send(request, status -> status == 200);
        if (response.statusCode() != 200) {
            throw new IOException(responder + " answered " + response.statusCode() + " instead of 200");
        }
        return response.body();
    }
}
