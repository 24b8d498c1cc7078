package org.secf.saml.response;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.secf.keys.Base64Url;
import org.secf.keys.PlainKey;
import org.secf.saml.model.KeyCurve;
import org.secf.saml.model.SamlReason;
import org.w3c.dom.Element;

/**
 * The one key that a KeyInfo names (xmldsig-core1 §4.5), by its value, by a certificate, or by both. A certificate is a container here; of several the first is that of
 * the key, and the others are those of authorities, whose keys are nobody's here.
 */
public final class KeyInfoKey {

    private static final SamlReason MALFORMED = SamlReason.MALFORMED_ASSERTION;
    private static final int POINT = 4;

    private KeyInfoKey() {}

    /** It; empty where none can be read, or where two are named. */
    public static Optional<PublicKey> of(Element info) {
        Set<PublicKey> named = new LinkedHashSet<>();
        try {
            for (Element hint : new Children(info, MALFORMED).rest()) {
                if (Elements.is(hint, Ns.SIGNATURE, "KeyValue")) {
                    named.add(value(hint));
                } else if (Elements.is(hint, Ns.SIGNATURE, "X509Data")) {
                    named.add(certified(hint));
                }
            }
        } catch (MalformedXml | GeneralSecurityException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
        return named.size() == 1 ? named.stream().findFirst() : Optional.empty();
    }

    /** The first certificate is the holder's own. */
    private static PublicKey certified(Element data) throws MalformedXml, GeneralSecurityException {
        for (Element part : new Children(data, MALFORMED).rest()) {
            if (Elements.is(part, Ns.SIGNATURE, "X509Certificate")) {
                return CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(octets(part)))
                        .getPublicKey();
            }
        }
        throw new MalformedXml(MALFORMED, "an X509Certificate", "none");
    }

    private static PublicKey value(Element value) throws MalformedXml {
        Children children = new Children(value, MALFORMED);
        PublicKey key = children.at(Ns.SIGNATURE, "RSAKeyValue")
                ? rsa(children.required(Ns.SIGNATURE, "RSAKeyValue"))
                : ec(children.required(Ns.SIGNATURE_11, "ECKeyValue"));
        children.end();
        return key;
    }

    private static PublicKey rsa(Element value) throws MalformedXml {
        Children children = new Children(value, MALFORMED);
        String modulus = number(children.required(Ns.SIGNATURE, "Modulus"));
        String exponent = number(children.required(Ns.SIGNATURE, "Exponent"));
        children.end();
        return read(Map.of("kty", "RSA", "n", modulus, "e", exponent));
    }

    /** An uncompressed point: nobody writes others (xmldsig-core1 §4.5.2.3.1). */
    private static PublicKey ec(Element value) throws MalformedXml {
        Children children = new Children(value, MALFORMED);
        String curve = Elements.required(children.required(Ns.SIGNATURE_11, "NamedCurve"), "URI", MALFORMED);
        byte[] point = octets(children.required(Ns.SIGNATURE_11, "PublicKey"));
        children.end();
        if (point.length < 3 || point.length % 2 == 0 || point[0] != POINT) {
            throw new MalformedXml(MALFORMED, "an uncompressed point", "another");
        }
        int middle = 1 + point.length / 2;
        return read(Map.of(
                "kty",
                "EC",
                "crv",
                KeyCurve.named(curve),
                "x",
                Base64Url.encode(Arrays.copyOfRange(point, 1, middle)),
                "y",
                Base64Url.encode(Arrays.copyOfRange(point, middle, point.length))));
    }

    /** By the reader that holds numbers, curves and points to what is honest. */
    private static PublicKey read(Map<String, String> members) throws MalformedXml {
        return PlainKey.read(members).orElseThrow(() -> new MalformedXml(MALFORMED, "a key", "none"));
    }

    /** Without the zeros in front that some write. */
    private static String number(Element element) throws MalformedXml {
        byte[] octets = new BigInteger(1, octets(element)).toByteArray();
        return Base64Url.encode(octets[0] == 0 ? Arrays.copyOfRange(octets, 1, octets.length) : octets);
    }

    private static byte[] octets(Element element) throws MalformedXml {
        return Base64Text.decode(Elements.text(element, MALFORMED), MALFORMED)
                .fold(Optional::of, refusal -> Optional.<byte[]>empty())
                .orElseThrow(() -> new MalformedXml(MALFORMED, "base64", "another"));
    }
}
