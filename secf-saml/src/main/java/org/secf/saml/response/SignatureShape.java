package org.secf.saml.response;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.secf.saml.model.AlgorithmPolicy;
import org.secf.saml.model.SamlReason;
import org.secf.saml.xml.CanonicalForm;
import org.w3c.dom.Element;

/**
 * Holds a signature element to the SAML profile of XML signatures before any library reads it (saml-core §5.4): one reference, to the parent, by
 * transforms that leave nothing out, with strong algorithms.
 */
final class SignatureShape {

    private static final SamlReason MALFORMED = SamlReason.MALFORMED_SIGNATURE;
    private static final String ENVELOPED = Ns.SIGNATURE + "enveloped-signature";
    private static final String SHA1 = Ns.SIGNATURE + "sha1";
    private static final int LONGEST_PREFIX_LIST = 1024;
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Map<String, String> DIGESTS = Map.of(
            SHA1,
            "SHA-1",
            Ns.ENCRYPTION + "sha256",
            "SHA-256",
            "http://www.w3.org/2001/04/xmldsig-more#sha384",
            "SHA-384",
            Ns.ENCRYPTION + "sha512",
            "SHA-512");

    private final AlgorithmPolicy algorithms;

    SignatureShape(AlgorithmPolicy algorithms) {
        this.algorithms = algorithms;
    }

    /**
     * A signature of the right shape.
     *
     * @param signedInfo what was signed
     * @param form in which it was
     * @param algorithm how it was made
     * @param value of the signature, in base64
     * @param reference what it says of the element
     */
    record Shape(
            Element signedInfo, CanonicalForm form, SignatureAlgorithm algorithm, String value, Reference reference) {}

    /**
     * The reference to the parent.
     *
     * @param form in which it was digested
     * @param digest the platform's name of the algorithm
     * @param value of the digest, in base64
     */
    record Reference(CanonicalForm form, String digest, String value) {}

    /** The shape of a signature that refers to its parent, the element with {@code id}. */
    Shape check(Element signature, String id) throws MalformedXml {
        Children children = new Children(signature, MALFORMED);
        Element signedInfo = children.required(Ns.SIGNATURE, "SignedInfo");
        String value = Elements.text(children.required(Ns.SIGNATURE, "SignatureValue"), MALFORMED);
        Optional<Element> keyInfo = children.optional(Ns.SIGNATURE, "KeyInfo");
        children.end();
        if (keyInfo.isPresent()) {
            keyInfo(keyInfo.get());
        }
        return signedInfo(signedInfo, value, id);
    }

    private Shape signedInfo(Element signedInfo, String value, String id) throws MalformedXml {
        Children children = new Children(signedInfo, MALFORMED);
        CanonicalForm form = canonicalization(
                children.required(Ns.SIGNATURE, "CanonicalizationMethod"), SamlReason.FORBIDDEN_CANONICALIZATION);
        SignatureAlgorithm algorithm = algorithm(children.required(Ns.SIGNATURE, "SignatureMethod"));
        Reference reference = reference(children.required(Ns.SIGNATURE, "Reference"), id);
        children.end();
        return new Shape(signedInfo, form, algorithm, value, reference);
    }

    private SignatureAlgorithm algorithm(Element method) throws MalformedXml {
        new Children(method, SamlReason.FORBIDDEN_ALGORITHM).end();
        String uri = Elements.required(method, "Algorithm", MALFORMED);
        return SignatureAlgorithm.of(uri)
                .filter(found -> algorithms.signatures().contains(uri))
                .orElseThrow(() ->
                        new MalformedXml(SamlReason.FORBIDDEN_ALGORITHM, "one of " + algorithms.signatures(), uri));
    }

    private Reference reference(Element reference, String id) throws MalformedXml {
        String uri = Elements.required(reference, "URI", SamlReason.WRONG_REFERENCE);
        if (!uri.equals("#" + id)) {
            throw new MalformedXml(SamlReason.WRONG_REFERENCE, "#" + id, uri);
        }
        Children children = new Children(reference, MALFORMED);
        CanonicalForm form = transforms(children.required(Ns.SIGNATURE, "Transforms"));
        String digest = digest(children.required(Ns.SIGNATURE, "DigestMethod"));
        String value = Elements.text(children.required(Ns.SIGNATURE, "DigestValue"), MALFORMED);
        children.end();
        return new Reference(form, digest, value);
    }

    private static CanonicalForm transforms(Element transforms) throws MalformedXml {
        Children children = new Children(transforms, SamlReason.FORBIDDEN_TRANSFORM);
        Element enveloped = children.required(Ns.SIGNATURE, "Transform");
        new Children(enveloped, SamlReason.FORBIDDEN_TRANSFORM).end();
        String first = Elements.attribute(enveloped, "Algorithm").orElse("none");
        if (!ENVELOPED.equals(first)) {
            throw new MalformedXml(SamlReason.FORBIDDEN_TRANSFORM, ENVELOPED + " first", first);
        }
        Optional<Element> second = children.optional(Ns.SIGNATURE, "Transform");
        children.end();
        return second.isPresent()
                ? canonicalization(second.get(), SamlReason.FORBIDDEN_TRANSFORM)
                : CanonicalForm.INCLUSIVE;
    }

    /** Exclusive canonicalization without comments; its one parameter is a list of prefixes. */
    private static CanonicalForm canonicalization(Element method, SamlReason reason) throws MalformedXml {
        String uri = Elements.attribute(method, "Algorithm").orElse("none");
        if (!Ns.EXCLUSIVE_C14N.equals(uri)) {
            throw new MalformedXml(reason, Ns.EXCLUSIVE_C14N, uri);
        }
        Children children = new Children(method, reason);
        Optional<Element> prefixes = children.optional(Ns.EXCLUSIVE_C14N, "InclusiveNamespaces");
        children.end();
        return CanonicalForm.exclusive(prefixes.isPresent() ? prefixes(prefixes.get(), reason) : List.of());
    }

    /** Canonicalizers look every prefix up for many an element, so a long list would cost the product. */
    private static List<String> prefixes(Element list, SamlReason reason) throws MalformedXml {
        new Children(list, reason).end();
        String prefixes = Elements.attribute(list, "PrefixList").orElse("");
        if (prefixes.length() > LONGEST_PREFIX_LIST) {
            throw new MalformedXml(
                    reason, "at most " + LONGEST_PREFIX_LIST + " characters of prefixes", prefixes.length() + "");
        }
        return SPACE.splitAsStream(prefixes).filter(prefix -> !prefix.isEmpty()).toList();
    }

    /** The platform's name. */
    private String digest(Element method) throws MalformedXml {
        new Children(method, SamlReason.FORBIDDEN_ALGORITHM).end();
        String uri = Elements.attribute(method, "Algorithm").orElse("none");
        String digest = algorithms.digests().contains(uri) ? DIGESTS.get(uri) : null;
        if (digest == null) {
            throw new MalformedXml(SamlReason.FORBIDDEN_ALGORITHM, "one of " + algorithms.digests(), uri);
        }
        return digest;
    }

    /** What it says is ignored; it may not make a library fetch anything. */
    private static void keyInfo(Element keyInfo) throws MalformedXml {
        List<Element> hints = new Children(keyInfo, MALFORMED).rest();
        for (Element hint : hints) {
            if (Elements.is(hint, Ns.SIGNATURE, "RetrievalMethod")) {
                throw new MalformedXml(MALFORMED, "no RetrievalMethod", "one");
            }
        }
    }
}
