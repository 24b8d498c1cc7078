package org.secf.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.secf.benchmarks.SignedResponse.Proof;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Makes signed responses with the JDK alone, so that no contender verifies its own work. */
final class Mint {

    private static final String RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
    private static final XMLSignatureFactory SIGNATURES = XMLSignatureFactory.getInstance("DOM");

    private final Site site;

    Mint(Site site) {
        this.site = site;
    }

    SignedResponse mint(Signed signed) throws Exception {
        return mint(signed, honest -> {});
    }

    /**
     * The same by a forger who cannot sign assertions.
     *
     * @param forgery of the signed assertion, before it is encrypted and the response is signed
     */
    SignedResponse mint(Signed signed, Consumer<Element> forgery) throws Exception {
        Document document = parse(ResponseText.write(site).getBytes(StandardCharsets.UTF_8));
        Element response = document.getDocumentElement();
        Element assertion = (Element) response.getLastChild();
        List<Proof> proofs = new ArrayList<>();
        proofs.add(sign(assertion));
        forgery.accept(assertion);
        Optional<Sealed> sealed = signed.isEncrypted()
                ? Optional.of(Sealed.of(octets(assertion), site.serviceProvider()))
                : Optional.empty();
        if (sealed.isPresent()) {
            byte[] element = sealed.get().element().getBytes(StandardCharsets.UTF_8);
            response.replaceChild(document.importNode(parse(element).getDocumentElement(), true), assertion);
        }
        if (signed.isResponseSigned()) {
            proofs.add(sign(response));
        }
        return new SignedResponse(Base64.getEncoder().encodeToString(octets(document)), signed, proofs, sealed);
    }

    private static Document parse(byte[] xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
    }

    private Proof sign(Element element) throws Exception {
        element.setIdAttributeNS(null, "ID", true);
        Reference reference = reference("#" + element.getAttributeNS(null, "ID"));
        SignedInfo info = SIGNATURES.newSignedInfo(
                SIGNATURES.newCanonicalizationMethod(CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null),
                SIGNATURES.newSignatureMethod(RSA_SHA256, null),
                List.of(reference));
        // The signature follows the issuer (saml-core §3.2.2, §2.3.3).
        DOMSignContext context = new DOMSignContext(
                site.identityProvider().privateKey(),
                element,
                element.getFirstChild().getNextSibling());
        context.setDefaultNamespacePrefix("ds");
        context.setProperty("javax.xml.crypto.dsig.cacheReference", true);
        XMLSignature signature = SIGNATURES.newXMLSignature(info, null);
        signature.sign(context);
        return new Proof(
                reference.getDigestInputStream().readAllBytes(),
                reference.getDigestValue(),
                info.getCanonicalizedData().readAllBytes(),
                signature.getSignatureValue().getValue());
    }

    private static Reference reference(String uri) throws Exception {
        return SIGNATURES.newReference(
                uri,
                SIGNATURES.newDigestMethod(DigestMethod.SHA256, null),
                List.of(
                        SIGNATURES.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null),
                        SIGNATURES.newTransform(CanonicalizationMethod.EXCLUSIVE, (TransformParameterSpec) null)),
                null,
                null);
    }

    private static byte[] octets(Node document) throws Exception {
        Transformer transformer = TransformerFactory.newInstance().newTransformer();
        transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        transformer.transform(new DOMSource(document), new StreamResult(out));
        return out.toByteArray();
    }
}
