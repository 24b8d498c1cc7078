package org.secf.crypto;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.SignatureSpi;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The JDK's signatures with one fault. */
final class FaultySignature extends SignatureSpi {

    /** What is wrong. */
    enum Fault {
        NOTHING,
        ACCEPTS_ZEROS,
        IGNORES_THE_LAST_BIT_OF_SIGNATURES,
        IGNORES_THE_LAST_BIT_OF_MESSAGES,
        SIGNS_SOMETHING_ELSE
    }

    private static final String ZEROS = "3006020100020100";

    private final Signature honest;
    private final Fault fault;
    private final ByteArrayOutputStream message = new ByteArrayOutputStream();
    private @Nullable PublicKey key;

    FaultySignature(String algorithm, Fault fault) {
        this.fault = fault;
        try {
            honest = Signature.getInstance(algorithm);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Override
    protected void engineInitVerify(PublicKey publicKey) {
        key = publicKey;
        message.reset();
    }

    @Override
    protected void engineInitSign(PrivateKey privateKey) throws InvalidKeyException {
        honest.initSign(privateKey);
        message.reset();
    }

    @Override
    protected void engineUpdate(byte octet) {
        message.write(octet);
    }

    @Override
    protected void engineUpdate(byte[] octets, int offset, int length) {
        message.write(octets, offset, length);
    }

    @Override
    protected byte[] engineSign() throws SignatureException {
        byte[] octets = message.toByteArray();
        honest.update(fault == Fault.SIGNS_SOMETHING_ELSE ? org.secf.crypto.Fault.changed(octets) : octets);
        return honest.sign();
    }

    @Override
    protected boolean engineVerify(byte[] signature) throws SignatureException {
        byte[] octets = message.toByteArray();
        return switch (fault) {
            case ACCEPTS_ZEROS -> HexFormat.of().formatHex(signature).equals(ZEROS) || holds(octets, signature);
            case IGNORES_THE_LAST_BIT_OF_SIGNATURES ->
                holds(octets, signature) || holds(octets, org.secf.crypto.Fault.changed(signature));
            case IGNORES_THE_LAST_BIT_OF_MESSAGES ->
                holds(octets, signature) || holds(org.secf.crypto.Fault.changed(octets), signature);
            case NOTHING, SIGNS_SOMETHING_ELSE -> holds(octets, signature);
        };
    }

    private boolean holds(byte[] octets, byte[] signature) throws SignatureException {
        try {
            honest.initVerify(key);
        } catch (InvalidKeyException e) {
            throw new SignatureException(e);
        }
        honest.update(octets);
        return honest.verify(signature);
    }

    @Override
    @Deprecated
    protected void engineSetParameter(String name, Object value) {}

    @Override
    @Deprecated
    @SuppressWarnings("InlineMeSuggester")
    protected Object engineGetParameter(String name) {
        return name;
    }
}
