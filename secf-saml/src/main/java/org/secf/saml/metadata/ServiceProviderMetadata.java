package org.secf.saml.metadata;

import static org.secf.saml.xml.XmlName.metadata;
import static org.secf.saml.xml.XmlName.signature;

import java.security.cert.CertificateEncodingException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.secf.saml.model.Credential;
import org.secf.saml.model.LogoutBinding;
import org.secf.saml.model.Publication;
import org.secf.saml.model.ResponseBinding;
import org.secf.saml.model.ResponsePolicy;
import org.secf.saml.model.ResponseWays;
import org.secf.saml.model.ServiceProvider;
import org.secf.saml.xml.XmlElement;
import org.secf.saml.xml.XmlName;

/**
 * Our own metadata, for the identity provider's administrator (saml-metadata §2.4.4).
 *
 * @param provider we, with our keys
 * @param policy what we demand of assertions
 * @param nameIdFormat the form of names that we ask for
 * @param publication what it says for people, and which attributes it asks for
 * @param singleLogout where messages of logouts come in, by every binding
 * @param discoveryResponse where discovery services send browsers back to (sstc-saml-idp-discovery §2.5)
 * @param ways by which responses come in
 */
public record ServiceProviderMetadata(
        ServiceProvider provider,
        ResponsePolicy policy,
        Optional<String> nameIdFormat,
        Publication publication,
        Optional<String> singleLogout,
        Optional<String> discoveryResponse,
        ResponseWays ways) {

    private static final String DISCOVERY = "urn:oasis:names:tc:SAML:profiles:SSO:idp-discovery-protocol";

    /** Of one that takes responses in forms alone, without a discovery service. */
    public ServiceProviderMetadata(
            ServiceProvider provider,
            ResponsePolicy policy,
            Optional<String> nameIdFormat,
            Publication publication,
            Optional<String> singleLogout) {
        this(provider, policy, nameIdFormat, publication, singleLogout, Optional.empty(), ResponseWays.USUAL);
    }

    /** The document; the same as long as configuration and keys are. */
    public String document() {
        XmlElement entity = XmlElement.of(metadata("EntityDescriptor")).with("entityID", provider.entityId());
        entity = publication
                .subjectId()
                .map(PublicationElements::subjectId)
                .map(entity::with)
                .orElse(entity);
        return entity.with(role()).canonical();
    }

    private XmlElement role() {
        XmlElement role = XmlElement.of(metadata("SPSSODescriptor"))
                .with("protocolSupportEnumeration", "urn:oasis:names:tc:SAML:2.0:protocol")
                .with("AuthnRequestsSigned", String.valueOf(provider.published().requestsSigned()))
                .with("WantAssertionsSigned", String.valueOf(policy.requireSignedAssertions()));
        if (publication.isShown() || discoveryResponse.isPresent()) {
            role = role.with(extensions());
        }
        role = keys(role, provider.published());
        for (XmlElement service : logoutServices()) {
            role = role.with(service);
        }
        if (nameIdFormat.isPresent()) {
            role = role.with(XmlElement.of(metadata("NameIDFormat")).with(nameIdFormat.get()));
        }
        for (XmlElement consumer : consumers()) {
            role = role.with(consumer);
        }
        return publication.asksForAttributes()
                ? role.with(PublicationElements.attributes(publication, provider.entityId()))
                : role;
    }

    private XmlElement extensions() {
        XmlElement extensions = XmlElement.of(metadata("Extensions"));
        if (discoveryResponse.isPresent()) {
            extensions = extensions.with(XmlElement.of(new XmlName("idpdisc", DISCOVERY, "DiscoveryResponse"))
                    .with("Binding", DISCOVERY)
                    .with("Location", discoveryResponse.get())
                    .with("index", "0"));
        }
        return publication.isShown() ? extensions.with(PublicationElements.shown(publication)) : extensions;
    }

    /** One address takes every binding. */
    private List<XmlElement> logoutServices() {
        return singleLogout.stream()
                .flatMap(location -> Arrays.stream(LogoutBinding.values())
                        .map(binding -> XmlElement.of(metadata("SingleLogoutService"))
                                .with("Binding", binding.uri())
                                .with("Location", location)))
                .toList();
    }

    /** One address takes every binding; the first is what our requests ask for. */
    private List<XmlElement> consumers() {
        List<ResponseBinding> all = ways.all();
        return IntStream.range(0, all.size())
                .mapToObj(index -> XmlElement.of(metadata("AssertionConsumerService"))
                        .with("Binding", all.get(index).uri())
                        .with("Location", provider.assertionConsumerService())
                        .with("index", String.valueOf(index))
                        .with("isDefault", String.valueOf(index == 0)))
                .toList();
    }

    private static XmlElement keys(XmlElement role, ServiceProvider.Published published) {
        XmlElement filled = role;
        for (Credential signing : published.signing()) {
            filled = filled.with(key("signing", signing));
        }
        for (Credential encryption : published.encryption()) {
            filled = filled.with(key("encryption", encryption));
        }
        return filled;
    }

    private static XmlElement key(String use, Credential credential) {
        XmlElement certificate = XmlElement.of(signature("X509Certificate")).with(base64(credential));
        return XmlElement.of(metadata("KeyDescriptor"))
                .with("use", use)
                .with(XmlElement.of(signature("KeyInfo"))
                        .with(XmlElement.of(signature("X509Data")).with(certificate)));
    }

    private static String base64(Credential credential) {
        try {
            return Base64.getEncoder().encodeToString(credential.certificate().getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was read can be written", e);
        }
    }
}
