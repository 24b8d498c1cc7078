package org.secf.saml.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import javax.crypto.spec.SecretKeySpec;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.ExcC14NParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * What is digested and what is signed are octet by octet what the JDK's XML signatures digest and sign, of documents and lists of prefixes of every kind: the JDK
 * signs, and shows what it fed to digest and signature.
 */
class CanonicalTreePropertyTest {

    private static final XMLSignatureFactory SIGNATURES = XMLSignatureFactory.getInstance("DOM");
    private static final String HMAC = "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256";
    private static final List<String> LISTED =
            List.of("#default", "p", "q", "r", "xs", "\u00e9", "ds", "ID", "xml", "nowhere");

    /** Comments stay out of digests because of the reference's URI, and out of SignedInfo because of the method. */
    private static CanonicalForm form(Random random) {
        List<String> prefixes = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            prefixes.add(LISTED.get(random.nextInt(LISTED.size())));
        }
        return CanonicalForm.exclusive(prefixes);
    }

    @Property(tries = 3000)
    void sameOctetsAsTheJdk(@ForAll long seed) throws Exception {
        Random random = new Random(seed);
        String xml = new RandomXml(random).write();
        CanonicalForm form = random.nextInt(4) == 0 ? CanonicalForm.INCLUSIVE : form(random);
        assertSame(xml, form, form(random), random);
    }

    @Test
    void documentsOfEveryKindAreMade() {
        String all = new Random(1)
                .longs(500)
                .mapToObj(seed -> new RandomXml(new Random(seed)).write())
                .reduce("", String::concat);
        assertThat(all)
                .contains(
                        "<![CDATA[",
                        "<!--",
                        "xmlns=\"\"",
                        " xmlns:p=",
                        "&#13;",
                        "\r\n",
                        "xml:lang=",
                        "\ud83d\ude00",
                        "&lt;")
                .contains(" xmlns:xml=", "<p:", " q:");
    }

    private static void assertSame(String xml, CanonicalForm content, CanonicalForm info, Random random)
            throws Exception {
        Document document =
                HardenedBuilder.create().parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
        Element signed = signed(document);
        // The JDK lets the farthest one go on, the standard the nearest (xml-c14n §2.4); see the example below.
        Assume.that(!content.isInclusive() || !isRepeatedAround(signed));
        Reference reference = reference(content);
        SignedInfo signedInfo = SIGNATURES.newSignedInfo(
                SIGNATURES.newCanonicalizationMethod(
                        CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) parameters(info)),
                SIGNATURES.newSignatureMethod(HMAC, null),
                List.of(reference));
        Node next = random.nextBoolean() ? null : signed.getFirstChild();
        DOMSignContext context = next == null
                ? new DOMSignContext(new SecretKeySpec(new byte[32], "HmacSHA256"), signed)
                : new DOMSignContext(new SecretKeySpec(new byte[32], "HmacSHA256"), signed, next);
        if (random.nextBoolean()) {
            context.setDefaultNamespacePrefix("ds");
        }
        context.setIdAttributeNS(signed, null, "ID");
        context.setProperty("javax.xml.crypto.dsig.cacheReference", true);
        SIGNATURES.newXMLSignature(signedInfo, null).sign(context);
        Element signature = (Element) (next == null ? signed.getLastChild() : next.getPreviousSibling());

        assertThat(text(CanonicalTree.without(signature, signed, content)))
                .as(xml)
                .isEqualTo(text(reference.getDigestInputStream()));
        assertThat(text(CanonicalTree.of((Element) signature.getFirstChild(), info)))
                .as(xml)
                .isEqualTo(text(signedInfo.getCanonicalizedData()));
    }

    @Test
    void theNearestAttributeOfXmlGoesOn() throws Exception {
        String xml = "<a xml:lang='en' xml:space='default'><b xml:lang='de'><c ID='_signed'/></b></a>";
        Document document =
                HardenedBuilder.create().parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
        assertThat(text(CanonicalTree.of(signed(document), CanonicalForm.INCLUSIVE)))
                .isEqualTo("<c ID=\"_signed\" xml:lang=\"de\" xml:space=\"default\"></c>");
    }

    @Test
    void instructionsHaveNoCanonicalForm() throws Exception {
        Document document = HardenedBuilder.create()
                .parse(new ByteArrayInputStream("<a><?b c?></a>".getBytes(StandardCharsets.UTF_8)));
        assertThatThrownBy(() -> CanonicalTree.of(document.getDocumentElement(), CanonicalForm.INCLUSIVE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static boolean isRepeatedAround(Element element) {
        List<String> names = new ArrayList<>();
        for (Node node = element.getParentNode(); node instanceof Element around; node = node.getParentNode()) {
            for (int i = 0; i < around.getAttributes().getLength(); i++) {
                names.add(around.getAttributes().item(i).getNodeName());
            }
        }
        return List.of("xml:lang", "xml:space", "xml:base").stream()
                .anyMatch(name -> Collections.frequency(names, name) > 1);
    }

    private static Element signed(Document document) {
        NodeList all = document.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            if (((Element) all.item(i)).getAttribute("ID").equals(RandomXml.ID)) {
                return (Element) all.item(i);
            }
        }
        throw new IllegalStateException("no element to sign");
    }

    private static Reference reference(CanonicalForm form) throws Exception {
        List<Transform> transforms = new ArrayList<>();
        transforms.add(SIGNATURES.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null));
        if (!form.isInclusive()) {
            transforms.add(SIGNATURES.newTransform(CanonicalizationMethod.EXCLUSIVE, parameters(form)));
        }
        return SIGNATURES.newReference(
                "#" + RandomXml.ID, SIGNATURES.newDigestMethod(DigestMethod.SHA256, null), transforms, null, null);
    }

    private static ExcC14NParameterSpec parameters(CanonicalForm form) {
        return new ExcC14NParameterSpec(form.prefixes());
    }

    private static String text(InputStream octets) throws Exception {
        return text(octets.readAllBytes());
    }

    private static String text(byte[] octets) {
        return new String(octets, StandardCharsets.UTF_8);
    }
}
