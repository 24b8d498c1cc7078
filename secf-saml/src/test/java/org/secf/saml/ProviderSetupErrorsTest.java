package org.secf.saml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.saml.testing.Deployment;
import org.secf.saml.testing.MetadataXml;
import org.secf.saml.testing.TestKeys;
import org.secf.saml.testing.TwoProviders;
import org.secf.settings.ConfigurationException;

/** Several identity providers that could not be told apart stop the deployment. */
class ProviderSetupErrorsTest {

    private Deployment deployment;

    @BeforeEach
    void prepare(@TempDir Path directory) {
        deployment = TwoProviders.of(new Deployment(directory));
    }

    private void assertStops(String... texts) {
        assertThatThrownBy(() -> deployment.start())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContainingAll(texts);
    }

    @Test
    void startsAsItIs() {
        assertThat(deployment.start().addresses()).contains("/saml/login", "/saml/acs", "/saml/slo");
    }

    @Test
    void namesThatMayCollide() {
        deployment.unset("caller-names");
        assertStops("secf.saml.caller-names was not given", "QUALIFIED", "PREFIXED", "SHARED");
    }

    @Test
    void partWithoutMetadata() {
        deployment.part("third", "clock-skew", "30s");
        assertStops("The part third of saml", "idp-metadata is required");
    }

    @Test
    void prefixThatIsMissing() {
        deployment.set("caller-names", "PREFIXED").part("staff", "attributes.caller-name-prefix", "staff:");
        assertStops("The part guests of saml", "needs attributes.caller-name-prefix");
    }

    @ParameterizedTest
    @CsvSource({"a:,a:", "a:,a:b:", "a:b:,a:"})
    void prefixesByWhichOneIsTakenForTheOther(String one, String other) {
        deployment
                .set("caller-names", "PREFIXED")
                .part("staff", "attributes.caller-name-prefix", one)
                .part("guests", "attributes.caller-name-prefix", other);
        assertStops("attributes.caller-name-prefix of staff and of guests", "let neither begin with the other");
    }

    @Test
    void prefixThatNobodyUses() {
        deployment.part("staff", "attributes.caller-name-prefix", "staff:");
        assertStops("The part staff of saml", "only where secf.saml.caller-names is PREFIXED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "\u0007"})
    void prefixThatNobodySees(String prefix) {
        deployment.set("caller-names", "PREFIXED").set("attributes.caller-name-prefix", prefix);
        assertStops("attributes.caller-name-prefix");
    }

    @ParameterizedTest
    @CsvSource({"choice.remember,1d", "caller-names,SHARED", "choice.login-uri,/other", "choice.logos,true"})
    void partThatSaysWhatIsForAll(String key, String value) {
        deployment.part("guests", key, value);
        assertStops("The part guests of saml", key, "for all parts together");
    }

    @Test
    void sameProviderTwice() {
        deployment.part(
                "third",
                "idp-metadata",
                deployment.file("third.xml", TwoProviders.metadata(TwoProviders.STAFF, TestKeys.EC)));
        assertStops("The parts staff and third are both the identity provider " + TwoProviders.STAFF);
        deployment.part("third", "paths", "/third/*");
        assertThat(deployment.start().name()).isEqualTo("saml");
    }

    @Test
    void addressOfTwoServiceProviders() {
        deployment.part("guests", "entity-id", "https://other.example.org");
        assertStops("The parts staff and guests share https://sp.example.org/enabler/saml/acs", "not the entity id");
        deployment
                .part("guests", "assertion-consumer-service-uri", "/guests/acs")
                .part("guests", "metadata-uri", "/guests/metadata")
                .part("guests", "logout.uri", "/guests/logout")
                .part("guests", "logout.service-uri", "/guests/slo");
        assertThat(deployment.start().addresses()).contains("/guests/acs", "/saml/acs");
    }

    @Test
    void addressOfTwoKeys() {
        deployment
                .part("guests", "signing-key", deployment.secret("other.key", TestKeys.OTHER))
                .part("guests", "signing-certificate", deployment.certificate("other.crt", TestKeys.OTHER));
        assertStops("The parts staff and guests share", "not the keys");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/saml/acs", "/saml/metadata", "/saml/logout", "/saml/slo"})
    void loginAddressThatIsTaken(String path) {
        deployment.set("choice.login-uri", path);
        assertStops("secf.saml.choice.login-uri", "a path of its own");
    }

    @Test
    void pageAtTheLoginAddress() {
        deployment.set("choice.page", "/saml/login");
        assertStops("secf.saml.choice.page", "a path of its own");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://ds.example.org/",
                "ds.example.org",
                "https://u@ds.example.org/",
                "https://ds.example.org/#x",
                "javascript:alert(1)"
            })
    void discoveryServiceThatIsNone(String address) {
        deployment.set("choice.discovery-service", address);
        assertStops("choice.discovery-service", "an https address");
    }

    @Test
    void filterThatLetsPassWhoCanNameAnyGroup() {
        aggregate();
        deployment.set("idp-filter.entity-ids", TwoProviders.STAFF, TwoProviders.GUESTS);
        assertStops("attributes.group-mapping was not given", "each can name any group");
    }

    /** What is said of one member would be believed of all. */
    @Test
    void domainsThatEachWhoPassesCouldVouchFor() {
        aggregate();
        deployment
                .set("idp-filter.entity-ids", TwoProviders.STAFF, TwoProviders.GUESTS)
                .set("attributes.group-mapping", "staff=user");
        assertThat(deployment.start().name()).isEqualTo("saml");
        deployment.set("attribute-rules.scopes", "example.org");
        assertStops("secf.saml: attribute-rules.scopes is given", "each could vouch for these domains");
    }

    /** Also where the filter lets one pass today: more may come tomorrow. */
    @Test
    void domainsOfAPartWhoseFilterLetsOnePass() {
        deployment
                .part("guests", "idp-filter.entity-ids", TwoProviders.GUESTS)
                .part("guests", "attributes.group-mapping", "staff=user")
                .part("guests", "attribute-rules.scopes", "example.org");
        assertStops("The part guests of saml: attribute-rules.scopes is given", "each could vouch for these domains");
    }

    /** The whole says it for all its parts, one of which has a filter. */
    @Test
    void domainsThatTheWholeSaysForAPartWithAFilter() {
        deployment
                .part("guests", "idp-filter.entity-ids", TwoProviders.GUESTS)
                .part("guests", "attributes.group-mapping", "staff=user")
                .set("attribute-rules.scopes", "example.org");
        assertStops("The part guests of saml: attribute-rules.scopes is given");
    }

    @Test
    void filterThatLetsNobodyPass() {
        aggregate();
        deployment.set("idp-filter.registration-authorities", "https://registrar.example");
        assertStops("ENTITY_MISSING", "idp-filter lets pass");
    }

    @Test
    void filterBesideTheOneThatIsMeant() {
        aggregate();
        deployment.set("idp-filter.entity-ids", TwoProviders.STAFF).set("idp-entity-id", TwoProviders.STAFF);
        assertStops("secf.saml.idp-entity-id", "remove one of them");
    }

    @Test
    void severalProvidersThatNobodyFilters() {
        aggregate();
        assertStops("describes several identity providers", "idp-entity-id", "idp-filter");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "=x", "x="})
    void attributeWithoutNameOrValue(String entry) {
        aggregate();
        deployment.set("idp-filter.attributes", entry);
        assertStops("idp-filter.attributes", "name=value");
    }

    private void aggregate() {
        deployment.withoutPart("staff").withoutPart("guests").unset("providers");
        deployment.set(
                "idp-metadata",
                deployment.file(
                        "federation.xml",
                        MetadataXml.group(
                                "",
                                TwoProviders.metadata(TwoProviders.STAFF, TwoProviders.STAFF_KEY),
                                TwoProviders.metadata(TwoProviders.GUESTS, TwoProviders.GUESTS_KEY))));
    }
}
