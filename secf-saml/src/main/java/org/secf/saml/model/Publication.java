package org.secf.saml.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What our metadata says for people and of attributes, beside keys and addresses.
 *
 * @param displayNames language to name (sstc-saml-metadata-ui §2.1.2)
 * @param descriptions language to text
 * @param logo a picture
 * @param privacyStatements language to address
 * @param requiredAttributes names of attributes that we cannot do without (saml-metadata §2.4.4.2)
 * @param requestedAttributes names of those that we would like to have
 * @param subjectId which name of a subject we need; empty says nothing of it
 */
public record Publication(
        Map<String, String> displayNames,
        Map<String, String> descriptions,
        Optional<Description.Logo> logo,
        Map<String, String> privacyStatements,
        List<String> requiredAttributes,
        List<String> requestedAttributes,
        Optional<SubjectIdRequirement> subjectId) {

    /** Nothing. */
    public static final Publication NONE =
            new Publication(Map.of(), Map.of(), Optional.empty(), Map.of(), List.of(), List.of());

    /** One that says nothing of names of subjects. */
    public Publication(
            Map<String, String> displayNames,
            Map<String, String> descriptions,
            Optional<Description.Logo> logo,
            Map<String, String> privacyStatements,
            List<String> requiredAttributes,
            List<String> requestedAttributes) {
        this(
                displayNames,
                descriptions,
                logo,
                privacyStatements,
                requiredAttributes,
                requestedAttributes,
                Optional.empty());
    }

    public Publication {
        requiredAttributes = List.copyOf(requiredAttributes);
        requestedAttributes = List.copyOf(requestedAttributes);
    }

    /** Whether there is anything to show to users. */
    public boolean isShown() {
        return !displayNames.isEmpty() || !descriptions.isEmpty() || !privacyStatements.isEmpty() || logo.isPresent();
    }

    /** Whether attributes are asked for. */
    public boolean asksForAttributes() {
        return !requiredAttributes.isEmpty() || !requestedAttributes.isEmpty();
    }
}
