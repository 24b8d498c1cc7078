package org.secf.saml.opensaml;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.opensaml.saml.saml2.metadata.ArtifactResolutionService;
import org.opensaml.saml.saml2.metadata.Endpoint;
import org.opensaml.saml.saml2.metadata.IDPSSODescriptor;
import org.secf.saml.model.SoapServices;
import org.secf.saml.model.UnusableMetadata;

/** Where a role takes messages in SOAP envelopes. An address that is not used is left out: only who wants to use it misses it. */
final class SoapAddresses {

    private static final String SOAP = "urn:oasis:names:tc:SAML:2.0:bindings:SOAP";

    private SoapAddresses() {}

    static SoapServices of(IDPSSODescriptor role, MetadataSource source) {
        Map<Integer, String> resolution = new HashMap<>();
        for (ArtifactResolutionService service : role.getArtifactResolutionServices()) {
            Integer index = service.getIndex();
            if (index != null) {
                address(service, "ArtifactResolutionService", source)
                        .ifPresent(location -> resolution.putIfAbsent(index, location));
            }
        }
        return new SoapServices(
                resolution,
                role.getSingleSignOnServices().stream()
                        .flatMap(service -> address(service, "SingleSignOnService", source).stream())
                        .findFirst());
    }

    private static Optional<String> address(Endpoint service, String element, MetadataSource source) {
        try {
            return SOAP.equals(service.getBinding())
                    ? Optional.of(SafeAddress.called(service.getLocation(), element, source))
                    : Optional.empty();
        } catch (UnusableMetadata unsafe) {
            return Optional.empty();
        }
    }
}
