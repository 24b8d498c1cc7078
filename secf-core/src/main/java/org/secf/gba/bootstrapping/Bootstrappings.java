package org.secf.gba.bootstrapping;

import java.util.Optional;
import org.secf.gba.TransactionId;

/** Remembers bootstrappings until they expire. Used by many threads at once; an exception refuses the bootstrapping. */
public interface Bootstrappings {

    /**
     * Keeps one, and forgets an earlier one of the same subscriber (TS 33.220 §4.5.2). Takes it over.
     *
     * @return false where there is no room
     */
    boolean add(Bootstrapping bootstrapping);

    /** One that is not over, with a key of its own, which the caller closes. */
    Optional<Bootstrapping> find(TransactionId transaction);

    /** The subscriber whose living bootstrapping has this temporary identity. */
    Optional<String> subscriber(String temporaryIdentity);
}
