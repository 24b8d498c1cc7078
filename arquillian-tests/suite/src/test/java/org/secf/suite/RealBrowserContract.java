package org.secf.suite;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.secf.server.RealBrowser;
import org.secf.server.Site;
import org.secf.server.User;

/** What people see: the pages that post themselves do so under their own policy, and the cookies hold. */
interface RealBrowserContract {

    @Test
    default void personLogsInAndOut() {
        try (RealBrowser browser = RealBrowser.start()) {
            String pictures = getClass().getSimpleName();
            browser.open(Pages.WHO);
            browser.awaitLoginForm();
            browser.picture(pictures + "-login");
            browser.logIn(User.ALICE);
            assertThat(browser.jsonAt(Pages.WHO).getString("principal")).isEqualTo("alice");
            browser.picture(pictures + "-whoami");

            browser.open(Site.ENABLER + "/");
            browser.picture(pictures + "-front");
            browser.press("button[type=submit]");
            browser.awaitShown("nav");

            browser.open(Pages.PUBLIC);
            assertThat(browser.jsonAt(Pages.PUBLIC).getString("principal")).isEqualTo("anonymous");
            browser.open(Pages.WHO);
            browser.awaitLoginForm();
        }
    }

    @Test
    default void personLogsInInTwoTabsAtOnce() {
        try (RealBrowser browser = RealBrowser.start()) {
            String first = browser.openTab(Pages.WHO + "?tab=1");
            browser.awaitLoginForm();
            String second = browser.openTab(Pages.WHO + "?tab=2");
            browser.awaitLoginForm();

            browser.logIn(User.ALICE);
            assertThat(browser.jsonAt(Pages.WHO + "?tab=2").getString("principal"))
                    .isEqualTo("alice");
            browser.turnTo(first);
            browser.logIn(User.ALICE);

            assertThat(browser.jsonAt(Pages.WHO + "?tab=1").getString("principal"))
                    .isEqualTo("alice");
            browser.turnTo(second);
            browser.open(Pages.WHO);
            assertThat(browser.jsonAt(Pages.WHO).getString("principal")).isEqualTo("alice");
        }
    }

    @Test
    default void personIsToldNothingButAReference() {
        try (RealBrowser browser = RealBrowser.start()) {
            browser.open(Site.ENABLER + "/saml/acs");
            browser.picture(getClass().getSimpleName() + "-refused");

            assertThat(browser.text()).contains("You were not let in", "Reference for the administrator");
        }
    }
}
