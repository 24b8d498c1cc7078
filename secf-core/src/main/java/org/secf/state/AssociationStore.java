package org.secf.state;

import org.secf.verdict.Verdict;

/** Keeps the security associations of a server. */
public interface AssociationStore extends Associations {

    /**
     * Keeps an association until it expires. Takes it over: from then on only the store closes it.
     *
     * @param quota how many living associations there may be with it
     * @return refused with {@link AssociationReason#STORE_FULL}, {@link AssociationReason#CLIENT_FULL} or {@link AssociationReason#ID_TAKEN}; the association
     *     is closed then
     */
    Verdict<SecurityAssociation> add(SecurityAssociation association, AssociationQuota quota);
}
