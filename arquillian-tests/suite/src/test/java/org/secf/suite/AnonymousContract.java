package org.secf.suite;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.secf.server.Answer;
import org.secf.server.Browser;

/** Who has not logged in is asked to, in the way that suits the client; what is public stays public. */
interface AnonymousContract {

    @Test
    default void pageLeadsToTheLoginForm() {
        try (Browser browser = new Browser()) {
            assertThat(browser.start(Pages.WHOAMI).getForms()).isNotEmpty();
        }
    }

    @Test
    default void scriptGets401() {
        try (Browser browser = new Browser()) {
            Answer answer = browser.getJson(Pages.WHOAMI);

            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.header("WWW-Authenticate")).isPresent();
        }
    }

    @Test
    default void publicResourceSeesNobody() {
        try (Browser browser = new Browser()) {
            Answer answer = browser.getJson(Pages.PUBLIC);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().getString("principal")).isEqualTo("anonymous");
        }
    }
}
