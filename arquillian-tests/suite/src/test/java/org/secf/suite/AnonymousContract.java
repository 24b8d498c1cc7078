package org.secf.suite;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.secf.server.Answer;
import org.secf.server.Browser;
import org.secf.server.PlatformTest;

/** Who has not logged in is asked to, in the way that suits the client; what is public stays public. */
interface AnonymousContract {

    @Test
    default void pageLeadsToTheLoginForm() {
        leadsToTheLoginForm(Pages.WHO);
    }

    @PlatformTest
    default void resourceLeadsToTheLoginForm() {
        leadsToTheLoginForm(Pages.JAXRS_WHO);
    }

    @Test
    default void scriptGets401() {
        gets401(Pages.WHO);
    }

    @PlatformTest
    default void scriptGets401FromAResource() {
        gets401(Pages.JAXRS_WHO);
    }

    @Test
    default void publicServletSeesNobody() {
        seesNobody(Pages.PUBLIC);
    }

    @PlatformTest
    default void publicResourceSeesNobody() {
        seesNobody(Pages.JAXRS_PUBLIC);
    }

    private static void leadsToTheLoginForm(String page) {
        try (Browser browser = new Browser()) {
            assertThat(browser.start(page).getForms()).isNotEmpty();
        }
    }

    private static void gets401(String page) {
        try (Browser browser = new Browser()) {
            Answer answer = browser.getJson(page);

            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.header("WWW-Authenticate")).isPresent();
        }
    }

    private static void seesNobody(String page) {
        try (Browser browser = new Browser()) {
            Answer answer = browser.getJson(page);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().getString("principal")).isEqualTo("anonymous");
        }
    }
}
