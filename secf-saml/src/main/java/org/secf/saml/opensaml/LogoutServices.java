package org.secf.saml.opensaml;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.opensaml.saml.saml2.metadata.IDPSSODescriptor;
import org.opensaml.saml.saml2.metadata.KeyDescriptor;
import org.opensaml.saml.saml2.metadata.SingleLogoutService;
import org.opensaml.security.credential.UsageType;
import org.opensaml.xmlsec.signature.KeyInfo;
import org.secf.saml.model.LogoutBinding;
import org.secf.saml.model.SingleLogout;
import org.secf.saml.model.UnusableMetadata;

/** Where a role takes messages of logouts, by the bindings that we speak, the first of a binding, and the keys that names may be encrypted to. */
final class LogoutServices {

    private static final String ELEMENT = "SingleLogoutService";

    private LogoutServices() {}

    static SingleLogout of(IDPSSODescriptor role, MetadataSource source) {
        Map<LogoutBinding, SingleLogout.Service> services = new EnumMap<>(LogoutBinding.class);
        for (SingleLogoutService service : role.getSingleLogoutServices()) {
            String binding = service.getBinding() == null ? "" : service.getBinding();
            LogoutBinding.of(binding)
                    .filter(known -> !services.containsKey(known))
                    .ifPresent(
                            known -> usable(service, known, source).ifPresent(usable -> services.put(known, usable)));
        }
        return new SingleLogout(services, keys(role));
    }

    /** Logins do not depend on it, and another of its binding may follow. */
    private static Optional<SingleLogout.Service> usable(
            SingleLogoutService service, LogoutBinding binding, MetadataSource source) {
        try {
            return Optional.of(service(service, binding, source));
        } catch (UnusableMetadata unusable) {
            source.leaveOut(ELEMENT + " at " + service.getLocation() + ": " + unusable.getMessage());
            return Optional.empty();
        }
    }

    private static SingleLogout.Service service(
            SingleLogoutService service, LogoutBinding binding, MetadataSource source) {
        String requests = binding == LogoutBinding.SOAP
                ? SafeAddress.called(service.getLocation(), ELEMENT, source)
                : SafeAddress.of(service.getLocation(), ELEMENT, source);
        String other = service.getResponseLocation();
        return new SingleLogout.Service(
                requests, other == null || other.isEmpty() ? requests : SafeAddress.of(other, ELEMENT, source));
    }

    private static List<PublicKey> keys(IDPSSODescriptor role) {
        Set<PublicKey> keys = new LinkedHashSet<>();
        for (KeyDescriptor descriptor : role.getKeyDescriptors()) {
            if (descriptor.getUse() != UsageType.SIGNING && descriptor.getKeyInfo() != null) {
                key(descriptor.getKeyInfo()).ifPresent(keys::add);
            }
        }
        return List.copyOf(keys);
    }

    /** A key that cannot be read is none: only who has names encrypted misses it. */
    private static Optional<PublicKey> key(KeyInfo info) {
        try {
            return BoundKey.of(info);
        } catch (GeneralSecurityException unreadable) {
            return Optional.empty();
        }
    }
}
