package org.secf.state;

import java.util.Optional;
import org.secf.verdict.Verdict;

/** The security associations of a server. Whoever finds one here may accept what it protects: it is established and has not expired. */
public interface AssociationStore {

    /**
     * Keeps an association until it expires. Takes it over: from then on only the store closes it.
     *
     * @param most how many living associations there may be with it
     * @return refused with {@link AssociationReason#STORE_FULL} or {@link AssociationReason#ID_TAKEN}; the association is closed then
     */
    Verdict<SecurityAssociation> add(SecurityAssociation association, int most);

    /** The living association of that name. Use it at once and do not keep it: its keys are wiped a while after it expires, and when it is removed. */
    Optional<SecurityAssociation> find(String id);

    /** Forgets an association and wipes its keys; whether there was one. */
    boolean remove(String id);
}
