package org.secf.saml.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.xml.crypto.dsig.Transform;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.secf.identity.Caller;
import org.secf.saml.mint.Circumstances;
import org.secf.saml.mint.Encrypter;
import org.secf.saml.mint.Mint;
import org.secf.saml.mint.Signer;
import org.secf.saml.mint.TestKeys;
import org.secf.saml.mint.XmlText;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/** Signed responses whose elements are moved, copied, renamed, wrapped and forged: whatever is taken says what was signed. */
class StructurePropertyTest {

    private static final Signer RSA = Signer.rsa(TestKeys.IDP);
    private static final List<String> SIGNED = List.of(
            Mint.signed().xml(),
            Mint.response().signResponse(RSA).xml(),
            Mint.signed().signResponse(RSA).xml(),
            Mint.response().signAssertion(RSA.including("saml", "xs")).xml(),
            Mint.response().signAssertion(RSA.transforming(Transform.ENVELOPED)).xml(),
            Mint.signed().encrypt(Encrypter.usual()).xml(),
            Mint.response().encrypt(Encrypter.usual()).signResponse(RSA).xml());
    private static final String[] NAMES = {"Assertion", "Response", "Signature", "Object", "Advice", "Extensions"};
    private static final String[] NAMESPACES = {Ns.ASSERTION, Ns.PROTOCOL, Ns.SIGNATURE, Ns.ENCRYPTION, "urn:x"};

    private final Circumstances usual = new Circumstances(Map.of());

    @Property(tries = 3000)
    void noChangeOfStructureChangesTheCaller(@ForAll @IntRange(max = 6) int which, @ForAll long seed) {
        Document document = XmlText.parse(SIGNED.get(which));
        Random random = new Random(seed);
        int changes = 1 + random.nextInt(3);
        for (int i = 0; i < changes; i++) {
            change(document, random);
        }
        Mint mutant = Mint.of(XmlText.write(document.getDocumentElement()));
        usual.judge(mutant.base64()).map(StructurePropertyTest::assertSaysWhatWasSigned);
    }

    private static Caller assertSaysWhatWasSigned(Caller caller) {
        assertThat(caller.getName() + caller.groups() + caller.attributes())
                .isEqualTo("alice@example.org[staff, editors]{mail=[alice@example.org], groups=[staff, editors]}");
        return caller;
    }

    private static void change(Document document, Random random) {
        List<Element> all = elements(document.getDocumentElement());
        Element one = all.get(random.nextInt(all.size()));
        Element other = all.get(random.nextInt(all.size()));
        switch (random.nextInt(7)) {
            case 0 -> remove(one);
            case 1 -> insert(other, one.cloneNode(true), random);
            case 2 -> insert(other, forged(one), random);
            case 3 -> move(one, other, random);
            case 4 -> document.renameNode(one, any(NAMESPACES, random), "z:" + one.getLocalName());
            case 5 -> wrap(one, document.createElementNS(any(NAMESPACES, random), "z:" + any(NAMES, random)));
            default -> attribute(one, other, random);
        }
    }

    private static void remove(Element element) {
        if (element.getParentNode() instanceof Element parent) {
            parent.removeChild(element);
        }
    }

    private static void move(Element element, Element into, Random random) {
        boolean inside = element.compareDocumentPosition(into) == 0
                || (element.compareDocumentPosition(into) & Node.DOCUMENT_POSITION_CONTAINED_BY) != 0;
        if (!inside) {
            insert(into, element, random);
        }
    }

    private static void insert(Element into, Node node, Random random) {
        int place = random.nextInt(into.getChildNodes().getLength() + 1);
        into.insertBefore(node, into.getChildNodes().item(place));
    }

    /** The root becomes the content of a forged copy of itself as well. */
    private static void wrap(Element element, Element around) {
        Node parent = element.getParentNode();
        if (parent instanceof Document document) {
            Element outer = forged(element);
            document.replaceChild(outer, element);
            outer.insertBefore(around, outer.getFirstChild());
        } else {
            parent.replaceChild(around, element);
        }
        around.appendChild(element);
    }

    private static Element forged(Element element) {
        Element copy = (Element) element.cloneNode(true);
        for (Element each : elements(copy)) {
            if (each.hasAttribute("ID")) {
                each.setAttribute("ID", "_forged");
            }
            if (each.getFirstChild() instanceof Text text) {
                text.setData(text.getData().replace("alice", "mallory").replace("staff", "admin"));
            }
        }
        return copy;
    }

    private static void attribute(Element from, Element to, Random random) {
        if (from.hasAttributes()) {
            Attr attribute = (Attr) from.getAttributes()
                    .item(random.nextInt(from.getAttributes().getLength()));
            to.setAttributeNS(attribute.getNamespaceURI(), attribute.getName(), attribute.getValue());
            if (random.nextBoolean()) {
                from.removeAttributeNode(attribute);
            }
        }
    }

    private static List<Element> elements(Element root) {
        List<Element> all = new ArrayList<>();
        all.add(root);
        for (Node node = root.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                all.addAll(elements(element));
            }
        }
        return all;
    }

    private static String any(String[] values, Random random) {
        return values[random.nextInt(values.length)];
    }
}
