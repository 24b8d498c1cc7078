package org.secf.saml.metadata;

import static org.secf.saml.xml.XmlName.assertion;
import static org.secf.saml.xml.XmlName.metadata;

import java.net.URI;
import java.util.Map;
import org.secf.saml.model.Description.Logo;
import org.secf.saml.model.Publication;
import org.secf.saml.model.SubjectIdRequirement;
import org.secf.saml.xml.XmlElement;
import org.secf.saml.xml.XmlName;

/** What our metadata says for people (sstc-saml-metadata-ui §2.1) and of attributes (saml-metadata §2.4.4.1). */
final class PublicationElements {

    private static final String LANGUAGE = "xml:lang";
    private static final String FORMAT = "urn:oasis:names:tc:SAML:2.0:attrname-format:";

    private PublicationElements() {}

    static XmlElement shown(Publication publication) {
        XmlElement info = XmlElement.of(ui("UIInfo"));
        info = texts(info, ui("DisplayName"), publication.displayNames());
        info = texts(info, ui("Description"), publication.descriptions());
        if (publication.logo().isPresent()) {
            Logo logo = publication.logo().get();
            info = info.with(XmlElement.of(ui("Logo"))
                    .with("width", String.valueOf(logo.width()))
                    .with("height", String.valueOf(logo.height()))
                    .with(logo.address()));
        }
        info = texts(info, ui("PrivacyStatementURL"), publication.privacyStatements());
        return info;
    }

    /** Which name of a subject we need, as an attribute of the entity (saml-subject-id-attr §4.1, saml-metadata-attr §2). */
    static XmlElement subjectId(SubjectIdRequirement requirement) {
        XmlElement attribute = XmlElement.of(assertion("Attribute"))
                .with("Name", "urn:oasis:names:tc:SAML:profiles:subject-id:req")
                .with("NameFormat", FORMAT + "uri")
                .with(XmlElement.of(assertion("AttributeValue")).with(requirement.value()));
        XmlName attributes = new XmlName("mdattr", "urn:oasis:names:tc:SAML:metadata:attribute", "EntityAttributes");
        return XmlElement.of(metadata("Extensions"))
                .with(XmlElement.of(attributes).with(attribute));
    }

    /**
     * The service that needs the attributes; it has to have a name.
     *
     * @param name where there is none for users
     */
    static XmlElement attributes(Publication publication, String name) {
        Map<String, String> names =
                publication.displayNames().isEmpty() ? Map.of("en", name) : publication.displayNames();
        XmlElement service =
                XmlElement.of(metadata("AttributeConsumingService")).with("index", "0");
        service = texts(service, metadata("ServiceName"), names);
        for (String required : publication.requiredAttributes()) {
            service = service.with(attribute(required).with("isRequired", "true"));
        }
        for (String requested : publication.requestedAttributes()) {
            service = service.with(attribute(requested).with("isRequired", "false"));
        }
        return service;
    }

    private static XmlElement attribute(String name) {
        return XmlElement.of(metadata("RequestedAttribute"))
                .with("Name", name)
                .with("NameFormat", FORMAT + (isUri(name) ? "uri" : "unspecified"));
    }

    private static boolean isUri(String name) {
        try {
            return URI.create(name).isAbsolute();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static XmlElement texts(XmlElement parent, XmlName name, Map<String, String> byLanguage) {
        XmlElement filled = parent;
        for (Map.Entry<String, String> entry : byLanguage.entrySet()) {
            filled = filled.with(
                    XmlElement.of(name).with(LANGUAGE, entry.getKey()).with(entry.getValue()));
        }
        return filled;
    }

    private static XmlName ui(String local) {
        return new XmlName("mdui", "urn:oasis:names:tc:SAML:metadata:ui", local);
    }
}
