package org.secf.tls;

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
import java.util.function.IntPredicate;

/**
 * One call over HTTP that ends in time and takes no more than it is told to, whatever the server does.
 *
 * @param client which must not follow redirects
 * @param patience from the question to the last octet of the answer
 * @param maxBytes the most octets of a body
 */
record BoundedCall(HttpClient client, Duration patience, int maxBytes) {

    /**
     * Calls, and waits for the whole answer.
     *
     * @param isWanted the statuses whose bodies are read; of others nothing is read, and the body is empty
     * @throws HttpTimeoutException when time is over
     * @throws IOException when there is no connection, it breaks, or the body is larger
     */
    HttpResponse<byte[]> send(HttpRequest request, IntPredicate isWanted) throws IOException {
        CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(
                request, info -> new LimitedBody(isWanted.test(info.statusCode()) ? maxBytes : LimitedBody.UNREAD));
        String server = Addresses.shown(request.uri());
        try {
            // The time limit of a request ends with the headers of its answer; this one with the whole.
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new HttpTimeoutException(server + " did not answer wholly within " + patience);
        } catch (ExecutionException e) {
            throw failure(server, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while asking " + server, e);
        } finally {
            // Hangs up where the answer is not complete.
            answer.cancel(true);
        }
    }

    private static IOException failure(String server, ExecutionException failed) {
        Throwable cause = failed.getCause() == null ? failed : failed.getCause();
        if (cause instanceof HttpTimeoutException) {
            IOException late = new HttpTimeoutException(server + " did not answer in time");
            late.initCause(cause);
            return late;
        }
        return new IOException(server + ": " + cause, cause);
    }

    /** A request to begin with. */
    HttpRequest.Builder request(URI address) {
        return HttpRequest.newBuilder(address).timeout(patience);
    }
}
