package org.secf.saml.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Which of its two names of a subject we need from an identity provider (saml-subject-id-attr §4.1). */
public enum SubjectIdRequirement {
    /** The one that every service gets. */
    SUBJECT_ID,
    /** The one that each service gets for itself. */
    PAIRWISE_ID,
    /** Either. */
    ANY,
    /** Neither is needed. */
    NONE;

    private static final String ATTRIBUTE = "urn:oasis:names:tc:SAML:attribute:";

    /** As metadata names it. */
    public String value() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The one that stands for an attribute; empty where the attribute is neither of the two. */
    public static Optional<SubjectIdRequirement> ofAttribute(String name) {
        return Arrays.stream(new SubjectIdRequirement[] {SUBJECT_ID, PAIRWISE_ID})
                .filter(requirement -> name.equals(ATTRIBUTE + requirement.value()))
                .findFirst();
    }
}
