package org.secf.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.secf.server.Answer;
import org.secf.server.Browser;
import org.secf.server.SamlResponse;
import org.secf.server.Site;
import org.secf.server.User;

/** A response that is not exactly what was asked for, from the browser that asked, is refused without a word about why. */
interface HostileContract {

    Pattern CORRELATION = Pattern.compile("<code>([A-Za-z0-9_-]{8,})</code>");

    @Test
    default void tamperedResponseIsRefused() {
        try (Browser browser = new Browser()) {
            SamlResponse response = browser.authenticate(Pages.WHOAMI, User.BOB);

            Answer answer = browser.deliver(response.altered(xml -> xml.replace(">bob<", ">alice<")));

            refused(browser, answer);
        }
    }

    @Test
    default void replayedResponseIsRefused() {
        try (Browser browser = new Browser()) {
            SamlResponse response = browser.authenticate(Pages.WHOAMI, User.ALICE);
            assertThat(browser.deliver(response).status()).isEqualTo(200);
            browser.post(Pages.LOGOUT);

            Answer answer = browser.deliver(response);

            refused(browser, answer);
        }
    }

    /** H34. */
    @Test
    default void responseInAnotherBrowserIsRefused() {
        try (Browser attacker = new Browser();
                Browser victim = new Browser()) {
            SamlResponse response = attacker.authenticate(Pages.WHOAMI, User.BOB);
            victim.start(Pages.WHOAMI);

            Answer answer = victim.deliver(response);

            refused(victim, answer);
        }
    }

    private static void refused(Browser browser, Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(403);
        assertThat(answer.body())
                .doesNotContainIgnoringCase("exception")
                .doesNotContainIgnoringCase("signature")
                .doesNotContain("org.secf", "alice", "bob", Site.folder().toString());
        Matcher correlation = CORRELATION.matcher(answer.body());
        assertThat(correlation.find()).as(answer.body()).isTrue();
        assertThat(Site.log()).contains(correlation.group(1));
        assertThat(browser.getJson(Pages.WHOAMI).status()).isEqualTo(401);
    }
}
