package org.secf.jaspic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.secf.http.Reply;
import org.secf.identity.Caller;
import org.secf.mechanism.Exchange;
import org.secf.mechanism.Outcome;

/** One application, many browsers at once (CVE-2020-1732). */
class ManyCallersTest {

    private static final int CALLERS = 1000;

    private final Authentication authentication = new Sample().deciding(ManyCallersTest::decide);

    /** Logs in whom the query names; otherwise whom the session knows. */
    private static Outcome decide(Exchange exchange) {
        return exchange.request()
                .rawQuery()
                .map(name -> Outcome.loggedIn(
                        Sample.caller(name), Sample.NOW.plus(Duration.ofHours(8)), Reply.redirect("/enabler/")))
                .orElseGet(() -> Sample.established(exchange));
    }

    private String logInAndAsk(String name) {
        FakeServer browser = new FakeServer();
        browser.query = name;
        authentication.authenticate(browser.request(), browser.response(), true);
        browser.nextRequest();
        browser.query = null;
        authentication.authenticate(browser.request(), browser.response(), true);
        return ((Caller) Objects.requireNonNull(browser.attributes.get(Caller.class.getName()))).getName();
    }

    @Test
    void eachSeesItsOwnName() throws Exception {
        List<String> names =
                IntStream.range(0, CALLERS).mapToObj(i -> "caller" + i).toList();
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<Callable<String>> asking = names.stream()
                    .map(name -> (Callable<String>) () -> logInAndAsk(name))
                    .toList();
            List<String> seen = new ArrayList<>();
            for (Future<String> each : pool.invokeAll(asking)) {
                seen.add(each.get());
            }
            assertThat(seen).isEqualTo(names);
        } finally {
            pool.shutdownNow();
        }
    }
}
