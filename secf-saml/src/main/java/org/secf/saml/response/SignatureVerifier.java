package org.secf.saml.response;

import java.security.NoSuchProviderException;
import java.security.PublicKey;
import java.util.List;
import javax.xml.crypto.KeySelector;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import org.secf.crypto.Crypto;
import org.secf.keys.KeyStrength;
import org.secf.saml.model.SamlReason;
import org.secf.verdict.Verdict;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Verifies the enveloped signature of one element with keys from metadata. The only maker of {@link Signed}. */
final class SignatureVerifier {

    static final String SECURE_VALIDATION = "org.jcp.xml.dsig.secureValidation";

    /** Takes a {@link java.security.Provider}, which need not be registered. */
    static final String SIGNATURE_PROVIDER = "org.jcp.xml.dsig.internal.dom.SignatureProvider";

    private final Pool<XMLSignatureFactory> factories = new Pool<>(SignatureVerifier::factory);
    private final Crypto crypto;

    SignatureVerifier(Crypto crypto) {
        this.crypto = crypto;
    }

    /** An element whose signature verified, and the key that did it. */
    static final class Signed {
        private final Element element;
        private final PublicKey key;

        private Signed(Element element, PublicKey key) {
            this.element = element;
            this.key = key;
        }

        /** The root of a document that was copied out of a signed one. */
        static Signed copied(Element root, PublicKey key) {
            return new Signed(root, key);
        }

        /** The very element the signature refers to. */
        Element element() {
            return element;
        }

        PublicKey key() {
            return key;
        }
    }

    /**
     * What is to be verified.
     *
     * @param element the parent of the signature
     * @param id the element's id
     * @param signature its child in the place the schema gives it
     */
    record Claim(Element element, String id, Element signature) {}

    Verdict<Signed> verify(Claim claim, List<PublicKey> keys, boolean acceptSha1) {
        try {
            SignatureShape.Shape shape = new SignatureShape(acceptSha1).check(claim.signature(), claim.id());
            dropKeyInfo(claim.signature());
            List<PublicKey> fitting =
                    keys.stream().filter(shape.algorithm()::fits).toList();
            List<PublicKey> strong =
                    fitting.stream().filter(KeyStrength::isEnough).toList();
            if (strong.isEmpty() && !fitting.isEmpty()) {
                return Verdict.rejected(SamlReason.WEAK_KEY, KeyStrength.EXPECTED, "only weaker keys");
            }
            return strong.stream()
                    .filter(key -> factories.with(factory -> holds(factory, claim, key, shape)))
                    .findFirst()
                    .map(key -> Verdict.accepted(new Signed(claim.element(), key)))
                    .orElseGet(() -> invalid(strong.size()));
        } catch (MalformedXml malformed) {
            return Verdict.rejected(malformed.rejection());
        }
    }

    /** Keys come from metadata alone. A library that reads the hints all the same can be made to overflow its stack by them. */
    static void dropKeyInfo(Element signature) {
        for (Node node = signature.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (Elements.is(node, Ns.SIGNATURE, "KeyInfo")) {
                signature.removeChild(node);
                return;
            }
        }
    }

    /** By a signature beside the document that has the element as its root. */
    Verdict<Signed> verify(Surety.Beside claim, Element root, List<PublicKey> keys) {
        return new FormSignatureVerifier(crypto)
                .verify(claim.signature(), claim.octets(), keys)
                .map(key -> new Signed(root, key));
    }

    private static Verdict<Signed> invalid(int keys) {
        return Verdict.rejected(
                SamlReason.SIGNATURE_INVALID,
                "a signature by one of the provider's " + keys + " fitting keys",
                "another");
    }

    /** Unmarshals anew for every key, because a signature object remembers its first answer. */
    private boolean holds(XMLSignatureFactory factory, Claim claim, PublicKey key, SignatureShape.Shape shape) {
        DOMValidateContext context = new DOMValidateContext(KeySelector.singletonKeySelector(key), claim.signature());
        // The JDK's secure mode refuses SHA-1 altogether. All else it refuses, the shape has refused before.
        context.setProperty(SECURE_VALIDATION, !shape.usesSha1());
        crypto.provider(shape.algorithm().jcaName())
                .ifPresent(provider -> context.setProperty(SIGNATURE_PROVIDER, provider));
        context.setIdAttributeNS(claim.element(), null, "ID");
        try {
            return factory.unmarshalXMLSignature(context).validate(context);
        } catch (MarshalException | XMLSignatureException | RuntimeException unreadable) {
            // Hostile signature values make the library fail in many ways; each means the same.
            return false;
        }
    }

    static XMLSignatureFactory factory() {
        try {
            return XMLSignatureFactory.getInstance("DOM", "XMLDSig");
        } catch (NoSuchProviderException e) {
            throw new IllegalStateException("the JDK's XML signature provider (module java.xml.crypto) is missing", e);
        }
    }
}
