package org.secf.suite;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.secf.server.Answer;
import org.secf.server.Browser;
import org.secf.server.ServerLog;
import org.secf.server.Site;

/** The same application goes through the adapter that fits its definition, and each spelling of a setting has its rank. */
interface SettingsContract {

    /** The way into the container. */
    String adapter();

    /** What the start names as origin of the definition. */
    String definedBy();

    @Test
    default void startSaysWhichAdapterAuthenticates() {
        assertThat(ServerLog.lastStart("/enabler"))
                .startsWith("saml through " + adapter() + ", defined by " + definedBy());
    }

    @Test
    default void propertyWinsOverTheDescriptor() {
        try (Browser browser = new Browser()) {
            assertThat(browser.get(Site.ENABLER + "/saml/overruled").status()).isEqualTo(404);

            Answer published = browser.get(Site.ENABLER + "/saml/published");

            assertThat(published.status()).isEqualTo(200);
            assertThat(published.body()).contains("EntityDescriptor");
        }
    }

    @Test
    default void descriptorWinsOverTheAnnotation() {
        try (Browser browser = new Browser()) {
            assertThat(browser.get(Site.ENABLER + "/saml/published").body())
                    .contains(
                            "entityID=\"" + Site.ENABLER + "/saml/metadata\"",
                            "Location=\"" + Site.ENABLER + "/saml/acs\"")
                    .doesNotContain("localhost:8080");
        }
    }
}
