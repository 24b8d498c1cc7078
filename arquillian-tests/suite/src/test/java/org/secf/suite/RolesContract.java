package org.secf.suite;

import static org.assertj.core.api.Assertions.assertThat;

import org.secf.server.Browser;
import org.secf.server.PlatformTest;
import org.secf.server.User;

/** Roles and required authentication contexts are enforced by JAX-RS and by the EJB. */
interface RolesContract {

    @PlatformTest
    default void administratorMayAdminister() {
        try (Browser browser = new Browser()) {
            assertThat(browser.login(Pages.ADMIN, User.ALICE).body()).contains("administrator alice");
            assertThat(browser.get(Pages.EJB_ADMIN).body()).contains("suspended by alice");
        }
    }

    @PlatformTest
    default void userIsRefusedByJaxRsAndByTheEjb() {
        try (Browser browser = new Browser()) {
            browser.login(Pages.JAXRS_WHO, User.BOB);

            assertThat(browser.get(Pages.ADMIN).status()).isEqualTo(403);
            assertThat(browser.get(Pages.EJB_ADMIN).status()).isEqualTo(403);
            assertThat(browser.get(Pages.JAXRS_WHO).status()).isEqualTo(200);
        }
    }

    @PlatformTest
    default void passwordIsNotEnoughWhereATokenIsRequired() {
        try (Browser browser = new Browser()) {
            browser.login(Pages.JAXRS_WHO, User.ALICE);

            assertThat(browser.get(Pages.TOKEN).status()).isEqualTo(403);
            assertThat(browser.get(Pages.EJB_TOKEN).status()).isEqualTo(403);
        }
    }
}
