package org.secf.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.secf.server.EnablerArchive;
import org.secf.server.Preparation;
import org.secf.server.Site;

/** An identity provider that cannot be believed stops the deployment, and the log says what to do. */
@ExtendWith(ArquillianExtension.class)
class BadMetadataTest {

    private static final String LONG_AGO = "2020-01-01T00:00:00Z";

    @ArquillianResource
    Deployer deployer;

    @Deployment(name = "annotated", managed = false, testable = false)
    public static Archive<?> annotated() {
        return EnablerArchive.annotated();
    }

    @Deployment(name = "described", managed = false, testable = false)
    public static Archive<?> described() {
        return EnablerArchive.described("");
    }

    @Test
    void expiredMetadataStopsTheAnnotatedDeployment() throws IOException, GeneralSecurityException {
        expire();

        stopped("annotated", LONG_AGO);
    }

    @Test
    void expiredMetadataStopsTheDescribedDeployment() throws IOException, GeneralSecurityException {
        expire();

        stopped("described", LONG_AGO);
    }

    @Test
    void missingMetadataStopsTheDeployment() throws IOException, GeneralSecurityException {
        Preparation.keys();
        Files.deleteIfExists(Site.idpMetadata());

        stopped("annotated", "idp-metadata");
    }

    private static void expire() throws IOException, GeneralSecurityException {
        Preparation.developmentIdp();
        String valid = Files.readString(Site.idpMetadata());
        Preparation.metadata(valid.replaceAll("validUntil=\"[^\"]*\"", "validUntil=\"" + LONG_AGO + "\""));
    }

    private void stopped(String deployment, String said) {
        int before = Site.log().length();

        assertThatThrownBy(() -> deployer.deploy(deployment)).isNotNull();

        assertThat(Site.log().substring(before))
                .contains(Site.idpMetadata().toString())
                .contains(said);
    }
}
