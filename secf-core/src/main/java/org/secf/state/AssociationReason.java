package org.secf.state;

import org.secf.verdict.Reason;

/** Why there is no security association. */
public enum AssociationReason implements Reason {
    /** The other side did not show that it has the same keys, of the same agreement and on the same terms. */
    CONFIRMATION_WRONG("NIST SP 800-56A §5.9, SEC_CF KEM-001"),
    /** There are as many living associations as there may be; none of them is dropped for another. */
    STORE_FULL("SEC_CF KEM-001"),
    /** One client has as many living associations as one may have. */
    CLIENT_FULL("SEC_CF KEM-001"),
    /** There is an association of that name. */
    ID_TAKEN("SEC_CF KEM-001");

    private final String clause;

    AssociationReason(String clause) {
        this.clause = clause;
    }

    @Override
    public String clause() {
        return clause;
    }
}
