package org.secf.saml.model;

import java.util.Optional;

/**
 * A subject's name with all its XML attributes, exactly as received (saml-core §2.2.2).
 *
 * @param value the text
 */
public record NameId(
        String value,
        Optional<String> format,
        Optional<String> nameQualifier,
        Optional<String> spNameQualifier,
        Optional<String> spProvidedId) {}
