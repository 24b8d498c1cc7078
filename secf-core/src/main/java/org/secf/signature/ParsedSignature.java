package org.secf.signature;

import org.secf.structured.BareItem;

/**
 * One signature of a message, well-formed. Nothing in it is proved.
 *
 * @param label its name in this message
 * @param input what it covers, with its parameters
 * @param signature the octets
 */
record ParsedSignature(String label, SignatureInput input, BareItem.Octets signature) {}
