package org.secf.clientcert.revocation;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks one responder over HTTP (RFC 6960 §A.1), within a time and a size. The platform's own client waits fifteen seconds unless a property of the whole
 * server says otherwise, and follows the address in the certificate.
 */
final class OcspClient {

    /** An answer with some certificates in it has about five thousand octets. */
    private static final int MOST_OCTETS = 64 * 1024;

    private final URI responder;
    private final Duration patience;
    private final HttpClient http;

    OcspClient(URI responder, Duration patience) {
        this.responder = responder;
        this.patience = patience;
        // Redirects are not followed: they could lead to a host that nobody configured. HTTP/2 would be offered to
        // responders that know only HTTP/1.0.
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(patience)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    byte[] ask(byte[] question) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(responder)
                .timeout(patience)
                .header("Content-Type", "application/ocsp-request")
                .header("Accept", "application/ocsp-response")
                .POST(HttpRequest.BodyPublishers.ofByteArray(question))
                .build();
        HttpResponse<byte[]> response = await(http.sendAsync(request, info -> new LimitedBody(MOST_OCTETS)));
        if (response.statusCode() != 200) {
            throw new IOException(responder + " answered " + response.statusCode() + " instead of 200");
        }
        return response.body();
    }

    /** The time limit of the request ends with the headers of its answer; this one with the whole. */
    private HttpResponse<byte[]> await(CompletableFuture<HttpResponse<byte[]>> answer) throws IOException {
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new HttpTimeoutException(responder + " did not answer wholly within " + patience);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof HttpTimeoutException
                    ? new HttpTimeoutException(responder + " did not answer within " + patience)
                    : new IOException(responder + ": " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while asking " + responder, e);
        } finally {
            // Hangs up where the answer is not complete.
            answer.cancel(true);
        }
    }
}
