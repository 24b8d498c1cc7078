package org.secf.saml.opensaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.opensaml.saml.saml2.metadata.AssertionConsumerService;
import org.opensaml.saml.saml2.metadata.EntityDescriptor;
import org.opensaml.saml.saml2.metadata.KeyDescriptor;
import org.opensaml.saml.saml2.metadata.SPSSODescriptor;
import org.opensaml.security.credential.UsageType;
import org.opensaml.xmlsec.keyinfo.KeyInfoSupport;
import org.secf.saml.metadata.ServiceProviderMetadata;
import org.secf.saml.model.Binding;
import org.secf.saml.model.Credential;
import org.secf.saml.model.ResponsePolicy;
import org.secf.saml.model.ServiceProvider;
import org.secf.saml.testing.TestKeys;
import org.secf.saml.xml.HardenedBuilder;

/** An independent reader finds in our metadata what we put there (SDP-SP39). */
class ServiceProviderMetadataTest {

    private static final String HOSTILE = "https://sp.example.org/\"><script>&";

    private static EntityDescriptor reread(Optional<Credential> signing, List<Credential> decryption, String entityId)
            throws Exception {
        ServiceProvider provider =
                new ServiceProvider(entityId, "https://sp.example.org/saml/acs", signing, decryption);
        String document =
                ServiceProviderMetadata.document(provider, ResponsePolicy.strict(), Optional.of("urn:example:format"));
        return (EntityDescriptor) OpenSaml.unmarshal(HardenedBuilder.create()
                .parse(new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement());
    }

    private static SPSSODescriptor role(EntityDescriptor entity) {
        return entity.getSPSSODescriptor("urn:oasis:names:tc:SAML:2.0:protocol");
    }

    @Test
    void namesConsumerAndKeys() throws Exception {
        EntityDescriptor entity =
                reread(Optional.of(TestKeys.OURS), List.of(TestKeys.OTHER, TestKeys.IDP), "https://sp.example.org/sp");
        SPSSODescriptor role = role(entity);
        assertThat(entity.getEntityID()).isEqualTo("https://sp.example.org/sp");
        assertThat(role.isAuthnRequestsSigned()).isTrue();
        assertThat(role.getWantAssertionsSigned())
                .isEqualTo(ResponsePolicy.strict().requireSignedAssertions());
        AssertionConsumerService consumer = role.getAssertionConsumerServices().get(0);
        assertThat(consumer.getBinding()).isEqualTo(Binding.POST.uri());
        assertThat(consumer.getLocation()).isEqualTo("https://sp.example.org/saml/acs");
        assertThat(role.getKeyDescriptors())
                .extracting(KeyDescriptor::getUse)
                .containsExactly(UsageType.SIGNING, UsageType.ENCRYPTION, UsageType.ENCRYPTION);
        assertThat(KeyInfoSupport.getCertificates(
                        role.getKeyDescriptors().get(0).getKeyInfo()))
                .containsExactly(TestKeys.OURS.certificate());
        assertThat(role.getNameIDFormats())
                .singleElement()
                .satisfies(format -> assertThat(format.getURI()).isEqualTo("urn:example:format"));
    }

    @Test
    void saysWhenRequestsGoUnsigned() throws Exception {
        assertThat(role(reread(Optional.empty(), List.of(), "https://sp.example.org/sp"))
                        .isAuthnRequestsSigned())
                .isFalse();
    }

    @Test
    void escapesHostileEntityId_H51() throws Exception {
        assertThat(reread(Optional.empty(), List.of(), HOSTILE).getEntityID()).isEqualTo(HOSTILE);
    }
}
