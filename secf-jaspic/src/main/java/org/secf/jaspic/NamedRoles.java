package org.secf.jaspic;

import jakarta.annotation.security.DeclareRoles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.inject.spi.Annotated;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The roles that an application speaks of, in its annotations and in {@code web.xml}. */
final class NamedRoles {

    private static final String DESCRIPTOR = "/WEB-INF/web.xml";
    private static final String ROLE_NAME = "role-name";

    private NamedRoles() {}

    /** In the annotations of a class and of its methods. */
    static Collection<String> by(AnnotatedType<?> type) {
        Set<String> roles = new LinkedHashSet<>();
        Stream.concat(Stream.of(type), type.getMethods().stream()).forEach(annotated -> add(annotated, roles));
        return roles;
    }

    /** In {@code web.xml}; what cannot be read there is the container's matter. */
    static Collection<String> by(ServletContext context) {
        Set<String> roles = new LinkedHashSet<>();
        try (InputStream in = context.getResourceAsStream(DESCRIPTOR)) {
            if (in != null) {
                add(factory().createXMLStreamReader(in), roles);
            }
        } catch (IOException | XMLStreamException e) {
            return Set.of();
        }
        roles.remove("*");
        roles.remove("**");
        return roles;
    }

    private static void add(Annotated annotated, Set<String> roles) {
        RolesAllowed allowed = annotated.getAnnotation(RolesAllowed.class);
        DeclareRoles declared = annotated.getAnnotation(DeclareRoles.class);
        if (allowed != null) {
            roles.addAll(Arrays.asList(allowed.value()));
        }
        if (declared != null) {
            roles.addAll(Arrays.asList(declared.value()));
        }
    }

    private static void add(XMLStreamReader xml, Set<String> roles) throws XMLStreamException {
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT
                    && xml.getLocalName().equals(ROLE_NAME)) {
                roles.add(xml.getElementText().strip());
            }
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }
}
