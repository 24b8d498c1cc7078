package org.secf.crypto;

import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;
import javax.crypto.CipherSpi;
import javax.crypto.IllegalBlockSizeException;
import javax.crypto.ShortBufferException;

/** The JDK's ciphers with one fault. */
final class FaultyCipher extends CipherSpi {

    /** What is wrong. */
    enum Fault {
        NOTHING,
        ENCRYPTS_SOMETHING_ELSE,
        DECRYPTS_SOMETHING_ELSE,
        ACCEPTS_WHAT_WAS_ALTERED
    }

    private final Cipher honest;
    private final Fault fault;
    private int mode;

    FaultyCipher(String transformation, Fault fault) {
        this.fault = fault;
        try {
            honest = Cipher.getInstance(transformation);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Override
    protected void engineInit(int opmode, Key key, AlgorithmParameterSpec parameters, SecureRandom random)
            throws InvalidKeyException, InvalidAlgorithmParameterException {
        mode = opmode;
        honest.init(opmode, key, parameters);
    }

    @Override
    protected byte[] engineDoFinal(byte[] input, int offset, int length)
            throws IllegalBlockSizeException, BadPaddingException {
        byte[] octets = new byte[length];
        System.arraycopy(input, offset, octets, 0, length);
        if (mode == Cipher.ENCRYPT_MODE) {
            return honest.doFinal(
                    fault == Fault.ENCRYPTS_SOMETHING_ELSE ? org.secf.crypto.Fault.changed(octets) : octets);
        }
        try {
            byte[] plain = honest.doFinal(octets);
            return fault == Fault.DECRYPTS_SOMETHING_ELSE ? org.secf.crypto.Fault.changed(plain) : plain;
        } catch (BadPaddingException altered) {
            if (fault == Fault.ACCEPTS_WHAT_WAS_ALTERED) {
                return octets;
            }
            throw altered;
        }
    }

    @Override
    protected void engineUpdateAAD(byte[] octets, int offset, int length) {
        honest.updateAAD(octets, offset, length);
    }

    @Override
    protected void engineSetMode(String name) {}

    @Override
    protected void engineSetPadding(String name) {}

    @Override
    protected int engineGetBlockSize() {
        return honest.getBlockSize();
    }

    @Override
    protected int engineGetOutputSize(int length) {
        return honest.getOutputSize(length);
    }

    @Override
    protected byte[] engineGetIV() {
        return honest.getIV();
    }

    @Override
    protected AlgorithmParameters engineGetParameters() {
        return honest.getParameters();
    }

    @Override
    protected void engineInit(int opmode, Key key, SecureRandom random) throws InvalidKeyException {
        honest.init(opmode, key);
    }

    @Override
    protected void engineInit(int opmode, Key key, AlgorithmParameters parameters, SecureRandom random)
            throws InvalidKeyException, InvalidAlgorithmParameterException {
        honest.init(opmode, key, parameters);
    }

    @Override
    protected byte[] engineUpdate(byte[] input, int offset, int length) {
        return honest.update(input, offset, length);
    }

    @Override
    protected int engineUpdate(byte[] input, int offset, int length, byte[] output, int at)
            throws ShortBufferException {
        return honest.update(input, offset, length, output, at);
    }

    @Override
    protected int engineDoFinal(byte[] input, int offset, int length, byte[] output, int at)
            throws ShortBufferException, IllegalBlockSizeException, BadPaddingException {
        return honest.doFinal(input, offset, length, output, at);
    }
}
