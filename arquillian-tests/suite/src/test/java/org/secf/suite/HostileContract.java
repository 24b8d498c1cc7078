package org.secf.suite;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.secf.server.Answer;
import org.secf.server.Browser;
import org.secf.server.SamlResponse;
import org.secf.server.ServerLog;
import org.secf.server.Site;
import org.secf.server.User;

/** A response that is not exactly what was asked for, from the browser that asked, is refused without a word about why. */
interface HostileContract {

    Pattern CORRELATION = Pattern.compile("<code>([A-Za-z0-9_-]{8,})</code>");

    @Test
    default void tamperedResponseIsRefused() {
        try (Browser browser = new Browser()) {
            SamlResponse response = browser.authenticate(Pages.WHO, User.BOB);

            Answer answer = browser.deliver(response.altered(xml -> xml.replace(">bob<", ">alice<")));

            refused(browser, answer, "SIGNATURE_INVALID");
        }
    }

    /** H42: the login's cookie is gone with the login. */
    @Test
    default void replayedResponseIsRefused() {
        try (Browser browser = new Browser()) {
            SamlResponse response = browser.authenticate(Pages.WHO, User.ALICE);
            assertThat(browser.deliver(response).status()).isEqualTo(200);
            browser.post(Pages.LOGOUT);

            Answer answer = browser.deliver(response);

            refused(browser, answer, "OTHER_BROWSER");
        }
    }

    /** H42: a thief who kept the login's cookie, too, finds the login answered. */
    @Test
    default void replayWithTheCookieOfTheLoginIsRefused() {
        try (Browser browser = new Browser();
                Browser thief = new Browser()) {
            SamlResponse response = browser.authenticate(Pages.WHO, User.ALICE);
            thief.stealCookies(browser);
            assertThat(browser.deliver(response).status()).isEqualTo(200);

            Answer answer = thief.deliver(response);

            refused(thief, answer, "NO_LOGIN_IN_FLIGHT");
        }
    }

    /** H50: the key that went out must come back. */
    @Test
    default void otherRelayStateIsRefused() {
        try (Browser browser = new Browser()) {
            SamlResponse response = browser.authenticate(Pages.WHO, User.ALICE);

            Answer answer = browser.deliver(response.with("RelayState", "https://evil.example.org/"));

            refused(browser, answer, "RELAY_STATE_MISMATCH");
        }
    }

    /** H34. */
    @Test
    default void responseInAnotherBrowserIsRefused() {
        try (Browser attacker = new Browser();
                Browser victim = new Browser()) {
            SamlResponse response = attacker.authenticate(Pages.WHO, User.BOB);
            victim.start(Pages.WHO);

            Answer answer = victim.deliver(response);

            refused(victim, answer, "OTHER_BROWSER");
        }
    }

    private static void refused(Browser browser, Answer answer, String reason) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(403);
        assertThat(answer.body())
                .doesNotContainIgnoringCase("exception")
                .doesNotContainIgnoringCase("signature")
                .doesNotContain("org.secf", "alice", "bob", Site.folder().toString());
        Matcher correlation = CORRELATION.matcher(answer.body());
        assertThat(correlation.find()).as(answer.body()).isTrue();
        JsonObject audited = ServerLog.audited(correlation.group(1));
        assertThat(audited.getString("event")).isEqualTo("refusal");
        assertThat(audited.getString("reason")).isEqualTo(reason);
        assertThat(audited.getString("clause")).isNotBlank();
        assertThat(audited.getString("expected")).isNotBlank();
        assertThat(audited.getString("received")).isNotBlank();
        assertThat(audited.containsKey("caller")).isFalse();
        assertThat(ServerLog.warned(correlation.group(1))).contains(reason, audited.getString("clause"));
        assertThat(browser.getJson(Pages.WHO).status()).isEqualTo(401);
        if (Site.isPlatform()) {
            assertThat(browser.getJson(Pages.JAXRS_WHO).status()).isEqualTo(401);
        }
    }
}
