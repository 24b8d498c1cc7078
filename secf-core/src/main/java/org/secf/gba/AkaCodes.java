package org.secf.gba;

import org.secf.keys.Secret;

/**
 * Codes by which each side proves that it has the key.
 *
 * @param network MAC-A (f1), 8 octets: the challenge comes from the network
 * @param resynchronisation MAC-S (f1*), 8 octets: the sequence number comes from the card
 */
public record AkaCodes(Secret network, Secret resynchronisation) {}
