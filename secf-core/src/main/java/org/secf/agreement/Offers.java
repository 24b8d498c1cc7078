package org.secf.agreement;

import org.secf.verdict.Verdict;

/**
 * The offers of a server, with the private halves of their keys. All processes that serve one application would have to share it, together with {@link
 * org.secf.state.OnceStore} and {@link org.secf.state.AssociationStore}: a shared one of these alone would let an answer be taken twice.
 */
interface Offers {

    /** What is offered now; refused with {@link AgreementReason#NO_SIGNING_KEY}. */
    Verdict<PreKey> current();

    /** What was offered by that name and may still be answered; refused with {@link AgreementReason#OFFER_EXPIRED}. */
    Verdict<PreKey> find(String id);
}
