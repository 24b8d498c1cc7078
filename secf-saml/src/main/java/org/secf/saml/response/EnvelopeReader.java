package org.secf.saml.response;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.secf.saml.model.SamlReason;
import org.secf.saml.response.ParsedResponse.Envelope;
import org.secf.saml.response.ParsedResponse.Status;
import org.w3c.dom.Element;

/** Reads a response element, in the order of its schema. */
final class EnvelopeReader {

    private static final SamlReason MALFORMED = SamlReason.MALFORMED_RESPONSE;
    private static final String VERSION = "2.0";

    private EnvelopeReader() {}

    static Envelope read(Element root) throws MalformedXml {
        if (!Elements.is(root, Ns.PROTOCOL, "Response")) {
            throw new MalformedXml(SamlReason.NOT_A_RESPONSE, "a samlp:Response", root.getNodeName());
        }
        version(root);
        Children children = new Children(root, MALFORMED);
        Optional<Element> issuer = children.optional(Ns.ASSERTION, "Issuer");
        Optional<Element> signature = children.optional(Ns.SIGNATURE, "Signature");
        children.optional(Ns.PROTOCOL, "Extensions");
        Status status = status(children.required(Ns.PROTOCOL, "Status"));
        List<Element> assertions = assertions(children);
        children.end();
        return new Envelope(
                root,
                Elements.required(root, "ID", MALFORMED),
                Elements.instant(Elements.required(root, "IssueInstant", MALFORMED), MALFORMED),
                Elements.attribute(root, "Destination"),
                Elements.attribute(root, "InResponseTo"),
                issuer.isPresent() ? Optional.of(Issuer.of(issuer.get(), MALFORMED)) : Optional.empty(),
                signature,
                status,
                assertions);
    }

    static void version(Element element) throws MalformedXml {
        String version = Elements.attribute(element, "Version").orElse("none");
        if (!VERSION.equals(version)) {
            throw new MalformedXml(SamlReason.WRONG_VERSION, VERSION, version);
        }
    }

    /** The outermost code alone decides; the one in it only explains. */
    private static Status status(Element status) throws MalformedXml {
        Element code = new Children(status, MALFORMED).required(Ns.PROTOCOL, "StatusCode");
        Optional<Element> nested = new Children(code, MALFORMED).optional(Ns.PROTOCOL, "StatusCode");
        return new Status(
                Elements.required(code, "Value", MALFORMED),
                nested.isPresent()
                        ? Optional.of(Elements.required(nested.get(), "Value", MALFORMED))
                        : Optional.empty());
    }

    private static List<Element> assertions(Children children) throws MalformedXml {
        List<Element> assertions = new ArrayList<>();
        while (children.at(Ns.ASSERTION, "Assertion") || children.at(Ns.ASSERTION, "EncryptedAssertion")) {
            assertions.addAll(children.several(Ns.ASSERTION, "Assertion"));
            assertions.addAll(children.several(Ns.ASSERTION, "EncryptedAssertion"));
        }
        return assertions;
    }
}
