package org.secf.saml.mint;

import java.util.List;
import java.util.stream.Stream;

/** Every response worth trying: valid ones in their variety, and every hostile one with its one fault. */
public final class Catalogue {

    private Catalogue() {}

    /** Made anew on every call. */
    public static List<Case> cases() {
        return Stream.of(
                        ValidCases.all(),
                        DocumentCases.all(),
                        WrappingCases.all(),
                        SignatureCases.all(),
                        EncryptionCases.all(),
                        ResponseCases.all(),
                        AssertionCases.all(),
                        SubjectCases.all())
                .flatMap(List::stream)
                .toList();
    }
}
