package org.secf.saml.delegation;

import static org.secf.saml.xml.XmlName.signature;

import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.util.Base64;
import java.util.Map;
import org.secf.keys.Base64Url;
import org.secf.keys.KeyStrength;
import org.secf.keys.PlainKey;
import org.secf.saml.model.KeyCurve;
import org.secf.saml.xml.XmlElement;
import org.secf.saml.xml.XmlName;

/** A public key by its value (xmldsig-core1 §4.5.2): shorter than a certificate, and nothing that could be taken for one. */
final class KeyValueXml {

    static final String EXPECTED = KeyStrength.EXPECTED + ", on a curve of NIST";

    private static final byte UNCOMPRESSED = 4;

    private KeyValueXml() {}

    static boolean isFit(PublicKey key) {
        try {
            return KeyStrength.isEnough(key) && !PlainKey.members(key).isEmpty();
        } catch (IllegalArgumentException otherCurve) {
            return false;
        }
    }

    static XmlElement of(PublicKey key) {
        Map<String, String> members = PlainKey.members(key);
        XmlElement value = key instanceof ECPublicKey ? ec(members) : rsa(members);
        return XmlElement.of(signature("KeyValue")).with(value);
    }

    private static XmlElement rsa(Map<String, String> members) {
        return XmlElement.of(signature("RSAKeyValue"))
                .with(XmlElement.of(signature("Modulus")).with(base64(octets(members, "n"))))
                .with(XmlElement.of(signature("Exponent")).with(base64(octets(members, "e"))));
    }

    private static XmlElement ec(Map<String, String> members) {
        byte[] x = octets(members, "x");
        byte[] y = octets(members, "y");
        byte[] point = new byte[1 + x.length + y.length];
        point[0] = UNCOMPRESSED;
        System.arraycopy(x, 0, point, 1, x.length);
        System.arraycopy(y, 0, point, 1 + x.length, y.length);
        return XmlElement.of(newer("ECKeyValue"))
                .with(XmlElement.of(newer("NamedCurve")).with("URI", KeyCurve.uri(members.getOrDefault("crv", ""))))
                .with(XmlElement.of(newer("PublicKey")).with(base64(point)));
    }

    private static XmlName newer(String local) {
        return new XmlName("dsig11", "http://www.w3.org/2009/xmldsig11#", local);
    }

    private static byte[] octets(Map<String, String> members, String name) {
        return Base64Url.decode(members.getOrDefault(name, "")).orElseThrow();
    }

    private static String base64(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }
}
