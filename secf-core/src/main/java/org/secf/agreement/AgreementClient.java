package org.secf.agreement;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.secf.crypto.Crypto;
import org.secf.verdict.Verdict;

/** Carries agreements by HTTP: two requests each. Answers are taken up to 16 KiB, and none of them later than the timeout. */
public final class AgreementClient {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final String JSON = "application/json";

    private final HttpClient http;
    private final URI address;
    private final Duration timeout;
    private final Crypto crypto;

    /**
     * Talks to one server.
     *
     * @param http must not follow redirects
     * @param address of the server's agreements, over TLS unless on this machine
     * @param timeout for each of the two answers
     * @throws IllegalArgumentException when address or client is another
     */
    public AgreementClient(HttpClient http, URI address, Duration timeout) {
        this(http, address, timeout, Crypto.jdk());
    }

    /**
     * The same by the providers that were chosen.
     *
     * @throws IllegalArgumentException when address or client is another
     */
    public AgreementClient(HttpClient http, URI address, Duration timeout, Crypto crypto) {
        String host = String.valueOf(address.getHost());
        boolean isHere = "http".equals(address.getScheme()) && THIS_MACHINE.contains(host);
        if (!"https".equals(address.getScheme()) && !isHere) {
            throw new IllegalArgumentException("expected an https address, or http on this machine");
        }
        if (http.followRedirects() != HttpClient.Redirect.NEVER) {
            throw new IllegalArgumentException(
                    "expected a client that follows no redirects (HttpClient.Redirect.NEVER)");
        }
        this.http = http;
        this.address = address;
        this.timeout = timeout;
        this.crypto = crypto;
    }

    /**
     * Agrees with the server.
     *
     * @return an agreement in the state {@link AgreementState#ESTABLISHED}, which whoever asked closes; or refused, with
     *     {@link AgreementReason#CARRIER_FAILED} where the server did not answer or refused
     */
    public Verdict<KeyAgreement> agree(
            AgreementPolicy policy, ClientCredential credential, Clock clock, SecureRandom random) {
        return exchange(HttpRequest.newBuilder(address).GET())
                .then(offer -> KeyAgreement.begin(policy, offer, clock, crypto))
                .then(agreement -> {
                    Verdict<KeyAgreement> done = agreement
                            .propose(credential, random)
                            .then(message -> exchange(HttpRequest.newBuilder(address)
                                    .header("Content-Type", JSON)
                                    .POST(HttpRequest.BodyPublishers.ofByteArray(message))))
                            .then(agreement::complete)
                            .map(association -> agreement);
                    done.rejection().ifPresent(refused -> agreement.close());
                    return done;
                });
    }

    private Verdict<byte[]> exchange(HttpRequest.Builder request) {
        CompletableFuture<HttpResponse<byte[]>> answer =
                http.sendAsync(request.header("Accept", JSON).timeout(timeout).build(), head -> new AnswerBody());
        try {
            // The request's own timeout ends with the header of the answer.
            HttpResponse<byte[]> response = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return response.statusCode() == 200
                    ? Verdict.accepted(response.body())
                    : failed("the status " + response.statusCode());
        } catch (ExecutionException e) {
            return failed(String.valueOf(e.getCause()));
        } catch (TimeoutException e) {
            answer.cancel(true);
            return failed("nothing within " + timeout);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            answer.cancel(true);
            return failed("an interruption");
        }
    }

    private static Verdict<byte[]> failed(String received) {
        return Verdict.rejected(AgreementReason.CARRIER_FAILED, "the status 200 with a message", received);
    }
}
