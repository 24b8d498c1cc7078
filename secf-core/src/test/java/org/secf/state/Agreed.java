package org.secf.state;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.secf.crypto.Crypto;
import org.secf.verdict.Verdicts;

/** Both sides of an association, as their agreement would leave them. */
public final class Agreed {

    private Agreed() {}

    private static UnconfirmedAssociation side(AssociationRole role) {
        byte[] secret = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
        return new UnconfirmedAssociation(role, secret, new byte[32], Crypto.jdk());
    }

    /** The client's, with a server called {@code enabler}. */
    public static SecurityAssociation client(AssociationTerms terms) {
        byte[] proof = side(AssociationRole.SERVER).serverProof(terms);
        return Verdicts.value(side(AssociationRole.CLIENT).confirmedByServer(proof, terms, "enabler"));
    }

    /** The server's. */
    public static SecurityAssociation server(AssociationTerms terms, Optional<String> client) {
        byte[] proof = side(AssociationRole.CLIENT).clientProof();
        return Verdicts.value(side(AssociationRole.SERVER).confirmedByClient(proof, terms, client));
    }
}
