package org.secf.saml.mint;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.ExcC14NParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.crypto.dsig.spec.XPathFilterParameterSpec;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * How to sign: well by default, badly where told.
 *
 * @param key private, or secret for a MAC
 * @param method signature algorithm
 * @param digest digest algorithm
 * @param canonicalization of SignedInfo
 * @param transforms in their order
 * @param references URIs; empty stands for the parent of the signature
 * @param certificate put into KeyInfo
 * @param prefixes inclusive prefixes of the exclusive canonicalization
 */
public record Signer(
        Key key,
        String method,
        String digest,
        String canonicalization,
        List<String> transforms,
        List<String> references,
        Optional<TestKeys> certificate,
        List<String> prefixes) {

    /** Signs well with an RSA key. */
    public static Signer rsa(TestKeys key) {
        return new Signer(
                key.privateKey(),
                "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
                DigestMethod.SHA256,
                CanonicalizationMethod.EXCLUSIVE,
                List.of(Transform.ENVELOPED, CanonicalizationMethod.EXCLUSIVE),
                List.of(),
                Optional.of(key),
                List.of());
    }

    /** With another key and algorithm. */
    public Signer by(Key other, String algorithm) {
        return new Signer(other, algorithm, digest, canonicalization, transforms, references, certificate, prefixes);
    }

    /** With another digest. */
    public Signer digesting(String other) {
        return new Signer(key, method, other, canonicalization, transforms, references, certificate, prefixes);
    }

    /** With another canonicalization of SignedInfo. */
    public Signer canonicalizing(String other) {
        return new Signer(key, method, digest, other, transforms, references, certificate, prefixes);
    }

    /** With other transforms. */
    public Signer transforming(String... others) {
        return new Signer(key, method, digest, canonicalization, List.of(others), references, certificate, prefixes);
    }

    /** With other references than to the parent of the signature. */
    public Signer referring(String... others) {
        return new Signer(key, method, digest, canonicalization, transforms, List.of(others), certificate, prefixes);
    }

    /** With inclusive prefixes. */
    public Signer including(String... others) {
        return new Signer(key, method, digest, canonicalization, transforms, references, certificate, List.of(others));
    }

    /** Signs the element with {@code id}; the signature becomes its child before {@code next}, or the last. */
    void sign(Document document, Element element, String id) {
        try {
            XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
            List<Reference> all = new ArrayList<>();
            for (String uri : references.isEmpty() ? List.of("#" + id) : references) {
                all.add(reference(factory, uri));
            }
            DOMSignContext context = new DOMSignContext(key, element);
            afterIssuer(element).ifPresent(context::setNextSibling);
            context.setDefaultNamespacePrefix("ds");
            context.setProperty("org.jcp.xml.dsig.secureValidation", false);
            Ids.register(document.getDocumentElement());
            factory.newXMLSignature(
                            factory.newSignedInfo(
                                    factory.newCanonicalizationMethod(canonicalization, (C14NMethodParameterSpec) null),
                                    factory.newSignatureMethod(method, null),
                                    all),
                            keyInfo(factory))
                    .sign(context);
        } catch (GeneralSecurityException | MarshalException | XMLSignatureException e) {
            throw new IllegalStateException(e);
        }
    }

    private Reference reference(XMLSignatureFactory factory, String uri) throws GeneralSecurityException {
        List<Transform> steps = new ArrayList<>();
        for (String transform : transforms) {
            steps.add(factory.newTransform(transform, parameters(transform)));
        }
        return factory.newReference(uri, factory.newDigestMethod(digest, null), steps, null, null);
    }

    private @Nullable TransformParameterSpec parameters(String transform) {
        if (transform.equals(Transform.XPATH)) {
            return new XPathFilterParameterSpec("not(ancestor-or-self::*[local-name() = 'Signature'])");
        }
        return transform.equals(CanonicalizationMethod.EXCLUSIVE) && !prefixes.isEmpty()
                ? new ExcC14NParameterSpec(prefixes)
                : null;
    }

    private @Nullable KeyInfo keyInfo(XMLSignatureFactory factory) {
        return certificate
                .map(known -> factory.getKeyInfoFactory()
                        .newKeyInfo(List.of(factory.getKeyInfoFactory().newX509Data(List.of(known.certificate())))))
                .orElse(null);
    }

    private static Optional<Node> afterIssuer(Element element) {
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if ("Issuer".equals(node.getLocalName())) {
                return Optional.ofNullable(node.getNextSibling());
            }
        }
        return Optional.ofNullable(element.getFirstChild());
    }
}
