package org.secf.saml.response;

import java.util.List;
import java.util.Optional;
import org.secf.saml.model.AlgorithmPolicy;
import org.secf.saml.model.SamlReason;
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

    private final AlgorithmPolicy algorithms;

    SignatureShape(AlgorithmPolicy algorithms) {
        this.algorithms = algorithms;
    }

    /**
     * A signature of the right shape.
     *
     * @param algorithm how it was made
     * @param usesSha1 for the signature or the digest
     */
    record Shape(SignatureAlgorithm algorithm, boolean usesSha1) {}

    /** The shape of a signature that refers to its parent, the element with {@code id}. */
    Shape check(Element signature, String id) throws MalformedXml {
        Children children = new Children(signature, MALFORMED);
        Element signedInfo = children.required(Ns.SIGNATURE, "SignedInfo");
        Elements.text(children.required(Ns.SIGNATURE, "SignatureValue"), MALFORMED);
        Optional<Element> keyInfo = children.optional(Ns.SIGNATURE, "KeyInfo");
        children.end();
        if (keyInfo.isPresent()) {
            keyInfo(keyInfo.get());
        }
        return signedInfo(signedInfo, id);
    }

    private Shape signedInfo(Element signedInfo, String id) throws MalformedXml {
        Children children = new Children(signedInfo, MALFORMED);
        canonicalization(
                children.required(Ns.SIGNATURE, "CanonicalizationMethod"), SamlReason.FORBIDDEN_CANONICALIZATION);
        SignatureAlgorithm algorithm = algorithm(children.required(Ns.SIGNATURE, "SignatureMethod"));
        String digest = reference(children.required(Ns.SIGNATURE, "Reference"), id);
        children.end();
        return new Shape(algorithm, algorithm.isSha1() || SHA1.equals(digest));
    }

    private SignatureAlgorithm algorithm(Element method) throws MalformedXml {
        new Children(method, SamlReason.FORBIDDEN_ALGORITHM).end();
        String uri = Elements.required(method, "Algorithm", MALFORMED);
        return SignatureAlgorithm.of(uri)
                .filter(found -> algorithms.signatures().contains(uri))
                .orElseThrow(() -> new MalformedXml(
                        SamlReason.FORBIDDEN_ALGORITHM, "one of " + algorithms.signatures(), uri));
    }

    /** The digest algorithm. */
    private String reference(Element reference, String id) throws MalformedXml {
        String uri = Elements.required(reference, "URI", SamlReason.WRONG_REFERENCE);
        if (!uri.equals("#" + id)) {
            throw new MalformedXml(SamlReason.WRONG_REFERENCE, "#" + id, uri);
        }
        Children children = new Children(reference, MALFORMED);
        transforms(children.required(Ns.SIGNATURE, "Transforms"));
        String digest = digest(children.required(Ns.SIGNATURE, "DigestMethod"));
        Elements.text(children.required(Ns.SIGNATURE, "DigestValue"), MALFORMED);
        children.end();
        return digest;
    }

    private static void transforms(Element transforms) throws MalformedXml {
        Children children = new Children(transforms, SamlReason.FORBIDDEN_TRANSFORM);
        Element enveloped = children.required(Ns.SIGNATURE, "Transform");
        new Children(enveloped, SamlReason.FORBIDDEN_TRANSFORM).end();
        String first = Elements.attribute(enveloped, "Algorithm").orElse("none");
        if (!ENVELOPED.equals(first)) {
            throw new MalformedXml(SamlReason.FORBIDDEN_TRANSFORM, ENVELOPED + " first", first);
        }
        Optional<Element> second = children.optional(Ns.SIGNATURE, "Transform");
        children.end();
        if (second.isPresent()) {
            canonicalization(second.get(), SamlReason.FORBIDDEN_TRANSFORM);
        }
    }

    /** Exclusive canonicalization without comments; its one parameter is a list of prefixes. */
    private static void canonicalization(Element method, SamlReason reason) throws MalformedXml {
        String uri = Elements.attribute(method, "Algorithm").orElse("none");
        if (!Ns.EXCLUSIVE_C14N.equals(uri)) {
            throw new MalformedXml(reason, Ns.EXCLUSIVE_C14N, uri);
        }
        Children children = new Children(method, reason);
        Optional<Element> prefixes = children.optional(Ns.EXCLUSIVE_C14N, "InclusiveNamespaces");
        children.end();
        if (prefixes.isPresent()) {
            prefixes(prefixes.get(), reason);
        }
    }

    /** Canonicalization looks every prefix up for every element, so elements in the list itself would cost their product. */
    private static void prefixes(Element list, SamlReason reason) throws MalformedXml {
        new Children(list, reason).end();
        int length = Elements.attribute(list, "PrefixList").orElse("").length();
        if (length > LONGEST_PREFIX_LIST) {
            throw new MalformedXml(reason, "at most " + LONGEST_PREFIX_LIST + " characters of prefixes", length + "");
        }
    }

    private String digest(Element method) throws MalformedXml {
        new Children(method, SamlReason.FORBIDDEN_ALGORITHM).end();
        String uri = Elements.attribute(method, "Algorithm").orElse("none");
        if (!algorithms.digests().contains(uri)) {
            throw new MalformedXml(SamlReason.FORBIDDEN_ALGORITHM, "one of " + algorithms.digests(), uri);
        }
        return uri;
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
