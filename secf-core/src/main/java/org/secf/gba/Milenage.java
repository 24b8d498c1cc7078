package org.secf.gba;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.secf.crypto.Crypto;
import org.secf.keys.Secret;

/** The example algorithm set of TS 35.206, which most operators use, with AES-128. */
public final class Milenage implements AkaFunctions {

    private static final int BLOCK = 16;
    private static final int CODE = 8;
    private static final int ANONYMITY = 6;

    private final Crypto crypto;
    private final Secret key;
    private final Secret operator;

    private Milenage(Crypto crypto, Secret key, Secret operator) {
        this.crypto = crypto;
        this.key = key;
        this.operator = operator;
    }

    /**
     * For one subscriber, whose card has OPc.
     *
     * @param key K, 16 octets; copied
     * @param operator OPc, 16 octets; copied
     * @throws IllegalArgumentException when one has another length
     */
    public static Milenage of(Crypto crypto, Secret key, Secret operator) {
        return new Milenage(crypto, block(key, "K"), block(operator, "OPc"));
    }

    /**
     * For one subscriber of an operator.
     *
     * @param key K, 16 octets; copied
     * @param operator OP, 16 octets, the same for all subscribers
     * @throws IllegalArgumentException when one has another length
     */
    public static Milenage ofOperator(Crypto crypto, Secret key, Secret operator) {
        try (Secret constant = block(operator, "OP");
                Secret copy = block(key, "K");
                Secret own =
                        constant.use(op -> copy.use(k -> Secret.taking(Octets.xor(op, encrypted(crypto, k, op)))))) {
            return of(crypto, key, own);
        }
    }

    private static Secret block(Secret secret, String name) {
        return secret.use(octets -> Secret.taking(Octets.exactly(BLOCK, octets, name)));
    }

    /** OPc, which belongs to the subscriber and must be kept like the key. */
    public Secret operator() {
        return operator.copy();
    }

    @Override
    public AkaKeys keys(byte[] random) {
        byte[] rand = Octets.exactly(BLOCK, random, "RAND");
        return key.use(k -> operator.use(opc -> {
            Round round = new Round(k, opc, rand);
            byte[] second = round.output(0, 1);
            AkaKeys keys = new AkaKeys(
                    Secret.taking(Arrays.copyOfRange(second, CODE, BLOCK)),
                    Secret.taking(round.output(32, 2)),
                    Secret.taking(round.output(64, 4)),
                    Secret.taking(Arrays.copyOf(second, ANONYMITY)),
                    Secret.taking(Arrays.copyOf(round.output(96, 8), ANONYMITY)));
            Arrays.fill(second, (byte) 0);
            round.close();
            return keys;
        }));
    }

    @Override
    public AkaCodes codes(byte[] random, SequenceNumber number, byte[] management) {
        byte[] rand = Octets.exactly(BLOCK, random, "RAND");
        byte[] amf = Octets.exactly(2, management, "AMF");
        byte[] sqn = number.octets();
        byte[] in = Octets.joined(sqn, amf, sqn, amf);
        return key.use(k -> operator.use(opc -> {
            Round round = new Round(k, opc, rand);
            byte[] first = round.codes(in);
            round.close();
            return new AkaCodes(
                    Secret.taking(Arrays.copyOf(first, CODE)), Secret.taking(Arrays.copyOfRange(first, CODE, BLOCK)));
        }));
    }

    @Override
    public void close() {
        key.close();
        operator.close();
    }

    private static byte[] encrypted(Crypto crypto, byte[] key, byte[] block) {
        try {
            // One block, so there is no mode to speak of.
            Cipher cipher = crypto.cipher("AES/ECB/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
            return cipher.doFinal(block);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform has no AES", e);
        }
    }

    /** One challenge: TEMP, and what is calculated from it (TS 35.206 §4.1). */
    private final class Round implements AutoCloseable {

        private final byte[] k;
        private final byte[] opc;
        private final byte[] temp;

        Round(byte[] k, byte[] opc, byte[] random) {
            this.k = k;
            this.opc = opc;
            this.temp = encrypted(crypto, k, Octets.xor(random, opc));
        }

        /** OUT1; its constant c1 is zero. */
        byte[] codes(byte[] in) {
            byte[] rotated = rotated(Octets.xor(in, opc), 64);
            return Octets.xor(encrypted(crypto, k, Octets.xor(temp, rotated)), opc);
        }

        /** OUT2 to OUT5, each by its rotation in bits and the last octet of its constant. */
        byte[] output(int rotation, int constant) {
            byte[] block = rotated(Octets.xor(temp, opc), rotation);
            block[BLOCK - 1] ^= (byte) constant;
            return Octets.xor(encrypted(crypto, k, block), opc);
        }

        /** To the left, by whole octets. */
        private byte[] rotated(byte[] block, int bits) {
            byte[] result = new byte[BLOCK];
            for (int i = 0; i < BLOCK; i++) {
                result[i] = block[(i + bits / Byte.SIZE) % BLOCK];
            }
            return result;
        }

        @Override
        public void close() {
            Arrays.fill(temp, (byte) 0);
        }
    }
}
