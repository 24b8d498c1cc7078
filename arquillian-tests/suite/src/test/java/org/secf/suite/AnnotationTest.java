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
import org.secf.server.Preparation;
import org.secf.server.Site;

/** One annotation, the EAR, Jakarta Security where there is one, requests in the address, the development identity provider. */
@ExtendWith(ArquillianExtension.class)
class AnnotationTest
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
        return EnablerArchive.ear().annotated("");
    }

    @Override
    public String adapter() {
        return Site.isPlatform() ? "Jakarta Security" : "Jakarta Authentication";
    }

    @Override
    public String definedBy() {
        return "@SamlAuthenticationMechanismDefinition on org.secf.enabler.web.EnablerLogin and WEB-INF/secf.xml";
    }

    @Test
    void requestTravelsInTheAddress() {
        try (Browser browser = new Browser()) {
            browser.followRedirects(false);

            Answer answer = browser.get(Pages.WHO);

            assertThat(answer.status()).isIn(302, 303);
            assertThat(answer.header("Location").orElse(""))
                    .startsWith(Site.IDP + "/sso?")
                    .contains("SAMLRequest=", "Signature=");
        }
    }
}
