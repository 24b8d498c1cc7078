package org.secf.saml.response;

import java.security.spec.MGF1ParameterSpec;
import java.util.Map;
import java.util.Optional;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.secf.saml.model.AlgorithmPolicy;
import org.secf.saml.model.SamlReason;
import org.w3c.dom.Element;

/** Reads a key transport method: RSA-OAEP in its two spellings (xmlenc-core1 §5.5.2), nothing older. */
final class OaepMethod {

    private static final SamlReason FORBIDDEN = SamlReason.FORBIDDEN_ENCRYPTION;
    private static final String ANY_MGF = Ns.ENCRYPTION_11 + "rsa-oaep";
    private static final String SHA1 = "SHA-1";

    /** SHA-1 is safe in this place: OAEP does not rest on collision resistance. */
    private static final Map<String, String> DIGESTS = Map.of(
            Ns.SIGNATURE + "sha1",
            SHA1,
            Ns.ENCRYPTION + "sha256",
            "SHA-256",
            "http://www.w3.org/2001/04/xmldsig-more#sha384",
            "SHA-384",
            Ns.ENCRYPTION + "sha512",
            "SHA-512");

    private static final Map<String, String> MASKS = Map.of(
            Ns.ENCRYPTION_11 + "mgf1sha1", SHA1,
            Ns.ENCRYPTION_11 + "mgf1sha256", "SHA-256",
            Ns.ENCRYPTION_11 + "mgf1sha384", "SHA-384",
            Ns.ENCRYPTION_11 + "mgf1sha512", "SHA-512");

    private OaepMethod() {}

    static OAEPParameterSpec read(Element method, AlgorithmPolicy algorithms) throws MalformedXml {
        String uri = Elements.attribute(method, "Algorithm").orElse("none");
        if (!algorithms.keyTransports().contains(uri)) {
            throw new MalformedXml(FORBIDDEN, "one of " + algorithms.keyTransports(), uri);
        }
        Children children = new Children(method, FORBIDDEN);
        String digest = named(children.optional(Ns.SIGNATURE, "DigestMethod"), DIGESTS);
        String mask = ANY_MGF.equals(uri) ? named(children.optional(Ns.ENCRYPTION_11, "MGF"), MASKS) : SHA1;
        children.end();
        return new OAEPParameterSpec(digest, "MGF1", new MGF1ParameterSpec(mask), PSource.PSpecified.DEFAULT);
    }

    private static String named(Optional<Element> method, Map<String, String> names) throws MalformedXml {
        if (method.isEmpty()) {
            return SHA1;
        }
        String uri = Elements.attribute(method.get(), "Algorithm").orElse("none");
        String name = names.get(uri);
        if (name == null) {
            throw new MalformedXml(FORBIDDEN, "SHA-1 or SHA-2", uri);
        }
        return name;
    }
}
