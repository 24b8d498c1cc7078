package org.secf.saml.xml;

import java.util.List;

/**
 * How elements are canonicalized; comments are left out of both forms.
 *
 * @param isInclusive by xml-c14n, as a reference without a name for it means (xmldsig-core §4.4.3.2); else by xml-exc-c14n
 * @param prefixes of InclusiveNamespaces, which an exclusive form renders wherever they are declared; {@code #default} for none
 */
public record CanonicalForm(boolean isInclusive, List<String> prefixes) {

    /** Canonical XML 1.0. */
    public static final CanonicalForm INCLUSIVE = new CanonicalForm(true, List.of());

    public CanonicalForm {
        prefixes = List.copyOf(prefixes);
    }

    /** Exclusive canonical XML 1.0. */
    public static CanonicalForm exclusive(List<String> prefixes) {
        return new CanonicalForm(false, prefixes);
    }
}
