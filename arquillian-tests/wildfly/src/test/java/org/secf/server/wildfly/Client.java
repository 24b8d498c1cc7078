package org.secf.server.wildfly;

import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Properties;

/** Asks the first application whom somebody is seen as. */
record Client(URL first) {

    private static final Duration LONGEST = Duration.ofMinutes(2);

    /** What was seen by {@code place} when a user called; {@code place} may be followed by further parameters. */
    Properties seenAs(String user, String place) throws IOException, InterruptedException {
        String credential = user + ":" + FlowFiles.password(user);
        String encoded = Base64.getEncoder().encodeToString(credential.getBytes(StandardCharsets.UTF_8));
        return send(request(place).header("Authorization", "Basic " + encoded));
    }

    /** The same for somebody who does not log in. */
    Properties seenAsNobody(String place) throws IOException, InterruptedException {
        return send(request(place));
    }

    private HttpRequest.Builder request(String place) {
        return HttpRequest.newBuilder(URI.create(first + "call?to=" + place)).timeout(LONGEST);
    }

    private static Properties send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response =
                HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new AssertionError(response.statusCode() + ": " + response.body());
        }
        Properties seen = new Properties();
        seen.load(new StringReader(response.body()));
        return seen;
    }
}
