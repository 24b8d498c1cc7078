package org.secf.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.security.GeneralSecurityException;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.secf.server.Answer;
import org.secf.server.Browser;
import org.secf.server.EnablerArchive;
import org.secf.server.OncePerFamily;
import org.secf.server.Preparation;

/** No annotation: {@code WEB-INF/secf.xml} alone, the WAR, Jakarta Authentication, requests by POST, the development identity provider. */
@ExtendWith(ArquillianExtension.class)
@OncePerFamily
class DescriptorTest
        implements DevelopmentLoginContract,
                SessionContract,
                AnonymousContract,
                RolesContract,
                HostileContract,
                ParallelContract,
                SettingsContract,
                RealBrowserContract {

    @Deployment(name = "idp", order = 1, testable = false)
    public static Archive<?> idp() throws IOException, GeneralSecurityException {
        Preparation.developmentIdp();
        return EnablerArchive.idp();
    }

    @Deployment(name = "enabler", order = 2, testable = false)
    public static Archive<?> enabler() {
        return EnablerArchive.war().described("<request-binding>POST</request-binding>");
    }

    @Override
    public String adapter() {
        return "Jakarta Authentication";
    }

    @Override
    public String definedBy() {
        return "WEB-INF/secf.xml";
    }

    @Test
    void requestTravelsInAForm() {
        try (Browser browser = new Browser()) {
            browser.followRedirects(false);

            Answer answer = browser.get(Pages.WHO);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).contains("name=\"SAMLRequest\"");
        }
    }
}
