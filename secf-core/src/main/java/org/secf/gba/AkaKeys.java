package org.secf.gba;

import org.secf.keys.Secret;

/**
 * What follows from one challenge.
 *
 * @param response RES (f2), 4 to 16 octets
 * @param confidentiality CK (f3), 16 octets
 * @param integrity IK (f4), 16 octets
 * @param anonymity AK (f5), 6 octets; hides sequence numbers of the network
 * @param resynchronisation AK of f5*, 6 octets; hides sequence numbers of the card
 */
public record AkaKeys(
        Secret response, Secret confidentiality, Secret integrity, Secret anonymity, Secret resynchronisation)
        implements AutoCloseable {

    /** Wipes all of them. */
    @Override
    public void close() {
        response.close();
        confidentiality.close();
        integrity.close();
        anonymity.close();
        resynchronisation.close();
    }
}
