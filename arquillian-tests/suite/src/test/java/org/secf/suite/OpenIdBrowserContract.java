package org.secf.suite;

import static org.assertj.core.api.Assertions.assertThat;

import org.secf.relying.RelyingDefinition;
import org.secf.server.PlatformTest;
import org.secf.server.RealBrowser;
import org.secf.server.RelyingArchive;
import org.secf.server.User;

/** What people see of logins by OpenID Connect, whoever the provider is. */
interface OpenIdBrowserContract {

    String MEMBERS = RelyingDefinition.ADDRESS + "/api/members";
    String TRANSFER = MEMBERS + "/transfer";

    /** Its issuer. */
    String provider();

    /** What Carol's device shows. */
    String code();

    /** What she does where the provider asks whether she wants to log out. */
    void agree(RealBrowser browser);

    @PlatformTest
    default void personLogsInProvesMoreAndLogsOut() {
        try (RealBrowser browser = RealBrowser.start()) {
            browser.open(MEMBERS);
            assertThat(browser.awaitAddress(provider())).isNotBlank();
            browser.logIn(User.CAROL);
            assertThat(browser.awaitAddress(MEMBERS)).isEqualTo(MEMBERS);
            assertThat(browser.text()).isEqualTo("carol by " + provider() + " through openid");

            browser.open(TRANSFER);
            browser.awaitShown("input[name=otp]");
            assertThat(browser.awaitAddress(provider())).isNotBlank();
            browser.picture(getClass().getSimpleName() + "-step-up");
            browser.answer("otp", code());
            assertThat(browser.awaitAddress(TRANSFER)).isEqualTo(TRANSFER);
            assertThat(browser.text()).isEqualTo("transferred");

            browser.open(RelyingArchive.LEAVING);
            browser.press("button[type=submit]");
            agree(browser);
            assertThat(browser.awaitAddress(RelyingArchive.LEFT)).isEqualTo(RelyingArchive.LEFT);
            browser.open(MEMBERS);
            browser.awaitLoginForm();
            assertThat(browser.awaitAddress(provider())).isNotBlank();
        }
    }
}
