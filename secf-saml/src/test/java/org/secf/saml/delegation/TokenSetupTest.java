package org.secf.saml.delegation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.secf.saml.delegation.TokenXml.SHOP;

import java.nio.file.Path;
import java.util.ServiceLoader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secf.mechanism.DelegationIssuerFactory;
import org.secf.mechanism.MechanismFactory;
import org.secf.saml.testing.MetadataXml;
import org.secf.saml.testing.TestKeys;
import org.secf.settings.ConfigurationException;

class TokenSetupTest {

    @TempDir
    Path directory;

    private Enabler enabler;

    @BeforeEach
    void usual() {
        enabler = new Enabler(directory);
    }

    private void stopsWith(String text) {
        assertThatThrownBy(enabler::start)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(text);
    }

    @Test
    void factoriesAreFound() {
        assertThat(ServiceLoader.load(MechanismFactory.class)).anyMatch(SamlTokenMechanismFactory.class::isInstance);
        assertThat(ServiceLoader.load(DelegationIssuerFactory.class)).anyMatch(SamlDelegationFactory.class::isInstance);
    }

    @Test
    void believesSomebody() {
        enabler.unset("identity-providers").unset("enablers");
        stopsWith("secf.saml-token believes nobody");
    }

    @Test
    void attestersAndTheirMethodGoTogether() {
        enabler.set("attesters", SHOP);
        stopsWith("SENDER_VOUCHES together with attesters, or neither");
        enabler.unset("attesters").set("methods", "SENDER_VOUCHES");
        stopsWith("SENDER_VOUCHES together with attesters, or neither");
    }

    @Test
    void bearersAreNotAcceptedUnderAnotherName() {
        enabler.set("methods", "BEARER");
        stopsWith("HOLDER_OF_KEY or SENDER_VOUCHES");
    }

    @Test
    void someMethodIsAccepted() {
        enabler.set("methods", new String[0]);
        stopsWith("a method of confirmation");
    }

    @Test
    void ruleThatCannotBeReadStopsTheDeployment() {
        enabler.set("acting", "shop may act");
        stopsWith("ACTOR for SUBJECTS at AUDIENCE");
    }

    @Test
    void nobodyIsBothProviderAndEnabler() {
        enabler.set("enablers", enabler.file("same.xml", Enabler.enabler(MetadataXml.IDP, TestKeys.OTHER)));
        stopsWith(MetadataXml.IDP + " is described twice");
    }

    @Test
    void metadataThatCannotBeReadStopsTheDeployment() {
        enabler.set("enablers", "/no/such/file.xml");
        stopsWith("secf.saml-token.enablers: /no/such/file.xml");
        enabler.set(
                "enablers",
                enabler.file("none.xml", Enabler.enabler(SHOP, TestKeys.OTHER).replace("signing", "encryption")));
        stopsWith("expected a KeyDescriptor for signing");
        enabler.set(
                "enablers",
                enabler.file(
                        "other.xml",
                        Enabler.enabler(SHOP, TestKeys.OTHER).replace("SAML:2.0:protocol", "SAML:1.1:protocol")));
        stopsWith("expected one of AttributeAuthorityDescriptor, AuthnAuthorityDescriptor, IDPSSODescriptor");
    }

    @Test
    void metadataOfAnIdentityProviderHasThatRole() {
        enabler.set("identity-providers", enabler.file("sp.xml", Enabler.enabler(MetadataXml.IDP, TestKeys.OTHER)));
        stopsWith("expected an IDPSSODescriptor");
    }

    @Test
    void certificateOfMetadataIsRead() {
        enabler.set("metadata-signing-certificate", enabler.file("no.pem", "no"));
        stopsWith("metadata-signing-certificate: ");
    }
}
