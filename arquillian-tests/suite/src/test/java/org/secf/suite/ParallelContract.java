package org.secf.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.secf.server.Browser;
import org.secf.server.Site;
import org.secf.server.User;

/** Callers never bleed into each other. */
interface ParallelContract {

    int REQUESTS = 400;
    int THREADS = 16;
    int SESSIONS = 8;

    /** H88. */
    @Test
    default void eachOfManyParallelRequestsSeesItsOwnCallerOnly() throws Exception {
        List<Session> sessions = sessions();
        // The upgrade to HTTP/2 that Java's client proposes by default leaves requests unanswered on Open Liberty.
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(10))
                .build();
        List<Callable<String>> requests = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            Session session = sessions.get(i % SESSIONS);
            String page = pages().get(i / SESSIONS % pages().size());
            requests.add(() -> session.strangersSeenBy(client, page));
        }
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            for (Future<String> seen : threads.invokeAll(requests, 120, TimeUnit.SECONDS)) {
                assertThat(seen.get()).isEmpty();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<String> pages() {
        return Site.isPlatform() ? List.of(Pages.WHO, Pages.JAXRS_WHO) : List.of(Pages.WHO);
    }

    private static List<Session> sessions() {
        List<Session> sessions = new ArrayList<>();
        for (int i = 0; i < SESSIONS; i++) {
            User user = i % 2 == 0 ? User.ALICE : User.BOB;
            try (Browser browser = new Browser()) {
                assertThat(browser.login(Pages.WHO, user).status()).isEqualTo(200);
                sessions.add(new Session(user, browser.cookies()));
            }
        }
        return sessions;
    }

    /** One logged-in browser. */
    record Session(User user, String cookies) {

        /** Empty when only this user is to be seen anywhere in the answer. */
        String strangersSeenBy(HttpClient client, String page) throws IOException, InterruptedException {
            HttpRequest request = HttpRequest.newBuilder(URI.create(page))
                    .timeout(Duration.ofSeconds(60))
                    .header("Cookie", cookies)
                    .header("Accept", "application/json")
                    .build();
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            String other = user.equals(User.ALICE) ? User.BOB.name() : User.ALICE.name();
            boolean own = answer.statusCode() == 200
                    && answer.body().contains("\"principal\":\"" + user.name() + "\"")
                    && !answer.body().contains(other);
            return own ? "" : user.name() + " got " + answer.statusCode() + " " + answer.body();
        }
    }
}
