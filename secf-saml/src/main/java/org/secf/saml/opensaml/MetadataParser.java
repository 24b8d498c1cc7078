package org.secf.saml.opensaml;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.opensaml.core.xml.XMLObject;
import org.opensaml.core.xml.io.UnmarshallingException;
import org.opensaml.saml.common.SignableSAMLObject;
import org.opensaml.saml.saml2.metadata.EntitiesDescriptor;
import org.opensaml.saml.saml2.metadata.EntityDescriptor;
import org.secf.saml.xml.HardenedBuilder;
import org.xml.sax.SAXException;

/** Reads octets into the root of a metadata document (saml-metadata §2.3). */
final class MetadataParser {

    private MetadataParser() {}

    static SignableSAMLObject parse(byte[] xml, MetadataSource source) {
        try {
            XMLObject root = OpenSaml.unmarshal(HardenedBuilder.ignoringComments()
                    .parse(new ByteArrayInputStream(xml))
                    .getDocumentElement());
            if (root instanceof EntityDescriptor || root instanceof EntitiesDescriptor) {
                return (SignableSAMLObject) root;
            }
            throw source.error("expected EntityDescriptor or EntitiesDescriptor as root, found "
                    + root.getElementQName().getLocalPart()
                    + "; download the metadata, not the page that links to it");
        } catch (SAXException | IOException e) {
            throw source.error(
                    "expected an XML document without document type declaration: " + e.getMessage()
                            + "; download it again, and look at what is in the file",
                    e);
        } catch (UnmarshallingException e) {
            throw source.error(
                    "expected SAML 2.0 metadata: " + e.getMessage() + "; look at what the file or address holds", e);
        }
    }
}
