package org.secf.saml.provider;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.secf.saml.xml.StartTag;
import org.secf.saml.xml.XmlName;

/** What an entity is read as. */
public enum Role {
    /** Logs users in. */
    IDENTITY_PROVIDER("identity provider"),
    /** Vouches for its callers as one that acts for them: any role that it has tells its keys. */
    ENABLER("enabler");

    private static final String SAML2 = "urn:oasis:names:tc:SAML:2.0:protocol";
    private static final String NAMESPACE = XmlName.metadata("RoleDescriptor").namespace();
    private static final Set<String> OF_ENABLERS = Set.of(
            "RoleDescriptor",
            "SPSSODescriptor",
            "IDPSSODescriptor",
            "AuthnAuthorityDescriptor",
            "AttributeAuthorityDescriptor");
    private static final Set<String> OF_PROVIDERS = Set.of("IDPSSODescriptor");

    private final String text;

    Role(String text) {
        this.text = text;
    }

    /** Whether an element of an entity describes it in this role, for SAML 2.0. */
    boolean isDescribedBy(StartTag tag) {
        return tag.namespace().equals(NAMESPACE)
                && isDescribedBy(
                        tag.local(), tag.attribute("protocolSupportEnumeration").orElse(""));
    }

    boolean isDescribedBy(String local, String protocols) {
        return descriptors().contains(local)
                && Arrays.asList(protocols.strip().split("\\s+")).contains(SAML2);
    }

    /** The element that is missing, for errors. */
    String expected() {
        return this == IDENTITY_PROVIDER
                ? "an IDPSSODescriptor"
                : "one of " + descriptors().stream().sorted().collect(Collectors.joining(", "));
    }

    private Set<String> descriptors() {
        return this == IDENTITY_PROVIDER ? OF_PROVIDERS : OF_ENABLERS;
    }

    /** For errors. */
    @Override
    public String toString() {
        return text;
    }
}
