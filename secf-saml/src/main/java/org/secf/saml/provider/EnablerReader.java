package org.secf.saml.provider;

import java.security.PublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.secf.saml.model.IdentityProvider;
import org.secf.saml.model.MetadataReason;
import org.secf.saml.opensaml.MetadataSource;
import org.secf.saml.opensaml.SigningKeys;
import org.secf.saml.response.KeyInfoKey;
import org.secf.saml.xml.XmlName;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Reads the keys by which an enabler signs, out of any role that it has (saml-metadata §2.4.1.1). */
final class EnablerReader {

    private static final String METADATA = XmlName.metadata("KeyDescriptor").namespace();
    private static final String SIGNATURE = XmlName.signature("KeyInfo").namespace();

    private EnablerReader() {}

    static IdentityProvider read(Element entity, Optional<Instant> validUntil, MetadataSource source) {
        String id = entity.getAttribute("entityID");
        Set<PublicKey> keys = new LinkedHashSet<>();
        for (Element role : children(entity)) {
            if (Role.ENABLER.isDescribedBy(role.getLocalName(), role.getAttribute("protocolSupportEnumeration"))) {
                children(role).stream().filter(EnablerReader::isForSignatures).forEach(key -> {
                    add(key, keys, source);
                    SigningKeys.requireFew(keys, id, source);
                });
            }
        }
        if (keys.isEmpty()) {
            throw source.error(
                    MetadataReason.ENTITY_WITHOUT_KEY,
                    "expected a KeyDescriptor for signing (use=\"signing\" or without use) of " + id
                            + ", found none; without it nothing it says can be verified");
        }
        return new IdentityProvider(id, List.copyOf(keys), Map.of(), validUntil, false);
    }

    private static boolean isForSignatures(Element descriptor) {
        return METADATA.equals(descriptor.getNamespaceURI())
                && descriptor.getLocalName().equals("KeyDescriptor")
                && !descriptor.getAttribute("use").equals("encryption");
    }

    private static void add(Element descriptor, Set<PublicKey> keys, MetadataSource source) {
        for (Element info : children(descriptor)) {
            if (SIGNATURE.equals(info.getNamespaceURI()) && info.getLocalName().equals("KeyInfo")) {
                keys.add(KeyInfoKey.of(info)
                        .orElseThrow(() -> source.error(
                                MetadataReason.ENTITY_WITHOUT_KEY,
                                "expected one key in each KeyInfo, by its value or a certificate, found none that can"
                                        + " be read, or two; ask for a KeyDescriptor for each key")));
            }
        }
    }

    private static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }
}
