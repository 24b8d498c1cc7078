package org.secf.saml.response;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.crypto.KeySelector;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import org.secf.crypto.Crypto;
import org.secf.keys.KeyStrength;
import org.secf.saml.model.AlgorithmPolicy;
import org.secf.saml.model.SamlReason;
import org.secf.verdict.Verdict;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * The signature of a document that is too large for a tree: whoever streams the document computes its digest, by {@link #digest} over the canonical form with
 * {@link #prefixes} of everything but the signature. Its shape is that of every other signature (saml-core §5.4), and exclusive canonicalization has to be
 * named, because without a name it would be another.
 */
public final class StreamedSignature {

    private final Element signature;
    private final SignatureShape.Shape shape;
    private final List<String> prefixes;
    private final MessageDigest digest;
    private final byte[] expected;

    private StreamedSignature(
            Element signature, SignatureShape.Shape shape, List<String> prefixes, Reference reference) {
        this.signature = signature;
        this.shape = shape;
        this.prefixes = prefixes;
        this.digest = reference.digest();
        this.expected = reference.expected();
    }

    /** How to digest, and what has to come out, in base64. */
    private record Reference(MessageDigest digest, String value) {

        byte[] expected() {
            return Base64.getMimeDecoder().decode(value);
        }
    }

    /**
     * The signature, if it has the shape.
     *
     * @param signature alone in its document, with the prefixes that are declared around it
     * @param id of the root, which it must refer to
     */
    public static Verdict<StreamedSignature> of(Element signature, String id, Crypto crypto) {
        try {
            SignatureShape.Shape shape = new SignatureShape(AlgorithmPolicy.USUAL).check(signature, id);
            // It may hold elements of the same names.
            SignatureVerifier.dropKeyInfo(signature);
            Element reference = only(signature, Ns.SIGNATURE, "Reference");
            List<Element> transforms = all(reference, Ns.SIGNATURE, "Transform");
            if (transforms.size() != 2) {
                throw new MalformedXml(SamlReason.FORBIDDEN_TRANSFORM, Ns.EXCLUSIVE_C14N + " second", "none");
            }
            return Verdict.accepted(
                    new StreamedSignature(signature, shape, prefixes(transforms.get(1)), reference(reference, crypto)));
        } catch (MalformedXml malformed) {
            return Verdict.rejected(malformed.rejection());
        }
    }

    /** To be fed with the canonical form. */
    public MessageDigest digest() {
        return digest;
    }

    /** The prefixes of InclusiveNamespaces. */
    public List<String> prefixes() {
        return prefixes;
    }

    /** Which of the keys signed what {@link #digest} was fed with; asked once. */
    public Verdict<PublicKey> verify(List<PublicKey> keys, Crypto crypto) {
        if (!MessageDigest.isEqual(expected, digest.digest())) {
            return Verdict.rejected(
                    SamlReason.SIGNATURE_INVALID, "the digest that was signed", "a document that was altered");
        }
        List<PublicKey> fitting = keys.stream().filter(shape.algorithm()::fits).toList();
        List<PublicKey> strong = fitting.stream().filter(KeyStrength::isEnough).toList();
        if (strong.isEmpty() && !fitting.isEmpty()) {
            return Verdict.rejected(SamlReason.WEAK_KEY, KeyStrength.EXPECTED, "only weaker keys");
        }
        return strong.stream()
                .filter(key -> isSignedBy(key, crypto))
                .findFirst()
                .map(Verdict::accepted)
                .orElseGet(() -> Verdict.rejected(
                        SamlReason.SIGNATURE_INVALID,
                        "a signature by one of " + keys.size() + " keys",
                        "another, by " + shape.algorithm()));
    }

    /** The value over SignedInfo alone; what SignedInfo says of the document was compared before. */
    private boolean isSignedBy(PublicKey key, Crypto crypto) {
        DOMValidateContext context = new DOMValidateContext(KeySelector.singletonKeySelector(key), signature);
        context.setProperty(SignatureVerifier.SECURE_VALIDATION, true);
        crypto.provider(shape.algorithm().jcaName())
                .ifPresent(provider -> context.setProperty(SignatureVerifier.SIGNATURE_PROVIDER, provider));
        try {
            XMLSignatureFactory factory = SignatureVerifier.factory();
            return factory.unmarshalXMLSignature(context).getSignatureValue().validate(context);
        } catch (MarshalException | XMLSignatureException | RuntimeException unreadable) {
            // Hostile signature values make the library fail in many ways; each means the same.
            return false;
        }
    }

    private static Reference reference(Element reference, Crypto crypto) throws MalformedXml {
        String method = Elements.required(
                only(reference, Ns.SIGNATURE, "DigestMethod"), "Algorithm", SamlReason.MALFORMED_SIGNATURE);
        String value = Elements.text(only(reference, Ns.SIGNATURE, "DigestValue"), SamlReason.MALFORMED_SIGNATURE);
        try {
            Reference read = new Reference(crypto.digest("SHA-" + method.substring(method.length() - 3)), value);
            if (read.expected().length != read.digest().getDigestLength()) {
                throw new MalformedXml(SamlReason.MALFORMED_SIGNATURE, "a DigestValue of " + method, value);
            }
            return read;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-2", e);
        } catch (IllegalArgumentException e) {
            throw new MalformedXml(SamlReason.MALFORMED_SIGNATURE, "a DigestValue in base64", value);
        }
    }

    private static List<String> prefixes(Element transform) {
        return all(transform, Ns.EXCLUSIVE_C14N, "InclusiveNamespaces").stream()
                .findFirst()
                .flatMap(list -> Elements.attribute(list, "PrefixList"))
                .map(list -> Arrays.stream(list.strip().split("\\s+"))
                        .filter(prefix -> !prefix.isEmpty())
                        .toList())
                .orElse(List.of());
    }

    private static Element only(Element parent, String namespace, String name) throws MalformedXml {
        return Optional.of(all(parent, namespace, name))
                .filter(found -> found.size() == 1)
                .map(found -> found.get(0))
                .orElseThrow(() -> new MalformedXml(SamlReason.MALFORMED_SIGNATURE, "one " + name, "another number"));
    }

    private static List<Element> all(Element parent, String namespace, String name) {
        NodeList nodes = parent.getElementsByTagNameNS(namespace, name);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> (Element) nodes.item(i))
                .toList();
    }
}
