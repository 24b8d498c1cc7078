package org.secf.saml.response;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.crypto.spec.OAEPParameterSpec;
import org.secf.saml.model.AlgorithmPolicy;
import org.secf.saml.model.SamlReason;
import org.secf.verdict.Verdict;
import org.w3c.dom.Element;

/**
 * An encrypted element as read, before any key is touched: everything that is not on the list is refused here, so that no reply depends on what a
 * weak algorithm would have made of it.
 */
final class EncryptedContent {

    private static final SamlReason MALFORMED = SamlReason.MALFORMED_ENCRYPTION;
    private static final String ELEMENT = Ns.ENCRYPTION + "Element";
    private static final int MOST_KEYS = 8;
    private static final Set<Integer> KEY_BITS = Set.of(128, 192, 256);
    private static final int OCTET_BITS = 8;

    private final int keyOctets;
    private final byte[] octets;
    private final List<EncryptedKey> keys;

    private EncryptedContent(int keyOctets, byte[] octets, List<EncryptedKey> keys) {
        this.keyOctets = keyOctets;
        this.octets = octets;
        this.keys = keys;
    }

    /** Length of the content key. */
    int keyOctets() {
        return keyOctets;
    }

    /** Initialisation vector, ciphertext and tag. */
    byte[] octets() {
        return octets;
    }

    /** The content key, encrypted to somebody. */
    List<EncryptedKey> keys() {
        return keys;
    }

    static EncryptedContent read(Element encrypted, AlgorithmPolicy algorithms) throws MalformedXml {
        Children outer = new Children(encrypted, MALFORMED);
        Element data = outer.required(Ns.ENCRYPTION, "EncryptedData");
        List<Element> keys = new ArrayList<>(outer.several(Ns.ENCRYPTION, "EncryptedKey"));
        outer.end();
        String type = Elements.attribute(data, "Type").orElse(ELEMENT);
        if (!ELEMENT.equals(type)) {
            throw new MalformedXml(MALFORMED, ELEMENT, type);
        }
        Children children = new Children(data, MALFORMED);
        int keyOctets = keyOctets(children.required(Ns.ENCRYPTION, "EncryptionMethod"), algorithms);
        Optional<Element> keyInfo = children.optional(Ns.SIGNATURE, "KeyInfo");
        byte[] octets = cipherValue(children.required(Ns.ENCRYPTION, "CipherData"));
        children.end();
        if (keyInfo.isPresent()) {
            keys.addAll(keys(keyInfo.get()));
        }
        return new EncryptedContent(keyOctets, octets, read(keys, algorithms));
    }

    private static List<EncryptedKey> read(List<Element> elements, AlgorithmPolicy algorithms) throws MalformedXml {
        if (elements.isEmpty() || elements.size() > MOST_KEYS) {
            throw new MalformedXml(MALFORMED, "1 to " + MOST_KEYS + " encrypted keys", String.valueOf(elements.size()));
        }
        List<EncryptedKey> keys = new ArrayList<>();
        for (Element element : elements) {
            Children children = new Children(element, MALFORMED);
            OAEPParameterSpec padding =
                    OaepMethod.read(children.required(Ns.ENCRYPTION, "EncryptionMethod"), algorithms);
            children.optional(Ns.SIGNATURE, "KeyInfo");
            keys.add(new EncryptedKey(padding, cipherValue(children.required(Ns.ENCRYPTION, "CipherData"))));
            children.optional(Ns.ENCRYPTION, "ReferenceList");
            children.optional(Ns.ENCRYPTION, "CarriedKeyName");
            children.end();
        }
        return keys;
    }

    /** Keys in place only: whoever follows a reference can be sent anywhere. */
    private static List<Element> keys(Element keyInfo) throws MalformedXml {
        List<Element> keys = new ArrayList<>();
        for (Element hint : new Children(keyInfo, MALFORMED).rest()) {
            if (Elements.is(hint, Ns.ENCRYPTION, "EncryptedKey")) {
                keys.add(hint);
            } else if (Elements.is(hint, Ns.SIGNATURE, "RetrievalMethod")) {
                throw new MalformedXml(MALFORMED, "no RetrievalMethod", "one");
            }
        }
        return keys;
    }

    private static int keyOctets(Element method, AlgorithmPolicy algorithms) throws MalformedXml {
        String uri = Elements.attribute(method, "Algorithm").orElse("none");
        for (int bits : KEY_BITS) {
            if (uri.equals(Ns.ENCRYPTION_11 + "aes" + bits + "-gcm")
                    && algorithms.blockCiphers().contains(uri)) {
                return bits / OCTET_BITS;
            }
        }
        throw new MalformedXml(SamlReason.FORBIDDEN_ENCRYPTION, "one of " + algorithms.blockCiphers(), uri);
    }

    private static byte[] cipherValue(Element cipherData) throws MalformedXml {
        Children children = new Children(cipherData, MALFORMED);
        String text = Elements.text(children.required(Ns.ENCRYPTION, "CipherValue"), MALFORMED);
        children.end();
        Verdict<byte[]> octets = Base64Text.decode(text, MALFORMED);
        if (octets instanceof Verdict.Accepted<byte[]> decoded) {
            return decoded.value();
        }
        throw new MalformedXml(MALFORMED, "base64", "other text");
    }

    /** The content key, encrypted with RSA-OAEP. */
    static final class EncryptedKey {
        private final OAEPParameterSpec padding;
        private final byte[] octets;

        private EncryptedKey(OAEPParameterSpec padding, byte[] octets) {
            this.padding = padding;
            this.octets = octets;
        }

        OAEPParameterSpec padding() {
            return padding;
        }

        byte[] octets() {
            return octets;
        }
    }
}
