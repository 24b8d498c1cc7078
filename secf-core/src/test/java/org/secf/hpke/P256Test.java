package org.secf.hpke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.secf.hpke.PlatformKeys.onCurve;
import static org.secf.verdict.Verdicts.assertRefused;
import static org.secf.verdict.Verdicts.value;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Validation as NIST SP 800-56A §5.6.2.3.4 asks for. */
class P256Test {

    private static final HexFormat HEX = HexFormat.of();

    private static final HpkeKem KEM = HpkeKem.P256_HKDF_SHA256;
    private static final int MIDDLE = 33;

    private final ECPublicKey key = (ECPublicKey) onCurve("secp256r1").getPublic();
    private final byte[] octets = value(KemPublicKey.of(KEM, key)).octets();
    private final ECParameterSpec parameters = key.getParams();
    private final P256 group = new P256(Primitives.JDK);

    private void assertInvalid(ECPoint point) {
        assertRefused(KemPublicKey.of(KEM, new AnyPoint(point, parameters)), HpkeReason.INVALID_PUBLIC_KEY);
    }

    @Test
    void aPointBesideTheCurveIsRefused() {
        octets[64] ^= 1;

        assertRefused(KemPublicKey.parse(KEM, octets), HpkeReason.INVALID_PUBLIC_KEY);
    }

    @Test
    void anEncapsulationBesideTheCurveIsRefused() {
        TestExchange exchange = TestExchange.of(KEM);
        exchange.encapsulation[64] ^= 1;

        assertRefused(exchange.setup(), HpkeReason.INVALID_PUBLIC_KEY);
    }

    @Test
    void zerosAreNoPoint() {
        byte[] zeros = new byte[65];
        zeros[0] = 4;

        assertRefused(KemPublicKey.parse(KEM, zeros), HpkeReason.INVALID_PUBLIC_KEY);
    }

    /** The point with the first coordinate 5, written as 5 plus the prime. */
    @Test
    void aCoordinateBeyondThePrimeIsRefused() {
        BigInteger prime = new BigInteger("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff", 16);
        ECPoint five = new P256Curve(parameters.getCurve()).lift(BigInteger.valueOf(5));
        byte[] honest = point(five.getAffineX(), five.getAffineY());
        byte[] beyond = point(five.getAffineX().add(prime), five.getAffineY());

        assertThat(KemPublicKey.parse(KEM, honest).rejection()).isEmpty();
        assertRefused(KemPublicKey.parse(KEM, beyond), HpkeReason.INVALID_PUBLIC_KEY);
        assertInvalid(new ECPoint(five.getAffineX().add(prime), five.getAffineY()));
        assertInvalid(new ECPoint(five.getAffineX(), five.getAffineY().negate()));
    }

    private byte[] point(BigInteger x, BigInteger y) {
        return Octets.concat(new byte[] {4}, Octets.bigEndian(x, 32), Octets.bigEndian(y, 32));
    }

    @Test
    void thePointAtInfinityIsRefused() {
        assertInvalid(ECPoint.POINT_INFINITY);
        assertRefused(KemPublicKey.parse(KEM, new byte[1]), HpkeReason.MALFORMED_PUBLIC_KEY);
    }

    @Test
    void aPointOfThePlatformBesideTheCurveIsRefused() {
        assertInvalid(
                new ECPoint(key.getW().getAffineX(), key.getW().getAffineY().xor(BigInteger.ONE)));
    }

    /** Whoever chooses the generator knows a private key to any public one. */
    @Test
    void aKeyOfTheCurveWithAnotherGeneratorOrOrderIsRefused() {
        ECParameterSpec generator = new ECParameterSpec(parameters.getCurve(), key.getW(), parameters.getOrder(), 1);
        ECParameterSpec order =
                new ECParameterSpec(parameters.getCurve(), parameters.getGenerator(), BigInteger.TEN, 1);

        assertRefused(KemPublicKey.of(KEM, new AnyPoint(key.getW(), generator)), HpkeReason.WRONG_KEY_TYPE);
        assertRefused(KemPublicKey.of(KEM, new AnyPoint(key.getW(), order)), HpkeReason.WRONG_KEY_TYPE);
    }

    @Test
    void compressedAndHybridPointsAreRefused() {
        boolean isOdd = key.getW().getAffineY().testBit(0);
        byte[] compressed = Arrays.copyOf(octets, MIDDLE);
        compressed[0] = (byte) (isOdd ? 3 : 2);
        byte[] hybrid = octets.clone();
        hybrid[0] = (byte) (isOdd ? 7 : 6);

        assertRefused(KemPublicKey.parse(KEM, compressed), HpkeReason.MALFORMED_PUBLIC_KEY);
        assertRefused(KemPublicKey.parse(KEM, hybrid), HpkeReason.MALFORMED_PUBLIC_KEY);
    }

    @Test
    void aPrivateKeyOfZeroBelongsToNothing() throws GeneralSecurityException {
        ECPrivateKey zero = (ECPrivateKey)
                KeyFactory.getInstance("EC").generatePrivate(new ECPrivateKeySpec(BigInteger.ZERO, parameters));

        assertRefused(KemKeyPair.of(KEM, new KeyPair(key, zero)), HpkeReason.KEY_PAIR_MISMATCH);
    }

    /** Multiples of the generator, as NIST published them; the last by the curve's symmetry. */
    @Test
    void theGeneratorIsMultipliedAlsoAtTheEdges() throws GeneralSecurityException {
        ECPoint generator = parameters.getGenerator();
        BigInteger order = parameters.getOrder();
        P256Curve curve = new P256Curve(parameters.getCurve());
        ECPoint twice = group.multiplied(BigInteger.TWO);

        assertThat(group.multiplied(BigInteger.ONE)).isEqualTo(generator);
        assertThat(twice.getAffineX().toString(16))
                .isEqualTo("7cf27b188d034f7e8a52380304b51ac3c08969e277f21b35a60b48fc47669978");
        assertThat(twice.getAffineY().toString(16))
                .isEqualTo("7775510db8ed040293d9ac69f7430dbba7dade63ce982299e04b79d227873d1");
        assertThat(group.multiplied(order.subtract(BigInteger.TWO))).isEqualTo(curve.negative(twice));
        assertThat(group.multiplied(order.subtract(BigInteger.ONE))).isEqualTo(curve.negative(generator));
    }

    /** RFC 9180 §7.1.3. */
    @Test
    void candidatesThatAreNoPrivateKeyAreSkipped() {
        byte[] order = Octets.bigEndian(parameters.getOrder(), 32);
        byte[][] candidates = {new byte[32], order, HEX.parseHex("ff".repeat(32)), HEX.parseHex("01".repeat(32))};

        assertThat(group.scalar(counter -> candidates[counter])).isEqualTo(new BigInteger("01".repeat(32), 16));
        assertThatThrownBy(() -> group.scalar(counter -> new byte[32])).isInstanceOf(IllegalStateException.class);
    }

    /** A key as a hostile provider or a careless reader of certificates could make it. */
    private record AnyPoint(ECPoint getW, ECParameterSpec getParams) implements ECPublicKey {

        private static final long serialVersionUID = 1;

        @Override
        public String getAlgorithm() {
            return "EC";
        }

        @Override
        public String getFormat() {
            return "none";
        }

        @Override
        public byte[] getEncoded() {
            return new byte[0];
        }
    }
}
