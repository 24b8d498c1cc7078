package org.secf.signature;

/**
 * A signature of ours, to be sent as further lines of its two fields; lines that are there already stay.
 *
 * @param signatureInput the line of {@code Signature-Input}
 * @param signature the line of {@code Signature}
 */
public record SignatureFields(String signatureInput, String signature) {}
