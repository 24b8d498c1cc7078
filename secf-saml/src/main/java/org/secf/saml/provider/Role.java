package org.secf.saml.provider;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.secf.saml.xml.StartTag;
import org.secf.saml.xml.XmlName;

/** What an entity is read as. */
public enum Role {
    /** Logs users in. */
    IDENTITY_PROVIDER("identity provider", "IDPSSODescriptor"),
    /** Vouches for its callers as one that acts for them: any role that it has tells its keys. */
    ENABLER(
            "enabler",
            "RoleDescriptor",
            "SPSSODescriptor",
            "IDPSSODescriptor",
            "AuthnAuthorityDescriptor",
            "AttributeAuthorityDescriptor");

    private static final String SAML2 = "urn:oasis:names:tc:SAML:2.0:protocol";

    private final String text;
    private final Set<String> descriptors;

    Role(String text, String... descriptors) {
        this.text = text;
        this.descriptors = Set.of(descriptors);
    }

    /** Whether an element of an entity describes it in this role, for SAML 2.0. */
    boolean isDescribedBy(StartTag tag) {
        return tag.namespace().equals(XmlName.metadata("RoleDescriptor").namespace())
                && isDescribedBy(tag.local(), tag.attribute("protocolSupportEnumeration").orElse(""));
    }

    boolean isDescribedBy(String local, String protocols) {
        return descriptors.contains(local)
                && Arrays.asList(protocols.strip().split("\\s+")).contains(SAML2);
    }

    /** The element that is missing, for errors. */
    String expected() {
        return this == IDENTITY_PROVIDER
                ? "an IDPSSODescriptor"
                : "one of " + descriptors.stream().sorted().collect(Collectors.joining(", "));
    }

    /** For errors. */
    @Override
    public String toString() {
        return text;
    }
}
