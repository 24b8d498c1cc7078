package org.secf.saml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secf.http.MemoryRequest;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.MemoryExchange;
import org.secf.mechanism.Outcome;
import org.secf.saml.artifact.ResolutionsUnderWay;
import org.secf.saml.chooser.Directory;
import org.secf.saml.model.CallerNaming;
import org.secf.saml.testing.Deployment;
import org.secf.saml.testing.Later;
import org.secf.saml.testing.MetadataXml;
import org.secf.saml.testing.TwoProviders;

/** A federation is made ready for the page once for as long as its metadata stays the same. */
class ListingsTest {

    private static final String THIRD = "https://third.example.org/saml";

    private Deployment deployment;
    private Later later;
    private final Listings listings = new Listings();

    @BeforeEach
    void federate(@TempDir Path directory) {
        deployment = new Deployment(directory)
                .set("caller-names", CallerNaming.QUALIFIED.name())
                .set("attributes.group-mapping", "staff=user")
                .set("metadata-refresh-interval", "1m")
                .set("idp-filter.entity-ids", TwoProviders.STAFF, TwoProviders.GUESTS, THIRD);
        publish(TwoProviders.STAFF, TwoProviders.GUESTS);
        later = new Later(deployment);
    }

    private void publish(String... entityIds) {
        deployment.set(
                "idp-metadata",
                deployment.file(
                        "federation.xml",
                        MetadataXml.group(
                                "",
                                List.of(entityIds).stream()
                                        .map(id -> TwoProviders.metadata(id, TwoProviders.STAFF_KEY))
                                        .toArray(String[]::new))));
    }

    private void refresh() {
        for (int minute = 0; minute < 2; minute++) {
            deployment.pass(Duration.ofMinutes(1));
            later.run();
        }
    }

    @Test
    void areMadeOnceForOneGeneration() {
        SamlSetup setup = new SetupReader(deployment.settings(), deployment.context(), later, new ResolutionsUnderWay())
                .read(new SamlSetup.Part(
                        "",
                        List.of(),
                        Map.of(),
                        new CallerNames(java.util.Optional.empty(), java.util.Optional.empty()),
                        true));
        Directory first = listings.of(new Candidates(List.of(setup)));

        assertThat(listings.of(new Candidates(List.of(setup)))).isSameAs(first);
        publish(TwoProviders.STAFF, THIRD);
        assertThat(listings.of(new Candidates(List.of(setup))))
                .as("nothing was read yet")
                .isSameAs(first);
        refresh();
        Directory second = listings.of(new Candidates(List.of(setup)));
        assertThat(second).isNotSameAs(first);
        assertThat(listings.of(new Candidates(List.of(setup)))).isSameAs(second);
    }

    @Test
    void showWhoCameAndNotWhoLeft() {
        Mechanism mechanism =
                new SamlMechanismFactory().create(deployment.settings(), Map.of(), deployment.context(), later);
        assertThat(page(mechanism)).contains("guests.example.org").doesNotContain("third.example.org");
        publish(TwoProviders.STAFF, THIRD);
        refresh();

        assertThat(page(mechanism)).contains("third.example.org").doesNotContain("guests.example.org");
    }

    private static String page(Mechanism mechanism) {
        Outcome outcome = mechanism.authenticate(MemoryExchange.of(MemoryRequest.get("/saml/login")));
        return ((Outcome.Replied) outcome).reply().body();
    }
}
