package org.secf.saml.opensaml;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opensaml.core.xml.XMLObject;
import org.opensaml.saml.saml2.metadata.EntitiesDescriptor;
import org.opensaml.saml.saml2.metadata.EntityDescriptor;
import org.opensaml.saml.saml2.metadata.IDPSSODescriptor;

/** Which of the described entities is the identity provider. */
final class EntityChoice {

    private static final String SAML2 = "urn:oasis:names:tc:SAML:2.0:protocol";
    private static final int MOST_NAMED = 10;

    private EntityChoice() {}

    static IDPSSODescriptor choose(XMLObject root, Optional<String> wanted, MetadataSource source) {
        List<IDPSSODescriptor> all = roles(root).toList();
        List<IDPSSODescriptor> fitting = all.stream()
                .filter(role -> wanted.map(id(role)::equals).orElse(true))
                .toList();
        if (fitting.size() == 1) {
            return fitting.get(0);
        }
        if (all.isEmpty()) {
            throw source.error(
                    "expected an IDPSSODescriptor for SAML 2.0, found none; is this a service provider's metadata?"
                            + " Ask the identity provider for its own");
        }
        throw source.error(fitting.isEmpty() ? missing(wanted.orElse(""), all) : ambiguous(wanted, fitting));
    }

    /** The entity id of a role's entity. */
    static String id(IDPSSODescriptor role) {
        return ((EntityDescriptor) Objects.requireNonNull(role.getParent())).getEntityID();
    }

    /** The entity ids of all. */
    static List<String> ids(XMLObject root) {
        return roles(root).map(EntityChoice::id).toList();
    }

    private static Stream<IDPSSODescriptor> roles(XMLObject root) {
        return entities(root).filter(entity -> entity.getEntityID() != null).flatMap(EntityChoice::role);
    }

    private static Stream<EntityDescriptor> entities(XMLObject root) {
        if (root instanceof EntitiesDescriptor group) {
            return Stream.concat(
                    group.getEntityDescriptors().stream(),
                    group.getEntitiesDescriptors().stream().flatMap(EntityChoice::entities));
        }
        return Stream.of((EntityDescriptor) root);
    }

    private static Stream<IDPSSODescriptor> role(EntityDescriptor entity) {
        return Stream.ofNullable(entity.getIDPSSODescriptor(SAML2));
    }

    private static String missing(String wanted, List<IDPSSODescriptor> all) {
        return "expected the identity provider " + wanted + ", found " + names(all)
                + "; correct idp-entity-id, character by character";
    }

    private static String ambiguous(Optional<String> wanted, List<IDPSSODescriptor> fitting) {
        return wanted.isPresent()
                ? "describes " + wanted.get() + " " + fitting.size() + " times; which is right cannot be known"
                : "describes several identity providers; name one by idp-entity-id: " + names(fitting);
    }

    private static String names(List<IDPSSODescriptor> roles) {
        String names = roles.stream().map(EntityChoice::id).limit(MOST_NAMED).collect(Collectors.joining(", "));
        return roles.size() > MOST_NAMED ? names + " and " + (roles.size() - MOST_NAMED) + " more" : names;
    }
}
