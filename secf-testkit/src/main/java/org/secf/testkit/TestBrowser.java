package org.secf.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A browser without a screen: keeps cookies and follows redirects. It knows no SameSite, runs no scripts and obeys no policy of a page; where these
 * matter, let the test drive a real one. Not for several threads at once.
 */
public final class TestBrowser {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MOST_REDIRECTS = 10;

    // HTTP/1.1, because some servers stumble over a form that comes with an offer of HTTP/2.
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieJar())
            .connectTimeout(PATIENCE)
            .build();

    private Optional<HttpResponse<String>> page = Optional.empty();

    private TestBrowser() {}

    /** A browser in which nobody has logged in. */
    public static TestBrowser anonymous() {
        return new TestBrowser();
    }

    /**
     * Goes to an address as a person would.
     *
     * @throws UncheckedIOException when there is no answer within 30 seconds
     */
    public HttpResponse<String> get(String address) {
        return send(request(URI.create(address)));
    }

    /** Asks for JSON as a script would: whoever is not logged in gets 401 instead of a login. */
    public HttpResponse<String> getJson(String address) {
        return send(HttpRequest.newBuilder(URI.create(address))
                .header("Accept", "application/json")
                .header("Sec-Fetch-Mode", "cors"));
    }

    /** Posts a form as a person would. */
    public HttpResponse<String> post(String address, Map<String, String> fields) {
        return send(form(URI.create(address), fields));
    }

    /**
     * Sends any other request, with this browser's cookies.
     *
     * @throws UncheckedIOException when there is no answer within 30 seconds
     */
    public HttpResponse<String> send(HttpRequest.Builder request) {
        HttpResponse<String> answer = once(request);
        for (int i = 0; i < MOST_REDIRECTS; i++) {
            Optional<HttpRequest.Builder> onward = Redirect.of(answer);
            if (onward.isEmpty()) {
                return answer;
            }
            answer = once(onward.get());
        }
        throw new UncheckedIOException(new IOException("more than " + MOST_REDIRECTS + " redirects, the last of them "
                + answer.statusCode() + " from " + answer.uri()));
    }

    /**
     * What it shows: the last answer, after a login that of the address asked for.
     *
     * @throws IllegalStateException when it has been nowhere
     */
    public HttpResponse<String> page() {
        return page.orElseThrow(() -> new IllegalStateException("this browser has not been anywhere"));
    }

    /** Sends a request and follows nothing. */
    HttpResponse<String> once(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer =
                    client.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
            page = Optional.of(answer);
            return answer;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for an answer", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static HttpRequest.Builder request(URI address) {
        return HttpRequest.newBuilder(address)
                .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
                .header("Sec-Fetch-Mode", "navigate");
    }

    static HttpRequest.Builder form(URI address, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return request(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.US_ASCII));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
