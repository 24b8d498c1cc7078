package org.secf.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jboss.arquillian.container.test.api.Deployer;
import org.junit.jupiter.api.Test;
import org.secf.server.Preparation;
import org.secf.server.Site;

/** An identity provider that cannot be believed stops the deployment, and the log says what to do. */
interface BadMetadataContract {

    String LONG_AGO = "2020-01-01T00:00:00Z";
    String ENABLER = "enabler";

    /** Deploys what is not deployed by itself. */
    Deployer deployer();

    @Test
    default void expiredMetadataStopsTheDeployment() throws IOException, GeneralSecurityException {
        Preparation.developmentIdp();
        String valid = Files.readString(Site.idpMetadata());
        Preparation.metadata(valid.replaceAll("validUntil=\"[^\"]*\"", "validUntil=\"" + LONG_AGO + "\""));

        assertThat(logOfStoppedDeployment())
                .contains(Site.idpMetadata().toString())
                .contains("expired: validUntil " + LONG_AGO + " is ")
                .containsPattern("minutes before now, " + LocalDate.now(ZoneOffset.UTC) + "T[0-9:.]+Z")
                .contains("; download it anew from the identity provider and put it there");
    }

    @Test
    default void missingMetadataStopsTheDeployment() throws IOException, GeneralSecurityException {
        Preparation.keys();
        Files.deleteIfExists(Site.idpMetadata());

        assertThat(logOfStoppedDeployment())
                .contains("secf.saml.idp-metadata: cannot read file:" + Site.idpMetadata())
                .contains(
                        "; put the file there, or correct the location: https://…, classpath:…, file:/… or /WEB-INF/…");
    }

    private String logOfStoppedDeployment() {
        int before = Site.log().length();

        assertThatThrownBy(() -> deployer().deploy(ENABLER)).isNotNull();

        return Site.log().substring(before);
    }
}
