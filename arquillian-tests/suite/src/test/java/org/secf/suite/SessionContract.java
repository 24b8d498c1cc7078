package org.secf.suite;

import static org.assertj.core.api.Assertions.assertThat;

import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.Test;
import org.secf.server.Answer;
import org.secf.server.Browser;
import org.secf.server.PlatformTest;
import org.secf.server.SamlResponse;
import org.secf.server.User;

/** A session begins with a login under an id of its own, and ends with the logout. */
interface SessionContract {

    String SESSION = "JSESSIONID";

    @Test
    default void localLogoutEndsTheSession() {
        endsTheSession(Pages.LOGOUT, Pages.WHO, Pages.PUBLIC);
    }

    @PlatformTest
    default void logoutByAResourceEndsTheSession() {
        endsTheSession(Pages.JAXRS_LOGOUT, Pages.JAXRS_WHO, Pages.JAXRS_PUBLIC);
    }

    private static void endsTheSession(String logout, String who, String open) {
        try (Browser browser = new Browser()) {
            browser.login(who, User.ALICE);
            assertThat(browser.getJson(who).status()).isEqualTo(200);

            browser.post(logout);

            assertThat(browser.getJson(who).status()).isEqualTo(401);
            assertThat(browser.getJson(open).json().getString("principal")).isEqualTo("anonymous");
        }
    }

    /** H89. */
    @Test
    default void plantedSessionIdIsNotTheOneLoggedIn() {
        try (Browser victim = new Browser();
                Browser attacker = new Browser()) {
            victim.plant(SESSION, "planted0123456789");

            assertThat(victim.login(Pages.WHO, User.ALICE).status()).isEqualTo(200);

            assertThat(victim.cookie(SESSION)).isPresent().isNotEqualTo(java.util.Optional.of("planted0123456789"));
            attacker.plant(SESSION, "planted0123456789");
            assertThat(attacker.getJson(Pages.WHO).status()).isEqualTo(401);
        }
    }

    /** H89: a second login on top of a session gives the session another id. */
    @Test
    default void sessionIdChangesAtEachLogin() {
        try (Browser browser = new Browser();
                Browser holderOfTheOldId = new Browser()) {
            HtmlPage later = browser.start(Pages.WHO);
            browser.login(Pages.WHO, User.ALICE);
            String before = browser.cookie(SESSION).orElseThrow();

            browser.deliver(browser.authenticate(later, User.BOB));

            assertThat(browser.cookie(SESSION)).isPresent().isNotEqualTo(java.util.Optional.of(before));
            holderOfTheOldId.plant(SESSION, before);
            assertThat(holderOfTheOldId.getJson(Pages.WHO).status()).isEqualTo(401);
        }
    }

    @Test
    default void twoTabsLogInAtOnce() {
        try (Browser browser = new Browser()) {
            HtmlPage first = browser.start(Pages.WHO + "?tab=1");
            HtmlPage second = browser.start(Pages.WHO + "?tab=2");
            SamlResponse fromSecond = browser.authenticate(second, User.ALICE);
            SamlResponse fromFirst = browser.authenticate(first, User.ALICE);

            Answer one = browser.deliver(fromFirst);
            Answer two = browser.deliver(fromSecond);

            assertThat(one.status()).isEqualTo(200);
            assertThat(one.url()).endsWith("?tab=1");
            assertThat(two.status()).isEqualTo(200);
            assertThat(two.url()).endsWith("?tab=2");
        }
    }
}
