package org.secf.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;
import org.secf.server.OnOneServer;
import org.secf.server.PlainArchive;
import org.secf.server.RealBrowser;
import org.secf.server.Site;
import org.secf.testkit.TestIdentityProvider;

/** Users of two identity providers choose theirs in a real browser, by keyboard alone. */
@OnOneServer
@ExtendWith(ArquillianExtension.class)
class ProvidersTest {

    private static final String NAME = "providers";

    /** By the same name as the identity providers: over http, browsers bring cookies along from pages of the same site only. */
    private static final String ADDRESS = "http://localhost:" + Site.PORT + "/" + NAME;

    @RegisterExtension
    static final TestIdentityProvider STAFF = TestIdentityProvider.onFreePort().with("alice", "user");

    @RegisterExtension
    static final TestIdentityProvider GUESTS = TestIdentityProvider.onFreePort().with("alice", "user");

    @Deployment(testable = false)
    public static Archive<?> withTwo() {
        Map<String, String> shared = STAFF.settings(ADDRESS);
        String whole = element("base-url", ADDRESS)
                + element("signing-key", shared.getOrDefault("secf.saml.signing-key", ""))
                + element("signing-certificate", shared.getOrDefault("secf.saml.signing-certificate", ""))
                + element("providers", "staff")
                + element("providers", "guests")
                + "<caller-names>PREFIXED</caller-names>";
        return PlainArchive.described(
                NAME,
                element("saml", whole)
                        + part("staff", STAFF, "en=Staff", "de=Beschäftigte", "zh=员工")
                        + part("guests", GUESTS, "en=Guests", "de=Gäste", "zh=访客"));
    }

    private static String part(String name, TestIdentityProvider provider, String... names) {
        StringBuilder shown = new StringBuilder();
        for (String one : names) {
            shown.append(element("idp-display-name", one));
        }
        return "<saml name=\"" + name + "\">" + element("idp-metadata", "file:" + provider.metadataFile()) + shown
                + element("attributes", element("caller-name-prefix", name + ":")) + "</saml>";
    }

    private static String element(String name, String content) {
        return "<" + name + ">" + content + "</" + name + ">";
    }

    private static String origin(TestIdentityProvider provider) {
        return provider.metadata().substring(0, provider.metadata().lastIndexOf('/'));
    }

    private static void logInByKeyboard(RealBrowser browser) {
        browser.awaitLoginForm();
        browser.type("alice", Keys.TAB, "alice", Keys.ENTER);
    }

    @ParameterizedTest
    @CsvSource({
        "'de-DE,de', de, Wo melden Sie sich an?, Gäste, guests:alice",
        "'zh-CN,zh', zh-Hans, 您要从哪里登录\uff1f, 员工, staff:alice"
    })
    void personChoosesByKeyboardInItsLanguage(
            String languages, String language, String title, String choice, String caller) {
        try (RealBrowser browser = RealBrowser.start(languages)) {
            browser.open(ADDRESS + "/page?x=1");
            browser.awaitAddress(ADDRESS + "/saml/login?target=");
            assertThat(browser.language()).isEqualTo(language);
            assertThat(browser.text()).contains(title);
            browser.picture(getClass().getSimpleName() + "-" + language);

            browser.tabTo(choice);
            browser.type(Keys.ENTER);
            logInByKeyboard(browser);

            browser.awaitAddress(ADDRESS + "/page?x=1");
            assertThat(browser.text()).contains("principal=" + caller + " type=SECF-SAML user=true");
        }
    }

    /** H36. */
    @Test
    void responseOfTheProviderThatWasNotAskedIsRefused() {
        try (RealBrowser browser = RealBrowser.start()) {
            browser.open(ADDRESS + "/page");
            browser.awaitAddress(ADDRESS + "/saml/login?target=");
            browser.tabTo("Staff");
            browser.type(Keys.ENTER);
            browser.awaitLoginForm();
            String asked = browser.awaitAddress(origin(STAFF));

            browser.open(asked.replace(origin(STAFF), origin(GUESTS)));
            logInByKeyboard(browser);

            browser.awaitAddress(ADDRESS + "/saml/acs");
            assertThat(browser.text()).contains("You were not let in").doesNotContain(origin(GUESTS));
            assertThat(Site.log()).contains("OTHER_PROVIDER_ANSWERED");
        }
    }
}
