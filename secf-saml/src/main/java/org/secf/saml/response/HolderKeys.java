package org.secf.saml.response;

import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import org.secf.keys.KeyStrength;
import org.secf.saml.model.SamlReason;
import org.w3c.dom.Element;

/** The keys that confirm a subject (saml-profiles §3.1), one of each KeyInfo. A KeyInfo whose key is none, or too weak, is nobody's. */
final class HolderKeys {

    private static final SamlReason MALFORMED = SamlReason.MALFORMED_ASSERTION;
    private static final String TYPE = "KeyInfoConfirmationDataType";
    private static final int MOST = 8;

    private HolderKeys() {}

    /** In the order they stand there; none where the data are of another type. */
    static List<PublicKey> of(Element data) {
        try {
            List<PublicKey> keys = new ArrayList<>();
            if (isOfThatType(data)) {
                List<Element> infos = new Children(data, MALFORMED).several(Ns.SIGNATURE, "KeyInfo");
                for (Element info : infos.subList(0, Math.min(MOST, infos.size()))) {
                    KeyInfoKey.of(info).filter(KeyStrength::isEnough).ifPresent(keys::add);
                }
            }
            return List.copyOf(keys);
        } catch (MalformedXml unreadable) {
            return List.of();
        }
    }

    /** It may be said, and then it must be this one. */
    private static boolean isOfThatType(Element data) {
        if (!data.hasAttributeNS(XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI, "type")) {
            return true;
        }
        String name = data.getAttributeNS(XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI, "type")
                .strip();
        int colon = name.indexOf(':');
        return name.substring(colon + 1).equals(TYPE)
                && Ns.ASSERTION.equals(data.lookupNamespaceURI(colon < 0 ? null : name.substring(0, colon)));
    }
}
