package org.secf.saml.opensaml;

import java.util.EnumMap;
import java.util.Map;
import org.opensaml.saml.saml2.metadata.IDPSSODescriptor;
import org.opensaml.saml.saml2.metadata.SingleSignOnService;
import org.secf.saml.model.Binding;

/** Where a role takes authentication requests, by the bindings that we speak; the first of a binding counts. */
final class SignOnAddresses {

    private SignOnAddresses() {}

    static Map<Binding, String> of(IDPSSODescriptor role, MetadataSource source) {
        Map<Binding, String> addresses = new EnumMap<>(Binding.class);
        for (SingleSignOnService service : role.getSingleSignOnServices()) {
            String binding = service.getBinding() == null ? "" : service.getBinding();
            Binding.of(binding)
                    .ifPresent(known -> addresses.putIfAbsent(
                            known, SafeAddress.of(service.getLocation(), "SingleSignOnService", source)));
        }
        return addresses;
    }
}
