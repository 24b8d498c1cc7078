package org.secf.saml.opensaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.opensaml.saml.ext.saml2mdui.UIInfo;
import org.opensaml.saml.saml2.metadata.AssertionConsumerService;
import org.opensaml.saml.saml2.metadata.AttributeConsumingService;
import org.opensaml.saml.saml2.metadata.EntityDescriptor;
import org.opensaml.saml.saml2.metadata.KeyDescriptor;
import org.opensaml.saml.saml2.metadata.RequestedAttribute;
import org.opensaml.saml.saml2.metadata.SPSSODescriptor;
import org.opensaml.security.credential.UsageType;
import org.opensaml.xmlsec.keyinfo.KeyInfoSupport;
import org.secf.saml.metadata.ServiceProviderMetadata;
import org.secf.saml.model.Binding;
import org.secf.saml.model.Credential;
import org.secf.saml.model.Description.Logo;
import org.secf.saml.model.Publication;
import org.secf.saml.model.ResponsePolicy;
import org.secf.saml.model.ServiceProvider;
import org.secf.saml.testing.TestKeys;
import org.secf.saml.xml.HardenedBuilder;

/** An independent reader finds in our metadata what we put there (SDP-SP39). */
class ServiceProviderMetadataTest {

    private static final String HOSTILE = "https://sp.example.org/\"><script>&";

    private static EntityDescriptor reread(Optional<Credential> signing, List<Credential> decryption, String entityId)
            throws Exception {
        return reread(signing, decryption, entityId, Publication.NONE);
    }

    private static EntityDescriptor reread(
            Optional<Credential> signing, List<Credential> decryption, String entityId, Publication publication)
            throws Exception {
        ServiceProvider provider =
                new ServiceProvider(entityId, "https://sp.example.org/saml/acs", signing, decryption);
        String document = new ServiceProviderMetadata(
                        provider,
                        ResponsePolicy.strict(),
                        Optional.of("urn:example:format"),
                        publication,
                        Optional.empty())
                .document();
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
    void showsItselfToUsersAndAsksForAttributes() throws Exception {
        Publication publication = new Publication(
                Map.of("en", "Enabler <1>"),
                Map.of("en", "It enables"),
                Optional.of(new Logo("https://sp.example.org/logo.png", 80, 60)),
                Map.of("de", "https://sp.example.org/privacy"),
                List.of("urn:oasis:names:tc:SAML:attribute:subject-id"),
                List.of("groups"));

        SPSSODescriptor role =
                role(reread(Optional.of(TestKeys.OURS), List.of(), "https://sp.example.org/sp", publication));

        UIInfo shown = (UIInfo) role.getExtensions()
                .getUnknownXMLObjects(UIInfo.DEFAULT_ELEMENT_NAME)
                .get(0);
        assertThat(shown.getDisplayNames()).singleElement().satisfies(name -> {
            assertThat(name.getXMLLang()).isEqualTo("en");
            assertThat(name.getValue()).isEqualTo("Enabler <1>");
        });
        assertThat(shown.getDescriptions())
                .singleElement()
                .satisfies(text -> assertThat(text.getValue()).isEqualTo("It enables"));
        assertThat(shown.getLogos()).singleElement().satisfies(logo -> {
            assertThat(logo.getURI()).isEqualTo("https://sp.example.org/logo.png");
            assertThat(logo.getWidth()).isEqualTo(80);
            assertThat(logo.getHeight()).isEqualTo(60);
        });
        assertThat(shown.getPrivacyStatementURLs())
                .singleElement()
                .satisfies(address -> assertThat(address.getURI()).isEqualTo("https://sp.example.org/privacy"));
        AttributeConsumingService service = role.getAttributeConsumingServices().get(0);
        assertThat(service.getNames())
                .singleElement()
                .satisfies(name -> assertThat(name.getValue()).isEqualTo("Enabler <1>"));
        assertThat(service.getRequestedAttributes())
                .extracting(
                        RequestedAttribute::getName, RequestedAttribute::isRequired, RequestedAttribute::getNameFormat)
                .containsExactly(
                        tuple("urn:oasis:names:tc:SAML:attribute:subject-id", true, RequestedAttribute.URI_REFERENCE),
                        tuple("groups", false, RequestedAttribute.UNSPECIFIED));
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
