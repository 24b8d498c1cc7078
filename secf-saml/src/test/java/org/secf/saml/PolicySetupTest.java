package org.secf.saml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.secf.http.MemoryRequest;
import org.secf.mechanism.Outcome;
import org.secf.saml.artifact.ResolutionsUnderWay;
import org.secf.saml.model.AlgorithmPolicy;
import org.secf.saml.model.ResponsePolicy;
import org.secf.saml.model.Sealing;
import org.secf.saml.testing.Browser;
import org.secf.saml.testing.Deployment;
import org.secf.saml.testing.Login;
import org.secf.saml.testing.MetadataXml;
import org.secf.saml.testing.TestKeys;
import org.secf.settings.ConfigurationException;
import org.w3c.dom.Element;

/** What the settings of the policy say, and which of them stop the deployment. */
class PolicySetupTest {

    private static final String ASSERTION = "urn:oasis:names:tc:SAML:2.0:assertion";
    private static final String PROTOCOL = "urn:oasis:names:tc:SAML:2.0:protocol";
    private static final String SUBJECT_ID = "urn:oasis:names:tc:SAML:attribute:subject-id";

    private Deployment deployment;

    @BeforeEach
    void prepare(@TempDir Path directory) {
        deployment = new Deployment(directory);
    }

    private void assertStops(String... texts) {
        assertThatThrownBy(() -> deployment.start())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContainingAll(texts);
    }

    private ResponsePolicy policy() {
        return new PolicyReader(deployment.settings()).policy();
    }

    @Nested
    class Defaults {

        @Test
        void areThoseOfTheTypes() {
            assertThat(policy().algorithms()).isEqualTo(AlgorithmPolicy.USUAL);
            assertThat(policy().signatureAlgorithms()).isEqualTo(AlgorithmPolicy.USUAL);
            assertThat(policy().parts().nameSealing()).isEqualTo(Sealing.OPTIONAL);
            assertThat(policy().parts().attributeSealing()).isEqualTo(Sealing.OPTIONAL);
            assertThat(new PolicyReader(deployment.settings())
                            .attributes(true)
                            .limits()
                            .mostValues())
                    .isEqualTo(1000);
        }

        @Test
        void takeSha1ByItsSwitchAlone() {
            deployment.set("accept-sha1", "true");
            assertThat(policy().signatureAlgorithms()).isEqualTo(AlgorithmPolicy.USUAL.andSha1());
        }
    }

    @Nested
    class Request {

        private Element sent() {
            return Login.begin(new Browser(), deployment.start(), "/").request();
        }

        @Test
        void asksForContextsAndHowTheyCompare() {
            deployment
                    .set("authn-context-class-refs", "urn:b", "urn:c")
                    .set("authn-context-comparison", "minimum")
                    .set("authn-context-order", "urn:a", "urn:b", "urn:c");
            Element context = (Element) sent().getElementsByTagNameNS(PROTOCOL, "RequestedAuthnContext")
                    .item(0);
            assertThat(context.getAttribute("Comparison")).isEqualTo("minimum");
            assertThat(context.getTextContent()).isEqualTo("urn:burn:c");
            assertThat(context.getElementsByTagNameNS(ASSERTION, "AuthnContextClassRef")
                            .getLength())
                    .isEqualTo(2);
        }

        @ParameterizedTest
        @CsvSource({"EXACT, exact", "MINIMUM, minimum", "MAXIMUM, maximum", "BETTER, better"})
        void namesTheComparisonAsTheStandardDoes(String setting, String written) {
            deployment
                    .set("authn-context-class-refs", "urn:a")
                    .set("authn-context-comparison", setting)
                    .set("authn-context-order", "urn:a");
            Element context = (Element) sent().getElementsByTagNameNS(PROTOCOL, "RequestedAuthnContext")
                    .item(0);
            assertThat(context.getAttribute("Comparison")).isEqualTo(written);
        }

        @Test
        void asksForNames() {
            deployment
                    .set("name-id-format", "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent")
                    .set("name-id.allow-create", "false")
                    .set("name-id.sp-name-qualifier", "https://group.example.org");
            Element names = (Element)
                    sent().getElementsByTagNameNS(PROTOCOL, "NameIDPolicy").item(0);
            assertThat(names.getAttribute("AllowCreate")).isEqualTo("false");
            assertThat(names.getAttribute("Format")).endsWith(":persistent");
            assertThat(names.getAttribute("SPNameQualifier")).isEqualTo("https://group.example.org");
        }

        @Test
        void asksForAGroupsNamesWithoutAFormat() {
            deployment.set("name-id.sp-name-qualifier", "https://group.example.org");
            Element names = (Element)
                    sent().getElementsByTagNameNS(PROTOCOL, "NameIDPolicy").item(0);
            assertThat(names.hasAttribute("Format")).isFalse();
            assertThat(names.getAttribute("AllowCreate")).isEqualTo("true");
        }

        @Test
        void asksNothingOfNamesWhereNothingIsWanted() {
            deployment.set("name-id.allow-create", "false").set("name-id.qualifiers", "CORP");
            assertThat(sent().getElementsByTagNameNS(PROTOCOL, "NameIDPolicy").getLength())
                    .isZero();
        }
    }

    @Nested
    class Stops {

        @ParameterizedTest
        @CsvSource({"MINIMUM", "MAXIMUM", "BETTER"})
        void comparisonWithoutAnOrder(String comparison) {
            deployment.set("authn-context-class-refs", "urn:a").set("authn-context-comparison", comparison);
            assertStops("secf.saml.authn-context-comparison is " + comparison, "secf.saml.authn-context-order");
        }

        @Test
        void encryptionThatNoKeyOpens() {
            deployment.set("name-id.encryption", "REQUIRED");
            assertStops("secf.saml.name-id.encryption is REQUIRED", "secf.saml.decryption-key");
            deployment.unset("name-id.encryption").set("attribute-rules.encryption", "REQUIRED");
            assertStops("secf.saml.attribute-rules.encryption is REQUIRED");
        }

        @Test
        void transientNameThatIsToNameTheCaller() {
            deployment.set("name-id-format", "urn:oasis:names:tc:SAML:2.0:nameid-format:transient");
            assertStops(
                    "secf.saml.name-id-format asks for a transient name", "secf.saml.name-id.accept-transient=true");
            deployment.set("name-id.accept-transient", "true");
            assertThat(deployment.start()).isNotNull();
            deployment.set("name-id.accept-transient", "false").set("attributes.caller-name-attribute", "uid");
            assertThat(deployment.start()).isNotNull();
        }

        @Test
        void otherSubjectIdThanTheOneAskedFor() {
            deployment
                    .set("attributes.caller-name-attribute", SUBJECT_ID)
                    .set("published.subject-id-requirement", "PAIRWISE_ID");
            assertStops("secf.saml.published.subject-id-requirement is PAIRWISE_ID", SUBJECT_ID);
        }

        @ParameterizedTest
        @CsvSource({
            "algorithms.signature, RSA-SHA1",
            "algorithms.digest, SHA1",
            "algorithms.key-transport, RSA-1_5",
            "algorithms.block-cipher, AES128-CBC",
            "algorithms.least-rsa-bits, 1024",
            "algorithms.curves, P-192",
            "landing-paths, //evil.example.org",
            "landing-paths, https://evil.example.org/",
            "passive-pause, 1s",
            "attribute-rules.most-values, 10001",
            "attribute-rules.wrong-scope, IGNORE"
        })
        void whatIsNotOnTheList(String setting, String value) {
            deployment.set(setting, value);
            assertStops("secf.saml." + setting);
        }

        @Test
        void metadataWhoseOnlyKeyIsTooWeak() {
            deployment.set("algorithms.least-rsa-bits", "3072");
            assertStops("ENTITY_WEAK_KEY", "expected RSA of at least 3072 bits", MetadataXml.IDP);
            deployment.unset("algorithms.least-rsa-bits").set("algorithms.curves", "P-384");
            deployment.file(
                    "idp.xml",
                    MetadataXml.usual()
                            .replace(
                                    MetadataXml.key("signing", TestKeys.IDP), MetadataXml.key("signing", TestKeys.EC)));
            assertStops("ENTITY_WEAK_KEY", "EC of P-384");
        }

        @ParameterizedTest
        @CsvSource({"mdq:https://mdq.example.org/?tenant=1", "mdq-sha1:https://mdq.example.org/x#y"})
        void queryServiceWithAQueryOfItsOwn(String base) {
            deployment.set("idp-metadata", base).set("idp-entity-id", MetadataXml.IDP);
            assertStops("secf.saml.idp-metadata", "without ? and #");
        }
    }

    @Nested
    class Metadata {

        private String document() {
            Outcome outcome = new Browser().send(deployment.start(), MemoryRequest.get("/saml/metadata"));
            return ((Outcome.Replied) outcome).reply().body();
        }

        @Test
        void saysThatTheSubjectIdIsNeededThatNamesTheCaller() {
            deployment.set("attributes.caller-name-attribute", SUBJECT_ID);
            assertThat(document())
                    .containsOnlyOnce("Name=\"urn:oasis:names:tc:SAML:profiles:subject-id:req\"")
                    .contains("<saml:AttributeValue>subject-id</saml:AttributeValue>")
                    .containsSubsequence(
                            "<md:EntityDescriptor",
                            "<md:Extensions",
                            "<mdattr:EntityAttributes",
                            "<md:SPSSODescriptor");
        }

        @ParameterizedTest
        @CsvSource({"SUBJECT_ID, subject-id", "PAIRWISE_ID, pairwise-id", "ANY, any", "NONE, none"})
        void saysWhatIsSet(String setting, String written) {
            deployment.set("published.subject-id-requirement", setting);
            assertThat(document()).contains("<saml:AttributeValue>" + written + "</saml:AttributeValue>");
        }

        @Test
        void saysNothingOtherwise() {
            assertThat(document()).doesNotContain("EntityAttributes");
        }
    }

    @Nested
    class WeakKeys {

        /** One of two keys: the other goes on. */
        @Test
        void areLeftOut() {
            deployment.set("algorithms.curves", "P-384");
            deployment.file(
                    "idp.xml",
                    MetadataXml.usual()
                            .replace(
                                    "<md:SingleSignOnService Binding=\"urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect\"",
                                    MetadataXml.key("signing", TestKeys.EC)
                                            + "<md:SingleSignOnService Binding=\"urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect\""));
            SamlSetup setup = new SetupReader(
                            deployment.settings(), deployment.context(), delay -> task -> {}, new ResolutionsUnderWay())
                    .read(new SamlSetup.Part(
                            "", List.of(), Map.of(), new CallerNames(Optional.empty(), Optional.empty()), true));
            assertThat(setup.only().orElseThrow().provider().signingKeys())
                    .hasSize(1)
                    .allMatch(key -> key.getAlgorithm().equals("RSA"));
        }
    }

    @Test
    void theCallersSubjectIdHasTheFormatOfItsProfile() {
        deployment.set("attributes.caller-name-attribute", SUBJECT_ID);
        assertThat(new PolicyReader(deployment.settings()).callers().reading().nameFormat())
                .isEqualTo(Optional.of("urn:oasis:names:tc:SAML:2.0:attrname-format:uri"));
        assertThat(List.of(new PolicyReader(deployment.settings()).detours().landingPaths()))
                .containsExactly(List.of());
    }
}
