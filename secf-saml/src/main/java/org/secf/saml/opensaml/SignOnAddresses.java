package org.secf.saml.opensaml;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.EnumMap;
import java.util.Map;
import org.opensaml.saml.saml2.metadata.IDPSSODescriptor;
import org.opensaml.saml.saml2.metadata.SingleSignOnService;
import org.secf.http.PublicUrl;
import org.secf.saml.model.Binding;
import org.secf.saml.model.MetadataReason;

/** Where a role takes authentication requests, by the bindings that we speak; the first of a binding counts. */
final class SignOnAddresses {

    private SignOnAddresses() {}

    static Map<Binding, String> of(IDPSSODescriptor role, MetadataSource source) {
        Map<Binding, String> addresses = new EnumMap<>(Binding.class);
        for (SingleSignOnService service : role.getSingleSignOnServices()) {
            String binding = service.getBinding() == null ? "" : service.getBinding();
            Binding.of(binding).ifPresent(known -> addresses.putIfAbsent(known, safe(service.getLocation(), source)));
        }
        return addresses;
    }

    private static String safe(@org.jspecify.annotations.Nullable String location, MetadataSource source) {
        try {
            URI uri = new URI(location == null ? "" : location);
            boolean isSafe =
                    "https".equals(uri.getScheme()) || ("http".equals(uri.getScheme()) && PublicUrl.isLoopback(uri));
            if (isSafe && uri.getHost() != null && uri.getRawFragment() == null && uri.getRawUserInfo() == null) {
                return uri.toASCIIString();
            }
            throw unsafe(location, source);
        } catch (URISyntaxException e) {
            throw unsafe(location, source);
        }
    }

    private static RuntimeException unsafe(@org.jspecify.annotations.Nullable String location, MetadataSource source) {
        return source.error(
                MetadataReason.ENTITY_ADDRESS,
                "expected a SingleSignOnService at an https address (http on loopback only), found " + location
                        + "; ask the identity provider for metadata with its https address");
    }
}
